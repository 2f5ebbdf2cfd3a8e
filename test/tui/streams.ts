import { PassThrough, Writable } from 'node:stream';

/** A keyboard as Ink reads it. */
export class KeyboardStream extends PassThrough {
  readonly isTTY = true;
  isRaw = false;
  setRawMode(on: boolean): this {
    this.isRaw = on;
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/** A screen as Ink writes to it. */
export class ScreenStream extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;
  readonly #write: (text: string, done: () => void) => void;

  constructor(columns: number, rows: number, write: (text: string, done: () => void) => void) {
    super({ decodeStrings: false });
    this.columns = columns;
    this.rows = rows;
    this.#write = write;
  }

  override _write(chunk: unknown, _encoding: string, done: () => void): void {
    this.#write(String(chunk), done);
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }
}
