import type { ThemeChoice, ThemeName } from '../stores/uiSettings.ts';
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from './glyphs.ts';
import { paintedStyles } from './paintedStyles.ts';

export type { ThemeName };

/** Properties of Ink's `Text`, so that a style can be spread into it. */
export interface Style {
  readonly color?: string;
  readonly backgroundColor?: string;
  readonly dimColor?: boolean;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

/** What a style means. Screens name meanings; only this file knows colours. */
export type Token =
  | 'text'
  | 'muted'
  | 'heading'
  | 'accent'
  /** Borders and titles of the panel that has the keys. */
  | 'focus'
  | 'border'
  /** The row under the cursor, in the focused panel and elsewhere. */
  | 'selected'
  | 'selectedQuiet'
  | 'allowed'
  | 'denied'
  | 'excess'
  | 'warning'
  | 'error'
  | 'info'
  /** A key in a hint, e.g. `?`. */
  | 'key'
  | 'star'
  /** Letters that matched a search. */
  | 'match'
  | 'field'
  | 'placeholder'
  | 'jsonKey'
  | 'jsonString'
  | 'jsonNumber'
  | 'jsonWord'
  | 'jsonPunctuation'
  | 'selection';

/** The themes that can be chosen, and those that only poor terminals get. */
export type ThemeInForce = ThemeName | 'basic' | 'basic-light' | 'high-contrast-light' | 'colour-blind-light';

export interface Theme {
  readonly name: ThemeInForce;
  readonly styles: Readonly<Record<Token, Style>>;
  readonly glyphs: Glyphs;
}

export type Styles = Readonly<Record<Token, Style>>;

/** No colour at all: bold, inverse and marks carry the meaning. */
const mono: Styles = {
  text: {},
  muted: {},
  heading: { bold: true },
  accent: { bold: true },
  focus: { bold: true },
  border: {},
  selected: { inverse: true },
  selectedQuiet: { underline: true },
  allowed: {},
  denied: { bold: true },
  excess: { bold: true },
  warning: { bold: true },
  error: { bold: true },
  info: {},
  key: { bold: true },
  star: { bold: true },
  match: { underline: true },
  field: {},
  placeholder: {},
  jsonKey: { bold: true },
  jsonString: {},
  jsonNumber: {},
  jsonWord: {},
  jsonPunctuation: {},
  selection: { inverse: true },
};

/** The sixteen names that follow the user's own palette. */
const ansi: Styles = {
  ...mono,
  muted: { color: 'gray' },
  heading: { bold: true },
  accent: { color: 'cyan' },
  focus: { color: 'cyan', bold: true },
  border: { color: 'gray' },
  selectedQuiet: { color: 'cyan' },
  allowed: { color: 'green' },
  denied: { color: 'red' },
  excess: { color: 'magenta' },
  warning: { color: 'yellow' },
  error: { color: 'red', bold: true },
  info: { color: 'cyan' },
  key: { color: 'cyan', bold: true },
  star: { color: 'yellow' },
  match: { color: 'cyan', bold: true },
  placeholder: { color: 'gray' },
  jsonKey: { color: 'cyan' },
  jsonString: { color: 'green' },
  jsonNumber: { color: 'yellow' },
  jsonWord: { color: 'magenta' },
  jsonPunctuation: { color: 'gray' },
};

/** Eight colours: `gray` would be one of the bright ones, which such terminals lack or paint as the ground. */
const basic: Styles = {
  ...ansi,
  muted: {},
  border: {},
  placeholder: {},
  jsonPunctuation: {},
};

/** Eight colours on a light ground, where yellow, green and cyan cannot be read. */
const basicLight: Styles = {
  ...mono,
  accent: { color: 'blue' },
  focus: { color: 'blue', bold: true },
  selectedQuiet: { color: 'blue', underline: true },
  allowed: { color: 'blue' },
  denied: { color: 'red' },
  excess: { color: 'magenta' },
  error: { color: 'red', bold: true },
  key: { color: 'blue', bold: true },
  match: { color: 'blue', bold: true },
  jsonKey: { color: 'blue' },
  jsonWord: { color: 'magenta' },
};

const styles: Readonly<Record<ThemeInForce, Styles>> = {
  ansi,
  basic,
  'basic-light': basicLight,
  ...paintedStyles,
  mono,
};

const made = new Map<string, Theme>();

/** A theme by name, always the same object; `ascii` replaces the signs that some fonts lack. */
export function themeOf(name: ThemeInForce, options: { readonly ascii?: boolean } = {}): Theme {
  const ascii = options.ascii === true;
  const key = `${name} ${ascii}`;
  const theme = made.get(key) ?? { name, styles: styles[name], glyphs: ascii ? asciiGlyphs : unicodeGlyphs };
  made.set(key, theme);
  return theme;
}

export type Ground = 'dark' | 'light';
type Environment = Readonly<Record<string, string | undefined>>;

/** True where the terminal says that it has more than sixteen colours. */
function manyColours({ COLORTERM, TERM }: Environment): boolean {
  return /^(truecolor|24bit)$/.test(COLORTERM ?? '') || /256|direct|truecolor/.test(TERM ?? '');
}

/** Terminals of eight colours by their names in terminfo. */
const eightColours = /^(linux|ansi|vt\d+|screen|xterm|rxvt|cygwin|Eterm|putty)(-color|-8color|\.\w+)?$/;

/**
 * What a choice comes to. `NO_COLOR` with any value that is not empty means no colour, whatever was chosen
 * (no-color.org). `auto` follows the terminal: its own palette, or colours fit for its ground where that is known.
 */
export function themeInForce(
  chosen: ThemeChoice,
  environment: Environment,
  ground: Ground | null = null,
): ThemeInForce {
  if ((environment.NO_COLOR ?? '') !== '') return 'mono';
  if (ground === 'light' && (chosen === 'high-contrast' || chosen === 'colour-blind')) return `${chosen}-light`;
  if (chosen !== 'auto') return chosen;
  if (manyColours(environment)) return ground ?? 'ansi';
  if (ground === 'light') return 'basic-light';
  return eightColours.test(environment.TERM ?? '') ? 'basic' : 'ansi';
}
