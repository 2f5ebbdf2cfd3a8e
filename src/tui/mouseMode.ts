import { mouseOff, mouseOn } from './mouseReports.ts';

/** Whether the terminal reports the mouse. Ink does not know this mode: it is ended here, on every way out. */
export class MouseMode {
  readonly #stdout: NodeJS.WriteStream;
  #wanted: boolean;
  #running = false;
  readonly #atExit = (): void => this.#write(false);

  constructor(stdout: NodeJS.WriteStream, wanted: boolean) {
    this.#stdout = stdout;
    this.#wanted = wanted;
  }

  begin(): void {
    this.#running = true;
    process.on('exit', this.#atExit);
    if (this.#wanted) this.#write(true);
  }

  set(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (this.#running) this.#write(wanted);
  }

  /** Leaves the mouse to another program while the callback runs. */
  async pause(callback: () => Promise<void>): Promise<void> {
    this.#write(false);
    try {
      await callback();
    } finally {
      if (this.#wanted) this.#write(true);
    }
  }

  end(): void {
    if (!this.#running) return;
    this.#running = false;
    process.off('exit', this.#atExit);
    this.#write(false);
  }

  #write(on: boolean): void {
    this.#stdout.write(on ? mouseOn : mouseOff);
  }
}
