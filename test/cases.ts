import { vi } from 'vitest';

const wanted = Number(process.env.IAM_DOJO_CASES ?? '');
/** Whether `IAM_DOJO_CASES` asks for a long run. */
export const long = Number.isInteger(wanted) && wanted > 0;

if (long) vi.setConfig({ testTimeout: 7_200_000 });

/** How many random cases a property is tried with; `IAM_DOJO_CASES` sets the number for a long run. */
export function cases(usual: number): { numRuns: number } {
  return { numRuns: long ? wanted : usual };
}
