import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { Terminal } from '@xterm/headless';
import chalk from 'chalk';
import { render } from 'ink';
import type { ReactNode } from 'react';

// The instance that Ink paints with; under a test runner it would find no colours.
chalk.level = 3;

/** What one cell of the screen shows. */
export interface PaintedCell {
  readonly text: string;
  readonly inverse: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
  /** Palette number, 24-bit colour or -1 for the terminal's own. */
  readonly color: number;
  readonly coloured: boolean;
}

class Stdin extends PassThrough {
  readonly isTTY = true;
  setRawMode(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/** A component painted by the real Ink into a terminal without a window. */
export class Painter {
  private readonly terminal: Terminal;
  private readonly stdout: Writable & { columns: number; rows: number; isTTY: boolean };
  private readonly instance: ReturnType<typeof render>;

  constructor(node: ReactNode, columns: number, rows: number) {
    this.terminal = new Terminal({ cols: columns, rows, convertEol: true, allowProposedApi: true });
    const stdout = new Writable({
      write: (chunk, _, done) => this.terminal.write(chunk.toString(), done),
    });
    this.stdout = Object.assign(stdout, { columns, rows, isTTY: true });
    // biome-ignore lint/suspicious/noExplicitAny: Ink types its streams as those of a process
    const streams: any = { stdout: this.stdout, stdin: new Stdin(), stderr: new EventEmitter() };
    this.instance = render(node, {
      ...streams,
      interactive: true,
      alternateScreen: true,
      incrementalRendering: true,
      maxFps: 1000,
      patchConsole: false,
      exitOnCtrlC: false,
    });
  }

  async paint(node?: ReactNode): Promise<void> {
    if (node !== undefined) this.instance.rerender(node);
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      await this.instance.waitUntilRenderFlush();
      await new Promise<void>((resolve) => this.terminal.write('', resolve));
    }
  }

  lines(): string[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.terminal.rows }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  }

  text(): string {
    return this.lines().join('\n').trimEnd();
  }

  cursor(): { readonly x: number; readonly y: number; readonly visible: boolean } {
    const { cursorX: x, cursorY: y } = this.terminal.buffer.active;
    // biome-ignore lint/suspicious/noExplicitAny: xterm tells about the cursor's visibility only inside
    const core: any = this.terminal;
    return { x, y, visible: !core._core.coreService.isCursorHidden };
  }

  cell(row: number, column: number): PaintedCell {
    const cell = this.terminal.buffer.active.getLine(row)?.getCell(column);
    if (cell === undefined) throw new Error(`no cell at ${row}, ${column}`);
    return {
      text: cell.getChars(),
      inverse: cell.isInverse() !== 0,
      bold: cell.isBold() !== 0,
      underline: cell.isUnderline() !== 0,
      color: cell.isFgDefault() ? -1 : cell.getFgColor(),
      coloured: !cell.isFgDefault() || !cell.isBgDefault(),
    };
  }

  cells(): PaintedCell[] {
    const places = Array.from({ length: this.terminal.rows * this.terminal.cols }, (_, at) => at);
    return places.map((at) => this.cell(Math.floor(at / this.terminal.cols), at % this.terminal.cols));
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    Object.assign(this.stdout, { columns, rows });
    this.stdout.emit('resize');
  }

  end(): void {
    this.instance.unmount();
    this.terminal.dispose();
  }
}
