import { ANY_RUN } from '../../policy/wildcard.ts';
import type { Matcher } from '../automaton.ts';
import { fillFree, isFree, type Polish, textClasses } from '../textClasses.ts';
import { spend } from '../work.ts';
import { matcherOf, type TextElement } from './textStatement.ts';

/** Any text at all, the empty one too. */
export const anyText: Matcher = matcherOf([ANY_RUN]);

/** A text for all that the same elements match. */
export interface ElementClass {
  readonly text: string;
  /** For each element whether it matches; true where there is no element. */
  readonly matches: readonly boolean[];
}

/** One class for each combination of elements that some text of the shape matches. */
export function elementClasses(
  elements: readonly (TextElement | null)[],
  polish: Polish,
  reasons: Set<string>,
  shape: Matcher = anyText,
): ElementClass[] {
  const asking = elements.flatMap((element) => (element ? [element.matchers] : []));
  if (asking.length === 0) return [{ text: polish.text('\ue000') ?? 'x', matches: elements.map(() => true) }];
  const { classes, complete } = textClasses(shape, asking, polish);
  if (!complete) reasons.add('patterns with many wildcards were not followed to their end');
  spend((classes.length * asking.length) / 5);
  return classes.map((one) => ({
    get text() {
      return one.text;
    },
    matches: matchesOf(elements, marksOf(one.fits, asking.length)),
  }));
}

function marksOf(fits: readonly number[], count: number): boolean[] {
  const marks = new Array<boolean>(count).fill(false);
  for (const at of fits) marks[at] = true;
  return marks;
}

/** From what fits each element that is there to what each element matches. */
export function matchesOf(elements: readonly (TextElement | null)[], fits: readonly boolean[]): boolean[] {
  let at = 0;
  return elements.map((element) => {
    if (!element) return true;
    const fit = fits[at] === true;
    at += 1;
    return fit !== element.negated;
  });
}

function polishWith(whole: string): Polish {
  return { isAny: isFree, text: (raw) => (raw === '' || isFree(raw) ? whole : fillFree(raw, 'x')) };
}

/** How people write the texts of each dimension when nothing asks for anything. */
export const actionPolish = polishWith('service:action');
export const resourcePolish = polishWith('arn:aws:service:us-east-1:111122223333:something');
const nobody = polishWith('arn:aws:iam::999999999999:user/somebody');
export const principalPolish: Polish = {
  isAny: isFree,
  text: (raw) => {
    const account = /^arn:aws:\ue000*::(\d+):\ue000*$/.exec(raw)?.[1];
    return account === undefined ? nobody.text(raw) : `arn:aws:iam::${account}:user/someone`;
  },
};
