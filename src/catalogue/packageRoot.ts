import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageName = 'iam-dojo';

let root: string | undefined;

function isRoot(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return false;
  const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  return typeof content === 'object' && content !== null && 'name' in content && content.name === packageName;
}

/** The folder of this program's package.json, the same from the sources and from the bundled file. */
export function packageRoot(): string {
  if (root !== undefined) return root;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isRoot(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json of ${packageName} above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  root = folder;
  return root;
}

/** The folder of all that was built, for the bundled program; the sources have no such folder. */
export function builtFolder(): string {
  return fileURLToPath(new URL('..', import.meta.url));
}

/** Path of a file of the committed data. */
export function dataFile(name: string): string {
  return join(packageRoot(), 'src', 'catalogue', 'data', name);
}
