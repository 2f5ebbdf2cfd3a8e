import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export interface ExternalEditing {
  readonly text: string;
  /** Name of the file the editor opens; its ending chooses the syntax. */
  readonly fileName?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  /** Gives the terminal away while the callback runs: Ink's `suspendTerminal`. */
  readonly suspend: (callback: () => Promise<void>) => Promise<void>;
}

export type ExternalEdit = { readonly text: string } | { readonly message: string };

/** Editors with a window of their own, and what makes them wait until the file is closed. */
const waiting: Readonly<Record<string, string>> = {
  code: '--wait',
  'code-insiders': '--wait',
  codium: '--wait',
  cursor: '--wait',
  windsurf: '--wait',
  zed: '--wait',
  subl: '--wait',
  mate: '--wait',
  gedit: '--wait',
};

/** UTF-16 units, as much as the editor itself takes. */
const MAX_LENGTH = 131_072;

/** `VISUAL`, `EDITOR` or the system's own, split into words; quotes keep a path with spaces together. */
export function editorCommand(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): readonly [string, ...string[]] {
  const set = [environment.VISUAL, environment.EDITOR].find((value) => value !== undefined && value.trim() !== '');
  const words = [...(set ?? '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, one, two, bare]) => one ?? two ?? bare ?? '',
  );
  const [command = platform === 'win32' ? 'notepad' : 'vi', ...rest] = words;
  const wait = waiting[basename(command).replace(/\.(cmd|exe)$/i, '')];
  return wait === undefined || rest.some((word) => word === wait || word === '-w')
    ? [command, ...rest]
    : [command, ...rest, wait];
}

function run(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'ENOENT'
          ? `\`${command}\` was not found: set EDITOR`
          : `\`${command}\` did not start: ${error.code}`,
      ),
    );
    child.on('exit', (code, signal) =>
      resolve(code === 0 ? null : `\`${command}\` ended with ${signal ?? `exit code ${code}`}: the text is unchanged`),
    );
  });
}

/** Hands a text to the person's own editor and gives back what was saved, or a message why nothing changes. */
export async function editExternally(editing: ExternalEditing): Promise<ExternalEdit> {
  const [command, ...args] = editorCommand(editing.environment, editing.platform ?? process.platform);
  // mkdtemp makes the folder with mode 0700.
  const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-'));
  const file = join(folder, editing.fileName ?? 'policy.json');
  try {
    writeFileSync(file, editing.text, { mode: 0o600 });
    let problem: string | null = null;
    await editing.suspend(async () => {
      problem = await run(command, [...args, file]);
    });
    if (problem !== null) return { message: problem };
    const text = readFileSync(file, 'utf8');
    return text.length > MAX_LENGTH
      ? { message: `too long: ${text.length} characters; the text is unchanged` }
      : { text };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
