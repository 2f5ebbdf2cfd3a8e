/** The known word that a mistyped one most likely meant; null where none is near. */
export function closest(word: string, known: Iterable<string>): string | null {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const name of known) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Guesses that one document is worth; a text of a million mistakes must not cost a million searches. */
const GUESSES = 200;

/** `closest` for one document: after many guesses there are none. */
export function guesser(): typeof closest {
  let left = GUESSES;
  return (word, known) => (left-- > 0 ? closest(word, known) : null);
}

const LONGEST = 128;

/** Insertions, deletions and replacements between two words; `limit` or more where they are further apart. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit || from.length > LONGEST) return limit;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? limit;
}
