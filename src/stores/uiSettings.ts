export const themeNames = ['ansi', 'dark', 'light', 'high-contrast', 'colour-blind', 'mono'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What a learner may set about the screen. */
export interface UiSettings {
  readonly theme: ThemeName;
  /** Only signs of ASCII, for fonts that lack the others. */
  readonly ascii: boolean;
  /** Clicks and the wheel; while they are taken, the terminal selects text only with Shift. */
  readonly mouse: boolean;
}

export const defaultSettings: UiSettings = { theme: 'ansi', ascii: false, mouse: true };
