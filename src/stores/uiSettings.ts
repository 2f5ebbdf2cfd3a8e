import { type PanelArrangements, usualArrangements } from './panelArrangement.ts';

export const themeNames = ['ansi', 'dark', 'light', 'high-contrast', 'colour-blind', 'mono'] as const;
export type ThemeName = (typeof themeNames)[number];

/** `auto` goes by what the terminal says about itself. */
export const themeChoices = ['auto', ...themeNames] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** What a learner may set about the screen. */
export interface UiSettings {
  readonly theme: ThemeChoice;
  /** Only signs of ASCII, for fonts that lack the others. */
  readonly ascii: boolean;
  /** Clicks and the wheel; while they are taken, the terminal selects text only with Shift. */
  readonly mouse: boolean;
  /** Letters that move as in vi: j, k, h, l, g and G. */
  readonly vim: boolean;
  /** Signs that move while something is worked out. */
  readonly motion: boolean;
  /** Verdicts also in words of every day, beside those of AWS. */
  readonly plainWords: boolean;
  /** Asks for a prediction before an answer to the learner's own question is shown. */
  readonly foretell: boolean;
  readonly panels: PanelArrangements;
}

export const defaultSettings: UiSettings = {
  theme: 'auto',
  ascii: false,
  mouse: true,
  vim: true,
  motion: true,
  plainWords: true,
  foretell: true,
  panels: usualArrangements,
};
