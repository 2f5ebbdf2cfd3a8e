import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { promptAnalyst } from '../../src/stores/analyst.ts';
import { Game } from '../../src/stores/game.ts';
import { type PlayedAttempt, playedLine } from '../../src/stores/playedAttempt.ts';
import { bundledScenario, readScenario } from '../../src/stores/scenarioLibrary.ts';
import { takeWriterLock } from '../../src/stores/writerLock.ts';
import { candidateOptions } from '../../src/tui/consolePanel/candidateOptions.ts';
import type { GamePort } from '../../src/tui/ports.ts';

const bundle = resolve(import.meta.dirname, '../..');

/** Where a bundled scenario lies, relative to the program's folder. */
function bundled(slug: string): string {
  const file = bundledScenario(bundle, slug);
  if (file === null) throw new Error(`there is no scenario ${slug}`);
  return file;
}

export function scenarioFile(slug: string): Scenario {
  const { scenario, faults } = readScenario(join(bundle, bundled(slug)));
  if (scenario === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return scenario;
}

/** Plays console lines; each must succeed. */
export function runLines(attempt: PlayedAttempt, lines: readonly string[]): PlayedAttempt {
  return lines.reduce((before, text) => {
    const { attempt: after } = playedLine(before, text);
    const last = after.transcript.at(-1);
    if (last?.exit !== 0) throw new Error(`${text}\n${last?.error}`);
    return after;
  }, attempt);
}

/** The real game with a few scenarios, on saves of its own. A folder given again goes on with what it holds. */
export function testGame(
  slugs: readonly string[] = ['developer-ec2-access', 'admin-lockdown', 'ec2-to-s3-role'],
  folder: string = mkdtempSync(join(tmpdir(), 'iam-dojo-screens-')),
  /** More scenarios, by slug, as YAML text. */
  written: Readonly<Record<string, string>> = {},
  /** Wall clock. */
  now: string | (() => string) = '2026-11-25T10:00:00Z',
): GamePort & Pick<Game, 'screen' | 'keepScreen' | 'close'> & { readonly folder: string } {
  const root = join(folder, 'program');
  const saves = join(folder, 'saves');
  mkdirSync(join(root, 'scenarios/foundations'), { recursive: true });
  mkdirSync(saves, { recursive: true });
  for (const file of slugs.map(bundled)) cpSync(join(bundle, file), join(root, file));
  const worlds = join(bundle, 'scenarios/worlds');
  if (existsSync(worlds)) cpSync(worlds, join(root, 'scenarios/worlds'), { recursive: true });
  for (const [slug, text] of Object.entries(written))
    writeFileSync(join(root, 'scenarios/foundations', `${slug}.yaml`), text);
  const options = {
    root,
    saves,
    lock: takeWriterLock(join(saves, 'writer.lock')),
    learner: 'ada',
    keepLearner: () => undefined,
    notices: [],
    now: () => (typeof now === 'string' ? now : now()),
    seed: () => 0,
  };
  const game = new Game(options, promptAnalyst());
  return {
    ...game,
    complete: (line, cursor) => candidateOptions(game.completion(line, cursor)),
    folder,
    close: () => game.close(),
  };
}
