/** How many random cases a property is tried with; `IAM_DOJO_CASES` sets the number for a long run. */
export function cases(usual: number): { numRuns: number } {
  const wanted = Number(process.env.IAM_DOJO_CASES ?? '');
  return { numRuns: Number.isInteger(wanted) && wanted > 0 ? wanted : usual };
}
