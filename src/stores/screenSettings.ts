import * as z from 'zod';
import { defaultSettings, themeChoices } from './uiSettings.ts';

/** The settings of the screen as they are kept; those of an older program lack some. */
export const screenSettings = z.object({
  theme: z.enum(themeChoices),
  ascii: z.boolean(),
  mouse: z.boolean().default(defaultSettings.mouse),
  vim: z.boolean().default(defaultSettings.vim),
  motion: z.boolean().default(defaultSettings.motion),
  plainWords: z.boolean().default(defaultSettings.plainWords),
  foretell: z.boolean().default(defaultSettings.foretell),
});
