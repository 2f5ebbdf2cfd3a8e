// `npm run bench [NAME…]`: runs the benchmarks in bench/, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const chosen = process.argv.slice(2);
const all = readdirSync(`${root}bench`)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !['yardstick', 'smtQuestion'].includes(name));
for (const name of all.filter((one) => chosen.length === 0 || chosen.includes(one))) {
  console.log(`\n${name}`);
  const tsx = `${root}node_modules/tsx/dist/cli.mjs`;
  const { status } = spawnSync(process.execPath, [tsx, `${root}bench/${name}.ts`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
