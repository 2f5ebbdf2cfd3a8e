import type { UiSettings } from '../stores/uiSettings.ts';
import { lastCall } from './lastCall.ts';
import { themeInForce, themeOf } from './theme.ts';

const made = lastCall((settings: UiSettings, noColor: string | undefined) =>
  themeOf(themeInForce(settings.theme, { NO_COLOR: noColor }), { ascii: settings.ascii }),
);

/** The theme of the settings, or `mono` where the environment forbids colour. The same settings give the same theme. */
export function themeFor(settings: UiSettings): ReturnType<typeof themeOf> {
  return made(settings, process.env.NO_COLOR);
}
