import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { promptAnalyst } from '../stores/analyst.ts';
import { Game } from '../stores/game.ts';
import type { LearnerGameOptions } from '../stores/learnerGame.ts';
import { openSettings } from '../stores/programSettings.ts';
import type { Notice } from '../stores/savedDocument.ts';
import { savesFolder } from '../stores/savesFolder.ts';
import { workerAnalyst } from '../stores/workerAnalyst.ts';
import { takeWriterLock } from '../stores/writerLock.ts';
import { candidateOptions } from '../tui/consolePanel/candidateOptions.ts';
import { startTui } from '../tui/startTui.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';

/** Runs the full-screen program on the person's saves, in a scenario if one is given. */
export async function playInTerminal(input: CommandInput, scenario: Scenario | null): Promise<ExitCode> {
  const root = packageRoot();
  const { options, env } = input;
  const option = typeof options.saves === 'string' ? options.saves : undefined;
  const saves = savesFolder({ option, env, packageRoot: root, platform: process.platform });
  const lock = takeWriterLock(join(saves, 'writer.lock'));
  // A crash or `process.exit` leaves no lock behind; a killed process does, and the next one takes it over.
  process.on('exit', () => lock.release());
  const notices: Notice[] = [];
  if (!lock.held) notices.push({ file: saves, message: readOnlyNotice(saves, lock.holder) });
  const settings = openSettings(saves, { readOnly: !lock.held, tell: (notice) => notices.push(notice) });
  const worker = join(root, 'dist', 'stores', 'analysisWorker.js');
  const analyst = existsSync(worker) ? workerAnalyst(worker) : promptAnalyst();
  const choices: LearnerGameOptions = {
    root,
    saves,
    lock,
    learner: settings.get().learner,
    keepLearner: (learner) => settings.set({ ...settings.get(), learner }),
    notices,
    now: () => new Date().toISOString(),
    seed: () => randomInt(1_000_000),
  };
  const game = new Game(choices, analyst);
  if (scenario !== null) game.offer(scenario);
  try {
    const code = await startTui({
      game: { ...game, complete: (line, cursor) => candidateOptions(game.completion(line, cursor)) },
      settings: settings.get().screen,
      keys: settings.get().keys,
      onSettings: (screen) => settings.set({ ...settings.get(), screen }),
      ...(scenario === null ? {} : { scenario: scenario.slug }),
    });
    return code === 130 ? exitCodes.interrupted : exitCodes.done;
  } finally {
    game.close();
  }
}

function readOnlyNotice(saves: string, holder: number | null): string {
  const who = holder === null ? 'another iam-dojo' : `another iam-dojo (process ${holder})`;
  return `${who} is using ${saves}: you can play, but nothing is saved here`;
}
