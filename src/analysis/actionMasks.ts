import type { ServiceEntry } from '../catalogue/shapes.ts';
import type { ActionElement, ActionPattern } from '../policy/actions.ts';
import { fittingNames } from '../policy/fittingNames.ts';
import { textOfTokens } from '../policy/pieces.ts';
import { fits, type Pattern } from '../policy/wildcard.ts';
import { spend } from './work.ts';

/** Which actions of a service, in the catalogue's order: all, none, or a mark for each. */
export type Mask = 'all' | 'none' | Uint8Array;

/** Masks of patterns by service and text, and those of long lists of patterns. */
let remembered = new WeakMap<ServiceEntry, Map<string, Mask>>();
let ofLists = new WeakMap<ActionElement, Map<ServiceEntry, Counted>>();
let ofMarks = new WeakMap<ServiceEntry, Map<string, Mask>>();
let rememberedCount = 0;
const mostRemembered = 300_000;
const longList = 5;

interface Counted {
  readonly mask: Mask;
  /** What it takes to make the mask, and is spent again where the mask is remembered. */
  readonly steps: number;
}

/** The actions of a service that an action element covers. */
export function maskOf(element: ActionElement, entry: ServiceEntry): Mask {
  const { mask, steps } = element.patterns.length < longList ? uniteAll(element, entry) : listMask(element, entry);
  if (steps > 0) spend(steps);
  return mask;
}

function listMask(element: ActionElement, entry: ServiceEntry): Counted {
  const own = ofLists.get(element) ?? new Map<ServiceEntry, Counted>();
  const known = own.get(entry);
  if (known) return known;
  const made = alike(uniteAll(element, entry), entry);
  ofLists.set(element, own.set(entry, made));
  count();
  return made;
}

/** The same object for the same marks, as policies often repeat their lists. */
function alike({ mask, steps }: Counted, entry: ServiceEntry): Counted {
  if (typeof mask === 'string') return { mask, steps };
  const own = ofMarks.get(entry) ?? new Map<string, Mask>();
  const key = mask.join('');
  const known = own.get(key) ?? mask;
  ofMarks.set(entry, own.set(key, known));
  return { mask: known, steps };
}

/** Keeps what is remembered within some ten megabytes. */
function count(): void {
  rememberedCount += 1;
  if (rememberedCount < mostRemembered) return;
  remembered = new WeakMap();
  ofLists = new WeakMap();
  ofMarks = new WeakMap();
  rememberedCount = 0;
}

function uniteAll(element: ActionElement, entry: ServiceEntry): Counted {
  const masks: Mask[] = [];
  let steps = 0;
  for (const pattern of element.patterns) {
    const mask = patternMask(pattern, entry);
    if (mask === 'all') return { mask: element.negated ? 'none' : 'all', steps };
    if (mask === null) continue;
    steps += entry.actions.size / 20;
    if (mask !== 'none') masks.push(mask);
  }
  const united = masks.length > 1 ? unite(masks) : (masks[0] ?? 'none');
  return { mask: element.negated ? inverse(united) : united, steps };
}

/** Null where the pattern is about other services. */
function patternMask(pattern: ActionPattern, entry: ServiceEntry): Mask | null {
  if (pattern.everything) return 'all';
  if (!pattern.service || !pattern.name || !fits(pattern.service, entry.prefix)) return null;
  if (pattern.name.prefix === '') return 'all';
  const key = nameText(pattern.name);
  const own = remembered.get(entry) ?? new Map<string, Mask>();
  const known = own.get(key);
  if (known) return known;
  const mask = markFitting(entry, pattern.name);
  remembered.set(entry, own.set(key, mask));
  count();
  return mask;
}

const texts = new WeakMap<Pattern, string>();

function nameText(name: Pattern): string {
  const text = texts.get(name) ?? textOfTokens(name.tokens.map((token) => token & 0xffff));
  texts.set(name, text);
  return text;
}

function markFitting(entry: ServiceEntry, name: Pattern): Mask {
  const places = fittingNames(entry, name);
  if (places.length === 0) return 'none';
  if (places.length === entry.actions.size) return 'all';
  const marks = new Uint8Array(entry.actions.size);
  for (const place of places) marks[place] = 1;
  return marks;
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
