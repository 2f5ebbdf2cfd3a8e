// `npm run check:full`: the tests at their long sizes. IAM_DOJO_CASES sets how many random cases each property tries.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cases = process.env.IAM_DOJO_CASES ?? '20000';
console.log(`random cases for each property: ${cases}`);
const vitest = `${root}node_modules/vitest/vitest.mjs`;
const { status } = spawnSync(process.execPath, [vitest, 'run', '--reporter=verbose', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, IAM_DOJO_CASES: cases },
});
process.exitCode = status ?? 1;
