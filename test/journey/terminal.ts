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
  space: ' ',
  backspace: '\u007f',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  'shift+tab': '\u001b[Z',
  pageDown: '\u001b[6~',
  'ctrl+a': '\u0001',
  'ctrl+c': '\u0003',
  'ctrl+z': '\u001a',
  'ctrl+l': '\u000c',
  'ctrl+n': '\u000e',
  'ctrl+s': '\u0013',
  'ctrl+p': '\u0010',
  'ctrl+u': '\u0015',
};

/** Ends a synchronized update: the frame is shown as a whole. */
const frameEnd = '\u001b[?2026l';

/** Signals by the number that the kernel gives. */
const signals: Readonly<Record<number, string>> = { 1: 'SIGHUP', 9: 'SIGKILL', 15: 'SIGTERM' };

export interface Options {
  readonly columns?: number;
  readonly rows?: number;
  readonly saves?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder where the program is started; the project's by default. */
  readonly folder?: string;
  /**
   * Runs the program below a shell that afterwards prints its exit code and the modes of the terminal.
   * The shell then waits for a line: what is unread 200 ms after the end, node-pty drops.
   */
  readonly shell?: boolean;
  /** Runs the program as a job of a shell, which says when it is stopped and goes on with it after a line. */
  readonly job?: boolean;
}

/** How a process ended: its exit code, or the signal that killed it. */
export type Ended = number | string;

/** A text without blanks and lines of boxes: long words break anywhere. */
function wordsOf(text: string): string {
  return text.replaceAll(/[\s│┃┌┐└┘┏┓┗┛━─]+/g, '');
}

const running = new Set<Terminal>();

/** Ends every program that a test left running. */
export async function closeTerminals(): Promise<void> {
  for (const terminal of running) {
    terminal.signal('SIGKILL');
    await terminal.exited;
  }
}

/** The built program in a real pseudo-terminal, with an emulated screen to read. */
export class Terminal {
  readonly saves: string;
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof xterm.Terminal>;
  readonly exited: Promise<Ended>;
  #raw = '';

  constructor(options: Options = {}) {
    const { columns = 120, rows = 40, args = [], env = {}, shell = false, job = false } = options;
    this.saves = options.saves ?? mkdtempSync(join(tmpdir(), 'iam-dojo-journey-'));
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
    const program = [process.execPath, join(root, 'dist/cli/main.js'), ...args];
    const below = ['sh', '-c', '"$@"; echo "exit code $?"; stty -a; read line', 'sh'];
    const asJob = ['sh', '-c', 'set -m; "$@"; echo "stopped $?"; stty -a; read line; fg; echo "exit code $?"', 'sh'];
    const [file = '', ...words] = [...(shell ? below : job ? asJob : []), ...program];
    this.#pty = spawn(file, words, {
      cols: columns,
      rows,
      cwd: options.folder ?? root,
      env: { ...inherited, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', IAM_DOJO_SAVES: this.saves, ...env },
    });
    this.#pty.onData((data) => {
      this.#raw += data;
      this.#screen.write(data);
    });
    this.exited = new Promise((done) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        running.delete(this);
        done(signal ? (signals[signal] ?? `signal ${signal}`) : exitCode);
      });
    });
    running.add(this);
  }

  get pid(): number {
    return this.#pty.pid;
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

  /** As `sees`, wherever the lines break and through the sides of boxes. */
  async seesWords(text: string, milliseconds = 15_000): Promise<void> {
    await this.#until(() => wordsOf(this.frame()).includes(wordsOf(text)), text, milliseconds);
  }

  /** Waits until something about the screen holds. */
  async settles(holds: () => boolean, what: string, milliseconds = 15_000): Promise<void> {
    await this.#until(holds, what, milliseconds);
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
      const before = this.#raw.length;
      this.#pty.write(keys[name] ?? name);
      await new Promise((wake) => setTimeout(wake, name === 'esc' ? 200 : 5));
      // A busy program would read Escape and the next key as one key with Alt.
      for (let tries = 0; name === 'esc' && this.#raw.length === before && tries < 40; tries += 1) {
        await new Promise((wake) => setTimeout(wake, 25));
      }
    }
  }

  /** Milliseconds from a key to the end of the next painted frame. */
  async timed(name: string): Promise<number> {
    const from = this.#raw.length;
    const start = performance.now();
    const painted = new Promise<number>((done, fail) => {
      const late = setTimeout(() => fail(new Error(`${name} painted nothing\n${this.frame()}`)), 5_000);
      const listener = this.#screen.onWriteParsed(() => {
        if (!this.#raw.slice(from).includes(frameEnd)) return;
        listener.dispose();
        clearTimeout(late);
        done(performance.now() - start);
      });
    });
    this.#pty.write(keys[name] ?? name);
    return painted;
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

  /** Closes the terminal's window. */
  hangUp(): void {
    running.delete(this);
    if ('destroy' in this.#pty && typeof this.#pty.destroy === 'function') this.#pty.destroy();
  }

  signal(name: NodeJS.Signals): void {
    process.kill(this.pid, name);
  }
}
