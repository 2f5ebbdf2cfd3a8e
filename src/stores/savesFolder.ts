import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What decides where saves live, all passed in so that tests need no process. */
export interface SavesQuestion {
  /** The `--saves` option. */
  readonly option: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the program's package.json. */
  readonly packageRoot: string;
  readonly platform: NodeJS.Platform;
}

/**
 * The folder for saves: `--saves`, then `IAM_DOJO_SAVES`, then `saves/` of a clone (which ships its README, an installed
 * package does not), then the platform's data directory (XDG Base Directory Specification; `%LOCALAPPDATA%` on Windows).
 */
export function savesFolder({ option, env, packageRoot, platform }: SavesQuestion): string {
  const chosen = option ?? nonEmpty(env.IAM_DOJO_SAVES);
  if (chosen !== undefined) return resolve(chosen);
  const ofClone = join(packageRoot, 'saves');
  if (existsSync(join(ofClone, 'README.md'))) return ofClone;
  if (platform === 'win32') return join(nonEmpty(env.LOCALAPPDATA) ?? homedir(), 'iam-dojo');
  return join(nonEmpty(env.XDG_DATA_HOME) ?? join(homedir(), '.local', 'share'), 'iam-dojo');
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
