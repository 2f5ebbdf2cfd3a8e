import type { Ground } from './theme.ts';

/** Asks for the colour of the ground: xterm control sequences, "Operating System Commands", Ps = 11. */
export const askGround = '\u001b]11;?\u0007';

const [ESC, BEL] = ['\\u001b', '\\u0007'];
const PART = '([\\da-f]{1,4})';
const REST = `[^${BEL}${ESC}]*`;
/** `rgb:ffff/ffff/ffff`, or a form of it with transparency, ended by BEL or by ESC and a backslash. */
const ANSWER = new RegExp(`${ESC}\\]11;(?:rgba?:${PART}/${PART}/${PART})?${REST}(?:${BEL}|${ESC}\\\\)`, 'gi');

/** Takes the terminal's answer out of what it sent. */
export function peelGround(input: string): { readonly text: string; readonly ground: Ground | null } {
  let ground: Ground | null = null;
  const text = input.replace(ANSWER, (_, red?: string, green?: string, blue?: string) => {
    if (red !== undefined && green !== undefined && blue !== undefined) ground = groundOf([red, green, blue]);
    return '';
  });
  return { text, ground };
}

/** By how bright the colour looks: ITU-R BT.601 weights. Each part is hexadecimal of one to four digits. */
function groundOf(parts: readonly string[]): Ground {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** What some terminals leave in `COLORFGBG`: numbers of the palette, the ground last. */
export function groundFrom({ COLORFGBG }: Readonly<Record<string, string | undefined>>): Ground | null {
  const last = /;(\d+)$/.exec(COLORFGBG ?? '')?.[1];
  if (last === undefined) return null;
  return ['7', '9', '10', '11', '12', '13', '14', '15'].includes(last) ? 'light' : 'dark';
}
