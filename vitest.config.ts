import { defineConfig } from 'vitest/config';

// Set by .ci/run, which prints the totals as its last line.
const totals = process.env.IAM_DOJO_TOTALS;

// React as people run it: with the checks of its development build a screen takes half as long again.
process.env.NODE_ENV = 'production';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    setupFiles: ['test/randomSeed.ts'],
    // Screens are painted into an emulated terminal that shows colours, whatever the runner's own output is.
    env: { FORCE_COLOR: '3' },
    // Loading the program for each of 240 files would take longer than the tests; nothing in it keeps state that matters.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: totals ? ['default', ['json', { outputFile: totals }]] : ['default'],
  },
});
