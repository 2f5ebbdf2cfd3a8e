import { PassThrough } from 'node:stream';
import { peelGround } from './ground.ts';
import { type MouseReport, peelReports } from './mouseReports.ts';
import type { Ground } from './theme.ts';

export interface KeyboardListener {
  readonly onMouse: (report: MouseReport) => void;
  readonly onF1: () => void;
  readonly onGround?: (ground: Ground) => void;
}

/** The longest beginning of a report. */
const LONGEST = 40;

/**
 * Standard input as Ink reads it: mouse reports and F1, which Ink drops, are taken out before. It reads only while Ink
 * asked for raw mode, so that another program that is given the terminal gets its keys.
 */
export class Keyboard extends PassThrough {
  readonly #source: NodeJS.ReadStream;
  readonly #listener: KeyboardListener;
  readonly isTTY: boolean;
  #held = '';

  constructor(source: NodeJS.ReadStream, listener: KeyboardListener) {
    super();
    this.#source = source;
    this.#listener = listener;
    this.isTTY = source.isTTY === true;
  }

  setRawMode(on: boolean): this {
    this.#source.setRawMode?.(on);
    this.#source.off('data', this.#take);
    if (on) this.#source.on('data', this.#take).resume();
    else this.#source.pause();
    return this;
  }

  ref(): this {
    this.#source.ref?.();
    return this;
  }

  unref(): this {
    this.#source.unref?.();
    return this;
  }

  readonly #take = (chunk: Buffer | string): void => {
    const { text, reports, f1, rest } = peelReports(this.#held + chunk.toString());
    this.#held = rest.length <= LONGEST ? rest : '';
    const { text: typed, ground } = peelGround(text);
    if (typed !== '') this.write(typed);
    for (const report of reports) this.#listener.onMouse(report);
    if (ground !== null) this.#listener.onGround?.(ground);
    if (f1) this.#listener.onF1();
  };
}
