/** A click, a move with the button held, its end, or a turn of the wheel; cells count from 0. */
export interface MouseReport {
  readonly kind: 'press' | 'drag' | 'release' | 'wheelUp' | 'wheelDown';
  readonly x: number;
  readonly y: number;
}

export interface Peeled {
  /** The input without what was taken out. */
  readonly text: string;
  readonly reports: readonly MouseReport[];
  /** True where F1 was pressed, which Ink does not tell about. */
  readonly f1: boolean;
  /** The beginning of a report, or of an answer about the ground, whose end has not arrived. */
  readonly rest: string;
}

/** Buttons, moves while one is held, and the wheel, in the SGR form: xterm control sequences, "Extended coordinates". */
export const mouseOn = '\u001b[?1000h\u001b[?1002h\u001b[?1006h';
export const mouseOff = '\u001b[?1006l\u001b[?1002l\u001b[?1000l';

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how reports begin
const REPORT = /\u001b\[<(\d+);(\d+);(\d+)([Mm])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how reports begin
const BEGUN = /\u001b(?:\[<[\d;]*|\]11;[^\u0007\u001b]*\u001b?)$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how terminals send F1
const F1 = /\u001bOP|\u001b\[11~|\u001b\[\[A/g;

const kinds: Readonly<Record<number, MouseReport['kind']>> = {
  0: 'press',
  32: 'drag',
  64: 'wheelUp',
  65: 'wheelDown',
};

/** Takes mouse reports and F1 out of what a terminal sent. */
export function peelReports(input: string): Peeled {
  const reports: MouseReport[] = [];
  const withoutReports = input.replace(REPORT, (_, button: string, x: string, y: string, end: string) => {
    const kind = end === 'M' ? kinds[Number(button)] : button === '0' ? 'release' : undefined;
    if (kind !== undefined) reports.push({ kind, x: Number(x) - 1, y: Number(y) - 1 });
    return '';
  });
  const rest = BEGUN.exec(withoutReports)?.[0] ?? '';
  const left = withoutReports.slice(0, withoutReports.length - rest.length);
  const text = left.replace(F1, '');
  return { text, reports, f1: text !== left, rest };
}
