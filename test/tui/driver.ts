import xterm, { type Terminal } from '@xterm/headless';
import type { UiSettings } from '../../src/stores/uiSettings.ts';
import type { KeyOverrides } from '../../src/tui/bindings.ts';
import type { GamePort } from '../../src/tui/ports.ts';
import { startTui } from '../../src/tui/startTui.ts';
import { KeyboardStream, ScreenStream } from './streams.ts';

/** What a terminal sends for keys without a character of their own. */
const sequences: Readonly<Record<string, string>> = {
  enter: '\r',
  escape: '\u001b',
  tab: '\t',
  'shift+tab': '\u001b[Z',
  backspace: '\u007f',
  delete: '\u001b[3~',
  space: ' ',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
};

function sequence(key: string): string {
  const found = sequences[key];
  if (found !== undefined) return found;
  if (key.startsWith('ctrl+')) return String.fromCharCode(key.charCodeAt(5) - 96);
  if (key.startsWith('alt+')) return `\u001b${key.slice(4)}`;
  return key;
}

export interface ScreenOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly settings?: UiSettings;
  readonly keys?: KeyOverrides;
  readonly scenario?: string;
  readonly spoken?: boolean;
  readonly onSettings?: (settings: UiSettings) => void;
  readonly settingsNow?: () => UiSettings;
}

const PATIENCE = 10_000;

/** The real program, painted by the real Ink into a terminal without a window. */
export class Screen {
  readonly terminal: Terminal;
  readonly exited: Promise<number>;
  /** Everything that was written to the terminal. */
  raw = '';
  readonly #keyboard = new KeyboardStream();
  readonly #out: ScreenStream;
  readonly #waiting = new Set<() => void>();
  #ended = false;

  private constructor(game: GamePort, options: ScreenOptions, ready: () => void) {
    const { columns = 120, rows = 40, settings, keys, scenario, spoken, onSettings, settingsNow } = options;
    this.terminal = new xterm.Terminal({ cols: columns, rows, convertEol: true, allowProposedApi: true });
    this.#out = new ScreenStream(columns, rows, (text, done) => {
      this.raw += text;
      if (this.#ended) done();
      else
        this.terminal.write(text, () => {
          done();
          for (const wake of [...this.#waiting]) wake();
        });
    });
    this.exited = startTui({
      game,
      stdin: this.#keyboard as unknown as NodeJS.ReadStream,
      stdout: this.#out as unknown as NodeJS.WriteStream,
      onReady: ready,
      ...(settings && { settings }),
      ...(keys && { keys }),
      ...(scenario !== undefined && { scenario }),
      ...(spoken !== undefined && { spoken }),
      ...(onSettings && { onSettings }),
      ...(settingsNow && { settingsNow }),
    });
  }

  /** Starts the program and waits until it reads keys. */
  static async open(game: GamePort, options: ScreenOptions = {}): Promise<Screen> {
    let screen: Screen | undefined;
    await new Promise<void>((resolve, reject) => {
      screen = new Screen(game, options, resolve);
      screen.exited.catch(reject);
    });
    if (screen === undefined) throw new Error('no screen');
    return screen;
  }

  /** Presses keys one after another; each is on its way before the next. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.#keyboard.write(sequence(key));
      // A lone escape could begin a sequence: Ink waits 20 ms for the rest of it.
      await new Promise((resolve) => (key === 'escape' ? setTimeout(resolve, 30) : setImmediate(resolve)));
    }
  }

  /** Types a text as one burst. */
  async type(text: string): Promise<void> {
    this.#keyboard.write(text);
    await new Promise(setImmediate);
  }

  async paste(text: string): Promise<void> {
    this.#keyboard.write(`\u001b[200~${text}\u001b[201~`);
    await new Promise(setImmediate);
  }

  /** Clicks on a text that the frame shows once, or turns the wheel over it. */
  async mouse(text: string, kind: 'click' | 'wheelUp' | 'wheelDown' = 'click'): Promise<void> {
    await this.sees(text);
    const y = this.lines().findIndex((line) => line.includes(text));
    const x = this.lines()[y]?.indexOf(text) ?? 0;
    const button = { click: 0, wheelUp: 64, wheelDown: 65 }[kind];
    this.#keyboard.write(`\u001b[<${button};${x + 1};${y + 1}M\u001b[<${button};${x + 1};${y + 1}m`);
    await new Promise(setImmediate);
  }

  /** Sends bytes as they are. */
  async send(bytes: string): Promise<void> {
    this.#keyboard.write(bytes);
    await new Promise(setImmediate);
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    this.#out.resize(columns, rows);
  }

  lines(): string[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.terminal.rows }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  }

  frame(): string {
    return this.lines().join('\n').trimEnd();
  }

  /** Waits until the frame holds the text. */
  async sees(text: string | RegExp): Promise<void> {
    await this.until(
      () => (typeof text === 'string' ? this.frame().includes(text) : text.test(this.frame())),
      `${text}`,
    );
  }

  async seesNot(text: string): Promise<void> {
    await this.until(() => !this.frame().includes(text), `no ${text}`);
  }

  /** Waits until the frame has stood still for a while. */
  async settled(milliseconds = 400): Promise<void> {
    for (let before = ''; before !== this.frame(); ) {
      before = this.frame();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const done = (end: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        end();
      };
      const look = () => {
        if (holds()) done(resolve);
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`waited for ${what}; the screen shows\n${this.frame()}`))),
        PATIENCE,
      );
      this.#waiting.add(look);
    });
  }

  cursor(): { readonly x: number; readonly y: number } {
    const { cursorX: x, cursorY: y } = this.terminal.buffer.active;
    return { x, y };
  }

  cell(row: number, column: number) {
    const cell = this.terminal.buffer.active.getLine(row)?.getCell(column);
    if (cell === undefined) throw new Error(`no cell at ${row}, ${column}`);
    return {
      text: cell.getChars(),
      inverse: cell.isInverse() !== 0,
      coloured: !cell.isFgDefault() || !cell.isBgDefault(),
    };
  }

  /** Leaves the program if it still runs. */
  async close(): Promise<void> {
    // The first one may only drop a line of the console.
    await this.press('ctrl+c', 'ctrl+c');
    await this.exited;
    this.#ended = true;
    this.terminal.dispose();
  }
}
