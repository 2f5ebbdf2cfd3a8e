/** A well-formed `${…}` in a text. */
export interface FoundVariable {
  readonly from: number;
  readonly to: number;
  /** `*`, `?` or `$` of `${*}`, `${?}`, `${$}`; null for a variable. */
  readonly character: string | null;
  readonly key: string;
  readonly fallback: string | null;
}

const SPACES = /\s*/y;
/** What no key holds. */
const END_OF_KEY = /[},'$?*]/g;
const CHARACTERS: ReadonlySet<string> = new Set(['*', '?', '$']);

/**
 * The next variable at or after a place: `${key}`, `${key, 'fallback'}` or one of the three characters, with blanks
 * around each (IAM User Guide, reference_policies_variables). Each part of the text is looked at once, since a regular
 * expression for the whole takes cubic time on blanks.
 */
export function nextVariable(text: string, start: number): FoundVariable | null {
  for (let from = text.indexOf('${', start); from >= 0; from = text.indexOf('${', from + 1)) {
    const found = variableAt(text, from);
    if (found) return found;
  }
  return null;
}

function variableAt(text: string, from: number): FoundVariable | null {
  const inside = afterSpaces(text, from + 2);
  const character = text.charAt(inside);
  if (CHARACTERS.has(character)) {
    const close = afterSpaces(text, inside + 1);
    return text.charAt(close) === '}' ? { from, to: close + 1, character, key: '', fallback: null } : null;
  }
  const end = firstMatch(END_OF_KEY, text, from + 2);
  const raw = text.slice(from + 2, end);
  const key = raw.trim() === '' ? raw.slice(-1) : raw.trim();
  if (key === '') return null;
  if (text.charAt(end) === '}') return { from, to: end + 1, character: null, key, fallback: null };
  return text.charAt(end) === ',' ? withFallback(text, from, key, end) : null;
}

function withFallback(text: string, from: number, key: string, comma: number): FoundVariable | null {
  const open = afterSpaces(text, comma + 1);
  if (text.charAt(open) !== "'") return null;
  const quote = text.indexOf("'", open + 1);
  const close = quote < 0 ? -1 : afterSpaces(text, quote + 1);
  if (text.charAt(close) !== '}') return null;
  return { from, to: close + 1, character: null, key, fallback: text.slice(open + 1, quote) };
}

function afterSpaces(text: string, at: number): number {
  SPACES.lastIndex = at;
  SPACES.test(text);
  return SPACES.lastIndex;
}

/** Where the pattern is met first; the length of the text where it is not. */
function firstMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.index ?? text.length;
}
