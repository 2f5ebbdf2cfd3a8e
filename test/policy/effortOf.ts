import { effort } from '../../src/policy/effort.ts';

/** Steps of matching that a piece of work takes. */
export function effortOf(work: () => unknown): number {
  const before = effort.steps;
  work();
  return effort.steps - before;
}
