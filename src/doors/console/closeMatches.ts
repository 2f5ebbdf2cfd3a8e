interface Block {
  readonly start: number;
  readonly other: number;
  readonly size: number;
}

/** The longest common run; of several the one that starts first. */
function longestMatch(left: string, right: string): Block {
  let best: Block = { start: 0, other: 0, size: 0 };
  let previous: number[] = [];
  for (let start = 0; start < left.length; start++) {
    const current: number[] = [];
    for (let other = 0; other < right.length; other++) {
      if (left[start] !== right[other]) continue;
      const size = (previous[other - 1] ?? 0) + 1;
      current[other] = size;
      if (size > best.size) best = { start: start - size + 1, other: other - size + 1, size };
    }
    previous = current;
  }
  return best;
}

function matching(left: string, right: string): number {
  const { start, other, size } = longestMatch(left, right);
  if (size === 0) return 0;
  const before = matching(left.slice(0, start), right.slice(0, other));
  return before + size + matching(left.slice(start + size), right.slice(other + size));
}

/** Likeness by Ratcliff and Obershelp, as Python's difflib measures it: 0 to 1. */
export function likeness(left: string, right: string): number {
  const total = left.length + right.length;
  return total === 0 ? 1 : (2 * matching(left, right)) / total;
}

const longestCompared = 100;

/** At most three of the choices, the likest first, that are at least as like the word as `cutoff`. */
export function closeMatches(word: string, choices: readonly string[], cutoff = 0.8): readonly string[] {
  if (word.length > longestCompared) return [];
  return choices
    .map((choice) => ({ choice, score: likeness(choice, word) }))
    .filter(({ score }) => score >= cutoff)
    .sort((a, b) => b.score - a.score || (a.choice < b.choice ? 1 : -1))
    .slice(0, 3)
    .map(({ choice }) => choice);
}
