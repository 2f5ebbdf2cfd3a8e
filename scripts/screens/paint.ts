import { defaultSettings, type ThemeName } from '../../src/stores/uiSettings.ts';
import { Screen } from '../../test/tui/driver.ts';
import { testGame } from '../../test/tui/testGame.ts';
import { cellsOf } from './cells.ts';
import type { Scene } from './scenes.ts';
import { type Colours, svgOf } from './svg.ts';

/** Cells of a picture: wide enough for panels side by side. */
export const columns = 110;
export const rows = 32;

/** The terminal's own colours below each theme. */
export const grounds = {
  dark: { text: '#d8dee9', ground: '#16181d' },
  light: { text: '#1f2430', ground: '#ffffff' },
} as const satisfies Partial<Record<ThemeName, Colours>>;

export type ScreenTheme = keyof typeof grounds;

/** One scene in one theme as SVG, painted by the real program. */
export async function paint(scene: Scene, theme: ScreenTheme): Promise<string> {
  const game = testGame(['developer-ec2-access', 'admin-lockdown', 'ec2-to-s3-role', 'contractor-sts-access']);
  const screen = await Screen.open(game, { columns, rows, settings: { ...defaultSettings, theme, motion: false } });
  try {
    await screen.sees('iam-dojo');
    await scene.go(screen);
    await screen.settled();
    return svgOf(cellsOf(screen.terminal), grounds[theme], `iam-dojo: ${scene.title}`);
  } finally {
    await screen.close();
    game.close();
  }
}
