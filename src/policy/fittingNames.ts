import type { ServiceEntry } from '../catalogue/shapes.ts';
import { fits, type Pattern } from './wildcard.ts';

/** The names of a service's actions in one text, each between two line ends: the engine's own search runs over all. */
interface Names {
  readonly text: string;
  readonly names: readonly string[];
  /** Where the line end before each name is. */
  readonly starts: readonly number[];
}

const read = new WeakMap<ServiceEntry, Names>();

/** Longer than every name of an action. */
const LONGEST = 200;

function namesOf(entry: ServiceEntry): Names {
  const known = read.get(entry);
  if (known) return known;
  const names = [...entry.actions.keys()];
  const starts: number[] = [];
  let at = 0;
  for (const name of names) {
    starts.push(at);
    at += name.length + 1;
  }
  const made = { text: `\n${names.join('\n')}\n`, names, starts };
  read.set(entry, made);
  return made;
}

/** A text that is in every name that fits; empty where none is known. */
function textWithin({ literal, prefix, pieces }: Pattern): string {
  if (literal !== null) return `\n${literal}\n`;
  if (prefix !== null) return `\n${prefix}`;
  const [head, ...rest] = pieces === null ? [] : [pieces.head, ...pieces.rest].map(({ needle }) => needle?.text ?? '');
  let longest = head ? `\n${head}` : '';
  for (const text of rest) if (text.length > longest.length) longest = text;
  return longest;
}

const within = new WeakMap<Pattern, string>();

/** Places, in the catalogue's order, of the actions of a service whose lower case names fit a pattern. */
export function fittingNames(entry: ServiceEntry, pattern: Pattern): number[] {
  const { text, names, starts } = namesOf(entry);
  const part = within.get(pattern) ?? textWithin(pattern);
  within.set(pattern, part);
  if (part.length > LONGEST) return [];
  const found: number[] = [];
  let place = 0;
  for (let hit = text.indexOf(part); hit >= 0 && place < names.length; hit = text.indexOf(part, starts[place])) {
    while ((starts[place + 1] ?? text.length) <= hit) place++;
    const name = names[place];
    if (name !== undefined && fits(pattern, name)) found.push(place);
    place++;
  }
  return found;
}
