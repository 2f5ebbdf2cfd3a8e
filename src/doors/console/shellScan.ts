/** Where a scan ended. */
export interface Scan {
  /** Index of the stop character, or the length of the text. */
  readonly end: number;
  /** Index of a quote or `$(` that is never closed. */
  readonly unclosed: number | null;
}

interface Open {
  readonly kind: '"' | '(';
  readonly at: number;
}

const wordEnds = ' \t\r\n;|&()<>';

/** Steps over what lies at `at`: the index after it, and what it opens or closes. */
function step(text: string, at: number, open: Open[], wordStart: boolean): number {
  const character = text[at];
  if (character === '\\') return at + 2;
  const substitution = character === '$' && text[at + 1] === '(';
  if (substitution) {
    open.push({ kind: '(', at });
    return at + 2;
  }
  const inside = open.at(-1)?.kind;
  if (character === '"') {
    if (inside === '"') open.pop();
    else open.push({ kind: '"', at });
    return at + 1;
  }
  if (inside === '"') return at + 1;
  if (character === "'") {
    const close = text.indexOf("'", at + 1);
    return close < 0 ? -1 : close + 1;
  }
  if (character === '(' && inside === '(') open.push({ kind: '(', at });
  if (character === ')' && inside === '(') open.pop();
  if (character === '#' && wordStart) {
    const newline = text.indexOf('\n', at);
    return newline < 0 ? text.length : newline;
  }
  return at + 1;
}

/**
 * Reads shell text from `start` to the first stop character outside quotes and substitutions, without recursion, so
 * that no nesting can exhaust the stack.
 */
export function scanTo(text: string, start: number, stop: '\n' | ')'): Scan {
  const open: Open[] = [];
  let at = start;
  let wordStart = true;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (open.length === 0 && character === stop) return { end: at, unclosed: null };
    const next = step(text, at, open, wordStart);
    if (next < 0) return { end: text.length, unclosed: at };
    wordStart = next === at + 1 && wordEnds.includes(character);
    at = next;
  }
  return { end: text.length, unclosed: open[0]?.at ?? null };
}
