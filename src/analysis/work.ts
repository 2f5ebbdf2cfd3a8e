/**
 * Work is counted in steps of about a tenth of a microsecond. What runs inside `limited` may spend a number of them
 * together; searches that find them used up stop and say what they left out. Counts never depend on what is remembered
 * from earlier searches, so that the same question always gets the same answer.
 */
interface Meter {
  left: number;
  readonly around: Meter | null;
}

/** Steps of everything that is asked at once: one comparison, one explanation, one search for ways to administrator. */
export const mostSteps = 12_000_000;

/** The part of the steps left that one service may spend, and of those the part that one class of actions may. */
const share = 3 / 4;
/** Steps that every class may spend while there are any. */
const leastSteps = 100_000;

let meter: Meter | null = null;

/** Runs with so many steps, and never more than are left around it. */
export function limited<Result>(steps: number, run: () => Result): Result {
  const given = Math.min(steps, stepsLeft());
  const own: Meter = { left: given, around: meter };
  return inside(own, run, () => {
    if (own.around) own.around.left -= given - own.left;
  });
}

/** Runs what is asked of one class of actions after another, each with a fair part of the steps that are left. */
export function fairShares(): <Result>(service: string, run: () => Result) => Result {
  const left = new Map<string, number>();
  return (service, run) => {
    if (meter === null) return run();
    const before = stepsLeft();
    const own = left.get(service) ?? Math.max(leastSteps, before * share);
    const result = limited(Math.max(leastSteps, own * share), run);
    left.set(service, own - (before - stepsLeft()));
    return result;
  };
}

/** Runs something whose results are remembered, and does not count it. */
export function uncounted<Result>(run: () => Result): Result {
  return inside(null, run, () => {});
}

function inside<Result>(own: Meter | null, run: () => Result, after: () => void): Result {
  const before = meter;
  meter = own;
  try {
    return run();
  } finally {
    meter = before;
    after();
  }
}

/** False once the steps are used up. */
export function spend(steps: number): boolean {
  if (meter === null) return true;
  meter.left -= steps;
  return meter.left > 0;
}

export function isSpent(): boolean {
  return stepsLeft() <= 0;
}

function stepsLeft(): number {
  return meter?.left ?? Number.POSITIVE_INFINITY;
}

/** What something gives, with the steps that it took. */
export function counted<Result>(run: () => Result): { readonly result: Result; readonly steps: number } {
  const own: Meter = { left: Number.MAX_SAFE_INTEGER, around: null };
  const result = inside(own, run, () => {});
  return { result, steps: Number.MAX_SAFE_INTEGER - own.left };
}

/** Actions that were not looked at in full, by service. */
export type Unfinished = Map<string, number>;

export function leaveOut(unfinished: Unfinished, service: string, actions: number): void {
  unfinished.set(service, (unfinished.get(service) ?? 0) + actions);
}

/** Services that a reason names. */
const named = 5;

/** What was left out, in words; null where nothing was. */
export function unfinishedReason(unfinished: Unfinished): string | null {
  if (unfinished.size === 0) return null;
  const worst = [...unfinished].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  const shown = worst.slice(0, named).map(([service, count]) => `${count} of \`${service}\``);
  const more = worst.length > named ? ` and of ${worst.length - named} more services` : '';
  return `this takes more work than one comparison may do: actions were not looked at in full, ${shown.join(', ')}${more}`;
}
