import type { AttemptView } from '../stores/attemptView.ts';
import { currentScreen } from '../stores/uiActs.ts';
import type { UiState } from '../stores/uiStore.ts';
import type { Command } from './commands/command.ts';
import type { ConsoleModel } from './consolePanel/consoleModel.ts';
import type { Binding, CommandId } from './keymap.ts';
import type { Layer, Ui } from './layers.ts';
import type { BenchSize } from './panels/benchSize.ts';
import type { Measure } from './panels/resizing.ts';
import type { GamePort } from './ports.ts';
import type { Regions } from './regions.ts';

/** What screens ask of the terminal, apart from drawing. */
export interface Terminal {
  /** Puts a text on the clipboard, where the terminal allows it (OSC 52). False where it is too long for that. */
  readonly copy: (text: string) => boolean;
  /** Gives the terminal away while the callback runs. */
  readonly suspend: (callback: () => Promise<void>) => Promise<void>;
  /** Stops the program until the shell goes on with it (`fg`). False where no shell can. */
  readonly stop: () => Promise<boolean>;
  /** Leaves the program: 0, or 130 after Ctrl+C. */
  readonly quit: (code: number) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Everything that commands act on. */
export interface Program {
  readonly ui: Ui;
  readonly game: GamePort;
  readonly terminal: Terminal;
  readonly bindings: readonly Binding[];
  readonly commands: Readonly<Record<CommandId, Command>>;
  /** Rows that each list and text had when it was drawn last; pages are that long. */
  readonly heights: Map<string, number>;
  /** Rows that each text has in all. */
  readonly lengths: Map<string, number>;
  /** What lies where, for the mouse. */
  readonly regions: Regions;
  /** The room for the panels, as it was drawn last. */
  readonly bench: BenchSize;
  /** What the mouse holds. */
  readonly held: { divider: Measure | null };
  readonly console: ConsoleModel;
}

export type State = UiState<Layer>;

/** The topmost layer. */
export function topLayer(state: State): Layer | undefined {
  return state.layers.at(-1);
}

export function attemptOf(program: Program): AttemptView | null {
  return program.game.attempt.getState();
}

export function screenOf(program: Program): ReturnType<typeof currentScreen> {
  return currentScreen(program.ui);
}
