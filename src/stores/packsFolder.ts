import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type PackEntry, PackRefused, type PackTexts, packLimits, packTexts } from './packsTexts.ts';

/** The YAML files below a folder of somebody else. Links are not followed, hidden folders are not looked into. */
export function folderTexts(folder: string): PackTexts {
  return packTexts(entriesBelow(folder), (path, most) => readOrdinary(join(folder, path), most));
}

function* entriesBelow(folder: string): Generator<PackEntry> {
  const open: string[] = [''];
  let seen = 0;
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    const items = readdirSync(join(folder, inner), { withFileTypes: true });
    for (const item of items.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      seen += 1;
      if (seen > packLimits.entries)
        throw new PackRefused(
          `there are more than ${packLimits.entries} files here; name the folder with the scenarios`,
        );
      if (item.name.startsWith('.') || item.name === 'node_modules') continue;
      const path = inner === '' ? item.name : `${inner}/${item.name}`;
      if (item.isDirectory()) {
        if (path.split('/').length < packLimits.depth) open.push(path);
      } else yield { path, kind: kindOf(item), size: null };
    }
  }
}

function kindOf(item: { isFile(): boolean; isSymbolicLink(): boolean }): PackEntry['kind'] {
  if (item.isFile()) return 'file';
  return item.isSymbolicLink() ? 'link' : 'other';
}

/** Reads a file that is still an ordinary one when it is open; a pipe put in its place would wait for ever. */
function readOrdinary(path: string, most: number): Uint8Array | null {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    if (!fstatSync(file).isFile()) return null;
    const bytes = Buffer.alloc(most);
    let length = 0;
    for (let count = -1; count !== 0 && length < most; length += count) {
      count = readSync(file, bytes, length, most - length, null);
    }
    return bytes.subarray(0, length);
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}
