import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const small = readFileSync(resolve(import.meta.dirname, '../scenario/small.yaml'), 'utf8');

/** The small exercise under another name and number, with parts of its text replaced. */
export function packScenario(number: number, slug: string, ...changes: readonly (readonly [string, string])[]): string {
  const id = `99999999-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const named = small.replace(/^id: .*$/m, `id: ${id}`).replace(/^slug: .*$/m, `slug: ${slug}`);
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the small scenario has no \`${from}\``);
    return text.replace(from, () => to);
  }, named);
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'iam-dojo-packs-'));
}

/** Writes files below a folder and gives the folder. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>, folder = freshFolder()): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
