const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/**
 * True where an object in the text has a key twice, of which parsers silently keep the last. `text` must be the valid
 * JSON text of `value`: every colon outside of strings is one pair.
 */
export function repeatsKey(text: string, value: unknown): boolean {
  return pairsWritten(text) !== pairsHeld(value);
}

function pairsWritten(text: string): number {
  let pairs = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === QUOTE) quoted = !quoted;
    else if (unit === COLON && !quoted) pairs++;
  }
  return pairs;
}

function pairsHeld(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let pairs = 0;
  if (Array.isArray(value)) for (const item of value) pairs += pairsHeld(item);
  else for (const item of Object.values(value)) pairs += 1 + pairsHeld(item);
  return pairs;
}
