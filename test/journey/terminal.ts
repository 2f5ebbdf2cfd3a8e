import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export const root = resolve(import.meta.dirname, '../..');

/** Escape sequences that a terminal sends for keys without a character. */
const keys: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\u001b',
  tab: '\t',
  backspace: '\u007f',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  'ctrl+c': '\u0003',
  'ctrl+s': '\u0013',
  'ctrl+p': '\u0010',
  'ctrl+u': '\u0015',
};

export interface Options {
  readonly columns?: number;
  readonly rows?: number;
  readonly saves?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The built program in a real pseudo-terminal, with an emulated screen to read. */
export class Terminal {
  readonly saves: string;
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly exited: Promise<number>;
  #raw = '';

  constructor(options: Options = {}) {
    const { columns = 120, rows = 40, args = [], env = {} } = options;
    this.saves = options.saves ?? mkdtempSync(join(tmpdir(), 'iam-dojo-journey-'));
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    const { CI: _, NO_COLOR: __, ...inherited } = process.env;
    this.#pty = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
      cols: columns,
      rows,
      cwd: root,
      env: { ...inherited, TERM: 'xterm-256color', IAM_DOJO_SAVES: this.saves, ...env },
    });
    this.#pty.onData((data) => {
      this.#raw += data;
      this.#screen.write(data);
    });
    this.exited = new Promise((done) => {
      this.#pty.onExit(({ exitCode, signal }) => done(signal ? 128 + signal : exitCode));
    });
  }

  /** Everything the program wrote, escape sequences included. */
  get raw(): string {
    return this.#raw;
  }

  frame(): string {
    const buffer = this.#screen.buffer.active;
    const lines = Array.from({ length: this.#screen.rows }, (_, row) => {
      return buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '';
    });
    return lines.join('\n').trimEnd();
  }

  /** Waits until the screen shows the text; fails with the screen as it is. */
  async sees(text: string | RegExp, milliseconds = 15_000): Promise<void> {
    await this.#until(
      () => (typeof text === 'string' ? this.frame().includes(text) : text.test(this.frame())),
      text,
      milliseconds,
    );
  }

  async seesNot(text: string, milliseconds = 15_000): Promise<void> {
    await this.#until(() => !this.frame().includes(text), `no ${text}`, milliseconds);
  }

  async #until(holds: () => boolean, what: string | RegExp, milliseconds: number): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`waited for ${String(what)}; the screen shows\n${this.frame()}`);
      await new Promise((wake) => setTimeout(wake, 15));
    }
  }

  /** Presses keys one after the other; a name from the table, or text that is typed as it is. */
  async press(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      this.#pty.write(keys[name] ?? name);
      await new Promise((wake) => setTimeout(wake, name === 'esc' ? 60 : 5));
    }
  }

  async type(text: string): Promise<void> {
    this.#pty.write(text);
    await new Promise((wake) => setTimeout(wake, 5));
  }

  /** Pastes as terminals with bracketed paste do. */
  paste(text: string): void {
    this.#pty.write(`\u001b[200~${text}\u001b[201~`);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  signal(name: string): void {
    this.#pty.kill(name);
  }
}
