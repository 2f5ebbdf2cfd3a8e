import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { promptAnalyst } from '../stores/analyst.ts';
import type { UiSettings } from '../stores/uiSettings.ts';
import { workerAnalyst } from '../stores/workerAnalyst.ts';
import { asciiTerminal } from '../tui/asciiTerminal.ts';
import { candidateOptions } from '../tui/consolePanel/candidateOptions.ts';
import { startTui } from '../tui/startTui.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { openGame } from './openGame.ts';
import { wantsSpoken } from './plainWanted.ts';

/** Runs the full-screen program on the person's saves, in a scenario if one is given. */
export async function playInTerminal(input: CommandInput, scenario: Scenario | null): Promise<ExitCode> {
  const worker = join(packageRoot(), 'dist', 'stores', 'analysisWorker.js');
  const { game, settings, keeps, close } = openGame(
    input,
    existsSync(worker) ? workerAnalyst(worker) : promptAnalyst(),
  );
  if (scenario !== null) game.offer(scenario);
  const screenOf = () => game.screen() ?? settings.get().screen;
  const spoken = wantsSpoken(input);
  const poor = asciiTerminal(input.env);
  const forced = (screen: UiSettings): UiSettings => ({ ...screen, ascii: !spoken && (screen.ascii || poor) });
  try {
    const code = await startTui({
      game: { ...game, complete: (line, cursor) => candidateOptions(game.completion(line, cursor)) },
      settings: forced(screenOf()),
      settingsNow: () => forced(screenOf()),
      keys: settings.get().keys,
      spoken,
      // What the terminal forces is not the person's choice.
      onSettings: (changed) => game.keepScreen(poor || spoken ? { ...changed, ascii: screenOf().ascii } : changed),
      ...(scenario === null ? {} : { scenario: scenario.slug }),
    });
    return code === 130 ? exitCodes.interrupted : exitCodes.done;
  } catch (fault) {
    if (keeps) input.err('iam-dojo had to stop. What you did is saved: start it again to go on.\n');
    throw fault;
  } finally {
    close();
  }
}
