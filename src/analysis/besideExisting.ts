import { textOfTokens } from '../policy/pieces.ts';
import { ANY_RUN, literalTokens } from '../policy/wildcard.ts';
import type { AccountView, ResourceView } from './accountView.ts';
import type { Matcher } from './automaton.ts';
import type { TextClasses } from './textClasses.ts';
import { isSpent } from './work.ts';

/** The pattern of what exists, or lies in what exists, that a text names; null where it names something new. */
export type Taken = (text: string) => Matcher | null;

export const nothingTaken: Taken = () => null;

/** Resources of a type, and what lies in its containers. */
export function takenIn(view: AccountView, type: string, containers: readonly ResourceView[]): Taken {
  const there = new Set(view.resources.flatMap((resource) => (resource.type === type ? resource.arn : [])));
  return (text) => {
    if (there.has(text)) return { tokens: literalTokens(text), ignoreCase: false };
    const container = containers.find(({ arn }) => text.startsWith(`${arn}/`));
    return container ? { tokens: [...literalTokens(`${container.arn}/`), ANY_RUN], ignoreCase: false } : null;
  };
}

/**
 * What exists has an owner, policies and tags of its own, so that it does not stand for what is new: where it was found
 * for a class, the class is asked again for something beside it.
 */
export function classesBeside(taken: Taken, find: (more: readonly (readonly Matcher[])[]) => TextClasses): TextClasses {
  const avoided = new Map<string, Matcher>();
  for (;;) {
    const found = find(avoided.size > 0 ? [[...avoided.values()]] : []);
    const before = avoided.size;
    for (const { text } of found.classes) {
      const matcher = taken(text);
      if (matcher) avoided.set(textOfTokens(matcher.tokens), matcher);
    }
    if (avoided.size === before || isSpent()) return found;
  }
}
