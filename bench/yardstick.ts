/** Times of a piece of work, and of a fixed yardstick in the same run: machines differ, ratios much less. */
export interface Measured {
  readonly what: string;
  /** Milliseconds per call: fastest, median and slowest. */
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** Median divided by the yardstick's median. */
  readonly ratio: number;
}

function times(work: () => void, rounds: number): number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((one, other) => one - other);
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;

const document = JSON.stringify(
  Array.from({ length: 1_000 }, (_, index) => ({
    Sid: `Statement${index}`,
    Effect: 'Allow',
    Action: ['s3:GetObject'],
  })),
);

/** Parsing 70 KB of JSON: what every machine that runs this does all day. */
function yardstick(): void {
  JSON.parse(document);
}

export function measure(what: string, work: () => void, rounds = 30): Measured {
  times(work, 3);
  times(yardstick, 20);
  const own = times(work, rounds);
  const rod = times(yardstick, 50);
  return { what, least: own[0] ?? 0, median: at(own, 0.5), most: at(own, 1), ratio: at(own, 0.5) / at(rod, 0.5) };
}

export function print({ what, least, median, most, ratio }: Measured): void {
  const shown = [least, median, most].map((value) => value.toFixed(3).padStart(9)).join(' ');
  console.log(`${what.padEnd(58)} ${shown} ms   ×${ratio.toFixed(2)} of parsing 70 KB of JSON`);
}
