import { effort } from './effort.ts';

/** Up to this length the engine's own search stays linear; beyond it repetitive texts make it quadratic. */
const LONGEST_NATIVE = 200;

/** A text to look for, with the table of the Knuth-Morris-Pratt search, which is made for long texts on first use. */
export interface Needle {
  readonly text: string;
  table: Int32Array | null;
}

/** First place of the text at or after `from` and at or before `last`; -1 where there is none. Linear in both texts. */
export function findText(needle: Needle, haystack: string, from: number, last: number): number {
  const { text } = needle;
  if (text.length > LONGEST_NATIVE || last + text.length < haystack.length) {
    return findByBorders(needle, haystack, from, last);
  }
  const found = haystack.indexOf(text, from);
  effort.steps += Math.max(0, (found < 0 ? haystack.length : found + text.length) - from);
  return found;
}

function findByBorders(needle: Needle, haystack: string, from: number, last: number): number {
  const { text } = needle;
  needle.table ??= borders(text);
  const { table } = needle;
  let matched = 0;
  for (let at = from; at < haystack.length && at - matched <= last; at++) {
    effort.steps++;
    const unit = haystack.charCodeAt(at);
    while (matched > 0 && text.charCodeAt(matched) !== unit) matched = table[matched - 1] ?? 0;
    if (text.charCodeAt(matched) === unit) matched++;
    if (matched === text.length) return at + 1 - matched <= last ? at + 1 - matched : -1;
  }
  return -1;
}

/** For each start of the text the length of its longest proper start that is also its end. */
function borders(text: string): Int32Array {
  const table = new Int32Array(text.length);
  let length = 0;
  for (let at = 1; at < text.length; at++) {
    while (length > 0 && text.charCodeAt(at) !== text.charCodeAt(length)) length = table[length - 1] ?? 0;
    if (text.charCodeAt(at) === text.charCodeAt(length)) length++;
    table[at] = length;
  }
  return table;
}
