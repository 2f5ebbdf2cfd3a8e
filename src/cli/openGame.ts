import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import type { Analyst } from '../stores/analyst.ts';
import { Game } from '../stores/game.ts';
import { openSettings, type ProgramSettings } from '../stores/programSettings.ts';
import type { Notice, SavedDocument } from '../stores/savedDocument.ts';
import { savesFolder } from '../stores/savesFolder.ts';
import { takeWriterLock } from '../stores/writerLock.ts';
import type { CommandInput } from './command.ts';
import { makeWritable } from './writableFolder.ts';

export interface OpenedGame {
  readonly game: Game;
  readonly settings: SavedDocument<ProgramSettings>;
  /** False where another process writes, and nothing is kept. */
  readonly keeps: boolean;
  /** Ends writing and gives the saves free. */
  readonly close: () => void;
}

/** The game on the person's saves; where another process writes them it plays without keeping, and a notice says so. */
export function openGame({ options, env }: CommandInput, analyst: Analyst): OpenedGame {
  const root = packageRoot();
  const option = typeof options.saves === 'string' ? options.saves : undefined;
  const saves = savesFolder({ option, env, packageRoot: root, platform: process.platform });
  makeWritable(saves);
  const lock = takeWriterLock(join(saves, 'writer.lock'));
  // A crash or `process.exit` leaves no lock behind; a killed process does, and the next one takes it over.
  const release = () => lock.release();
  process.on('exit', release);
  const notices: Notice[] = [];
  if (!lock.held) notices.push({ file: saves, message: readOnlyNotice(saves, lock.holder) });
  const settings = openSettings(saves, { readOnly: !lock.held, tell: (notice) => notices.push(notice) });
  const game = new Game(
    {
      root,
      saves,
      lock,
      learner: settings.get().learner,
      keepLearner: (learner) => settings.set({ ...settings.get(), learner }),
      notices,
      now: () => new Date().toISOString(),
      seed: () => randomInt(1_000_000),
    },
    analyst,
  );
  const close = () => {
    game.close();
    process.off('exit', release);
  };
  return { game, settings, keeps: lock.held, close };
}

function readOnlyNotice(saves: string, holder: number | null): string {
  const who = holder === null ? 'another iam-dojo' : `another iam-dojo (process ${holder})`;
  return `${who} is using ${saves}: you can play, but nothing is saved here`;
}
