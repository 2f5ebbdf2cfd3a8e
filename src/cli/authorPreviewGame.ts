import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { promptAnalyst } from '../stores/analyst.ts';
import { Game } from '../stores/game.ts';
import { takeWriterLock } from '../stores/writerLock.ts';
import { candidateOptions } from '../tui/consolePanel/candidateOptions.ts';
import type { GamePort } from '../tui/ports.ts';

export interface PreviewGame {
  readonly port: GamePort;
  /** Throws away what was played. */
  readonly close: () => void;
}

/** The game with one scenario more, on saves of its own that end with it. */
export function previewGame(scenario: Scenario, seed: number, atWork: boolean): PreviewGame {
  const saves = mkdtempSync(join(tmpdir(), 'iam-dojo-preview-'));
  const game = new Game(
    {
      root: packageRoot(),
      saves,
      lock: takeWriterLock(join(saves, 'writer.lock')),
      learner: 'preview',
      keepLearner: () => undefined,
      notices: [],
      now: () => new Date().toISOString(),
      seed: () => seed,
    },
    promptAnalyst(),
  );
  game.offer(scenario);
  if (atWork) {
    // What is begun opens at the bench and not at the briefing.
    game.begin(scenario.slug);
    game.leave();
  }
  const close = () => {
    game.close();
    rmSync(saves, { recursive: true, force: true });
  };
  return {
    port: { ...game, complete: (line, cursor) => candidateOptions(game.completion(line, cursor)) },
    close,
  };
}
