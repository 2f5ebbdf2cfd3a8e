import { say } from '../stores/uiActs.ts';
import type { UiSettings } from '../stores/uiSettings.ts';
import { createUiStore } from '../stores/uiStore.ts';
import { type KeyOverrides, withOverrides, withoutVim } from './bindings.ts';
import { commands } from './commands/commandTable.ts';
import { ConsoleModel } from './consolePanel/consoleModel.ts';
import type { Layer } from './layers.ts';
import type { GamePort } from './ports.ts';
import type { Program, Terminal } from './program.ts';

export interface ProgramOptions {
  readonly game: GamePort;
  readonly terminal: Terminal;
  readonly settings?: UiSettings;
  /** The person's own keys, by command. */
  readonly keys?: KeyOverrides;
}

/** The program without its screen. */
export function createProgram({ game, terminal, settings, keys = {} }: ProgramOptions): Program {
  const ui = createUiStore<Layer>(settings);
  const { bindings, complaints } = withOverrides(keys);
  for (const complaint of complaints) say(ui, 'warning', complaint);
  const entries = game.attempt.getState()?.transcript ?? [];
  const typed = new Set(entries.map(({ line }) => line));
  const console = new ConsoleModel({
    run: (line) => {
      game.runLine(line);
      return null;
    },
    complete: game.complete,
    entries,
    history: (game.consoleLines?.() ?? []).filter((line) => !typed.has(line)),
  });
  const plain = withoutVim(bindings);
  return {
    ui,
    game,
    terminal,
    get bindings() {
      return ui.getState().settings.vim ? bindings : plain;
    },
    commands,
    heights: new Map(),
    lengths: new Map(),
    regions: new Map(),
    bench: { tier: 'normal', columns: 120, rows: 38 },
    held: { divider: null },
    console,
  };
}
