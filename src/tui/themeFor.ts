import type { UiSettings } from '../stores/uiSettings.ts';
import { type Ground, type Theme, themeInForce, themeOf } from './theme.ts';

/** The theme of the settings on a terminal of that ground. The same settings give the same theme. */
export function themeFor({ theme, ascii }: UiSettings, ground: Ground | null = null): Theme {
  return themeOf(themeInForce(theme, process.env, ground), { ascii });
}
