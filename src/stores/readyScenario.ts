import { dirname, join, resolve } from 'node:path';
import { builtFolder } from '../catalogue/packageRoot.ts';
import { loadScenario } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { contentHash } from '../training/contentHash.ts';
import { readText } from './durableFile.ts';

/** A bundled scenario as the build read it, with a fingerprint of each file that it was read from. */
export interface Ready {
  readonly files: Readonly<Record<string, string>>;
  readonly scenario: Scenario;
}

/** Where the build leaves the scenario of a file, below the folder of what it made. */
export function readyPath(folder: string, file: string): string {
  return join(folder, 'ready', file.replace(/\.ya?ml$/, '.json'));
}

/** What the build keeps of a scenario file, as JSON; null where it cannot be played. */
export function readyOf(root: string, file: string): Ready | null {
  const files: Record<string, string> = {};
  const read = (path: string): string | undefined => {
    const text = readText(resolve(root, path)) ?? undefined;
    if (text !== undefined) files[path] = contentHash(text);
    return text;
  };
  const { scenario } = loadScenario(read(file) ?? '', file, (name) => read(join(dirname(file), name)));
  return scenario && { files, scenario };
}

/**
 * A bundled scenario without its YAML being read, which takes 60 ms. Null where the build did not keep it or a file
 * that it was made from is another one by now.
 */
export function readyScenario(root: string, file: string, folder = builtFolder()): Scenario | null {
  const text = readText(readyPath(folder, file));
  const ready: unknown = text === null ? null : JSON.parse(text);
  if (!isReady(ready)) return null;
  const same = Object.entries(ready.files).every(
    ([path, hash]) => contentHash(readText(join(root, path)) ?? '') === hash,
  );
  return same ? { ...ready.scenario, file: join(root, file) } : null;
}

/** The build alone writes these files. */
function isReady(value: unknown): value is Ready {
  return typeof value === 'object' && value !== null && 'files' in value && 'scenario' in value;
}
