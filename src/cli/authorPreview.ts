import { existsSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { withSeed } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { defaultSettings, themeChoices, type UiSettings } from '../stores/uiSettings.ts';
import { startTui } from '../tui/startTui.ts';
import { type AuthoredFile, authoredFile } from './authorFile.ts';
import { previewGame } from './authorPreviewGame.ts';
import { Frame, type Size, sizedScreen } from './authorPreviewScreen.ts';
import { faultLine } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';

/** Milliseconds after which a change of the file is taken: editors write in several steps. */
const settle = 150;

interface Wanted {
  readonly seed: number;
  readonly size: Size | null;
  readonly settings: UiSettings;
  readonly atWork: boolean;
}

/** `iam-dojo author preview SCENARIO`: the program as a learner has it, on saves that are thrown away. */
export async function authorPreview(input: CommandInput): Promise<ExitCode> {
  const wanted = wantedFrom(input);
  const [name = ''] = input.args;
  const first = authoredFile(name, input);
  if (!input.terminal) return printed(first, wanted, input);
  if (first.file === '-') throw new InputError('a preview reads its file again and again: name one');
  for (let seen = seenIn(first, wanted.seed); ; seen = seenAgain(first.file, wanted.seed, input)) {
    const ended = await shown(seen, wanted, input);
    if (ended !== 'saved') return ended;
  }
}

/** The file as it is now: a scenario to show, or what is wrong. */
export interface Seen {
  readonly file: string;
  readonly scenario: Scenario | null;
  readonly told: string;
}

function seenIn(authored: AuthoredFile, seed: number): Seen {
  const { file, faults } = authored;
  return { file, scenario: seeded(authored, seed), told: faults.map((fault) => faultLine(file, fault)).join('\n') };
}

/** A file that is gone, or half written, while its editor saves it is waited for as one with faults is. */
export function seenAgain(file: string, seed: number, input: CommandInput): Seen {
  try {
    return seenIn(authoredFile(file, input), seed);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { file, scenario: null, told: error.message };
  }
}

function wantedFrom({ options, terminal }: CommandInput): Wanted {
  const [columns, rows] = typeof options.size === 'string' ? options.size.split('x').map(Number) : [];
  const theme = themeChoices.find((one) => one === (options.theme ?? 'auto'));
  if (theme === undefined)
    throw new InputError(`\`--theme ${String(options.theme)}\`: use one of ${themeChoices.join(', ')}`);
  const size = columns === undefined || rows === undefined ? null : { columns, rows };
  if (terminal && size !== null) refuseLarger(size, process.stdout);
  return {
    seed: Number(options.seed ?? 0),
    size,
    settings: { ...defaultSettings, theme, motion: false },
    atWork: options.screen === 'workbench',
  };
}

/** A frame that is larger than the terminal would be torn. */
export function refuseLarger({ columns, rows }: Size, terminal: Partial<Size>): void {
  const { columns: most = columns, rows: high = rows } = terminal;
  if (columns <= most && rows <= high) return;
  throw new InputError(
    `\`--size ${columns}x${rows}\`: this terminal has ${most}x${high}; make it larger, or choose less`,
  );
}

/** Shows the file until the person leaves or saves it. */
async function shown(seen: Seen, wanted: Wanted, input: CommandInput): Promise<ExitCode | 'saved'> {
  const { scenario } = seen;
  const saved = new AbortController();
  const stop = onSave(seen.file, () => saved.abort());
  try {
    if (scenario === null) return await waited(seen, saved.signal, input);
    const game = previewGame(scenario, wanted.seed, wanted.atWork);
    try {
      const code = await startTui({
        game: game.port,
        scenario: scenario.slug,
        settings: wanted.settings,
        until: saved.signal,
        ...(wanted.size ? { stdout: sizedScreen(process.stdout, wanted.size) } : {}),
      });
      if (saved.signal.aborted) return 'saved';
      return code === 130 ? exitCodes.interrupted : exitCodes.done;
    } finally {
      game.close();
    }
  } finally {
    stop();
  }
}

function seeded({ scenario }: AuthoredFile, seed: number): Scenario | null {
  if (scenario === null) return null;
  const picked = withSeed(scenario, seed);
  if (picked === null) throw new InputError(`the scenario has no variant for the seed ${seed}`);
  return picked;
}

/** Tells what is wrong with the file and waits until it is saved again. */
function waited({ file, told }: Seen, saved: AbortSignal, { out }: CommandInput): Promise<ExitCode | 'saved'> {
  out(`${told}\n\nwaiting until ${file} is saved; Ctrl+C leaves\n`);
  return new Promise((resolved) => {
    const leave = () => end(exitCodes.interrupted);
    const again = () => end('saved');
    const end = (ended: ExitCode | 'saved') => {
      process.off('SIGINT', leave);
      process.off('SIGTERM', leave);
      saved.removeEventListener('abort', again);
      resolved(ended);
    };
    process.on('SIGINT', leave);
    process.on('SIGTERM', leave);
    saved.addEventListener('abort', again);
  });
}

/** The folder is watched, because editors put a new file in the place of the old one. */
function onSave(file: string, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const name = basename(file);
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new InputError(`${folder}: the folder is gone`);
  const watcher = watch(folder, (_, changed) => {
    if (changed !== null && changed !== name) return;
    clearTimeout(timer);
    timer = setTimeout(act, settle);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/** Without a terminal: the first screen as text. */
async function printed(authored: AuthoredFile, wanted: Wanted, input: CommandInput): Promise<ExitCode> {
  const scenario = seeded(authored, wanted.seed);
  if (scenario === null) {
    throw new InputError(authored.faults.map((fault) => faultLine(authored.file, fault)).join('\niam-dojo: '));
  }
  const game = previewGame(scenario, wanted.seed, wanted.atWork);
  const drawn = new AbortController();
  const frame = new Frame(wanted.size ?? { columns: 80, rows: 24 });
  try {
    await startTui({
      game: game.port,
      scenario: scenario.slug,
      settings: { ...wanted.settings, theme: 'mono', mouse: false },
      stdin: frame.keyboard,
      stdout: frame.screen,
      until: drawn.signal,
      onReady: () => setImmediate(() => drawn.abort()),
    });
  } finally {
    game.close();
  }
  input.out(`${stripVTControlCharacters(frame.text).trimEnd()}\n`);
  return exitCodes.done;
}
