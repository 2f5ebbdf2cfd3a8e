import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from './sources.ts';

const cache = join(tmpdir(), 'iam-dojo-data-sources');

function assertIntegrity(source: Source, tarball: string): void {
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== source.integrity) {
    throw new Error(`${source.name}@${source.version}: expected ${source.integrity}, found ${found}`);
  }
}

/** Folder with the unpacked package; fetched once with `npm pack`, its integrity asserted every time. */
export function fetchSource(source: Source): string {
  mkdirSync(cache, { recursive: true });
  const stem = `${source.name.replace('@', '').replaceAll('/', '-')}-${source.version}`;
  const tarball = join(cache, `${stem}.tgz`);
  if (!existsSync(tarball)) {
    const partial = join(cache, `${stem}.partial-${process.pid}`);
    mkdirSync(partial, { recursive: true });
    execFileSync('npm', ['pack', '--silent', `${source.name}@${source.version}`], { cwd: partial });
    renameSync(join(partial, `${stem}.tgz`), tarball);
  }
  assertIntegrity(source, tarball);
  const folder = join(cache, stem);
  if (!existsSync(folder)) {
    const partial = `${folder}.partial-${process.pid}`;
    mkdirSync(partial, { recursive: true });
    execFileSync('tar', ['xzf', tarball, '-C', partial]);
    renameSync(partial, folder);
  }
  return join(folder, 'package');
}
