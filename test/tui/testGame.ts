import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { promptAnalyst } from '../../src/stores/analyst.ts';
import { Game } from '../../src/stores/game.ts';
import { type PlayedAttempt, playedLine } from '../../src/stores/playedAttempt.ts';
import { takeWriterLock } from '../../src/stores/writerLock.ts';
import { candidateOptions } from '../../src/tui/consolePanel/candidateOptions.ts';
import type { GamePort } from '../../src/tui/ports.ts';

const scenarios = resolve(import.meta.dirname, '../../scenarios');

export function scenarioFile(slug: string): Scenario {
  const file = join(scenarios, `${slug}.yaml`);
  const { scenario, faults } = loadScenario(readFileSync(file, 'utf8'), file);
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
  now = '2026-11-25T10:00:00Z',
): GamePort & Pick<Game, 'screen' | 'keepScreen' | 'close'> & { readonly folder: string } {
  const root = join(folder, 'program');
  const saves = join(folder, 'saves');
  mkdirSync(join(root, 'scenarios'), { recursive: true });
  mkdirSync(saves, { recursive: true });
  for (const slug of slugs) cpSync(join(scenarios, `${slug}.yaml`), join(root, 'scenarios', `${slug}.yaml`));
  for (const [slug, text] of Object.entries(written)) writeFileSync(join(root, 'scenarios', `${slug}.yaml`), text);
  const options = {
    root,
    saves,
    lock: takeWriterLock(join(saves, 'writer.lock')),
    learner: 'ada',
    keepLearner: () => undefined,
    notices: [],
    now: () => now,
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
