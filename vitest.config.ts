import { defineConfig } from 'vitest/config';

// Set by .ci/run, which prints the totals as its last line.
const totals = process.env.IAM_DOJO_TOTALS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: totals ? ['default', ['json', { outputFile: totals }]] : ['default'],
  },
});
