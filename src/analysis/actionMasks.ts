import type { ServiceEntry } from '../catalogue/shapes.ts';
import { type ActionElement, type ActionPattern, actionFits } from '../policy/actions.ts';
import { textOfTokens } from '../policy/pieces.ts';
import { fits } from '../policy/wildcard.ts';

/** Which actions of a service, in the catalogue's order: all, none, or a mark for each. */
export type Mask = 'all' | 'none' | Uint8Array;

const remembered = new WeakMap<ServiceEntry, Map<string, Mask>>();
const mostRemembered = 500;

/** The actions of a service that an action element covers. */
export function maskOf(element: ActionElement, entry: ServiceEntry): Mask {
  const masks: Mask[] = [];
  for (const pattern of element.patterns) {
    const mask = patternMask(pattern, entry);
    if (mask === 'all') return element.negated ? 'none' : 'all';
    if (mask !== 'none') masks.push(mask);
  }
  const united = masks.length > 1 ? unite(masks) : (masks[0] ?? 'none');
  return element.negated ? inverse(united) : united;
}

function patternMask(pattern: ActionPattern, entry: ServiceEntry): Mask {
  if (pattern.everything) return 'all';
  if (!pattern.service || !pattern.name || !fits(pattern.service, entry.prefix)) return 'none';
  if (pattern.name.prefix === '') return 'all';
  const key = textOfTokens(pattern.name.tokens.map((token) => token & 0xffff));
  const known = remembered.get(entry) ?? new Map<string, Mask>();
  remembered.set(entry, known);
  const found = known.get(key);
  if (found) return found;
  if (known.size >= mostRemembered) known.clear();
  const mask = countMarks(entry, pattern);
  known.set(key, mask);
  return mask;
}

function countMarks(entry: ServiceEntry, pattern: ActionPattern): Mask {
  const marks = new Uint8Array(entry.actions.size);
  let index = 0;
  let count = 0;
  for (const name of entry.actions.keys()) {
    if (actionFits(pattern, { service: entry.prefix, name })) {
      marks[index] = 1;
      count += 1;
    }
    index += 1;
  }
  return count === 0 ? 'none' : count === marks.length ? 'all' : marks;
}

function unite(masks: readonly Mask[]): Mask {
  const sets = masks.filter((mask) => typeof mask !== 'string');
  const marks = new Uint8Array(sets[0]?.length ?? 0);
  for (const set of sets)
    for (let index = 0; index < marks.length; index += 1) marks[index] = (marks[index] ?? 0) | (set[index] ?? 0);
  return marks.every((mark) => mark === 1) ? 'all' : marks;
}

function inverse(mask: Mask): Mask {
  if (typeof mask === 'string') return mask === 'all' ? 'none' : 'all';
  return mask.map((mark) => 1 - mark);
}

/** True where the mask covers the action at this place of the catalogue. */
export function covers(mask: Mask, index: number): boolean {
  return mask === 'all' || (mask !== 'none' && mask[index] === 1);
}
