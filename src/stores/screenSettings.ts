import * as z from 'zod';
import { usualArrangements } from './panelArrangement.ts';
import { defaultSettings, themeChoices } from './uiSettings.ts';
import { panelNames } from './uiStore.ts';

const size = z.number().int().min(1).max(1000).nullable();

const arrangement = z.object({
  account: size,
  tasks: size,
  events: size,
  lower: size,
  hidden: z
    .array(z.enum(panelNames))
    .max(panelNames.length - 1)
    .readonly(),
});

/** The settings of the screen as they are kept; those of an older program lack some. */
export const screenSettings = z.object({
  theme: z.enum(themeChoices),
  ascii: z.boolean(),
  mouse: z.boolean().default(defaultSettings.mouse),
  vim: z.boolean().default(defaultSettings.vim),
  motion: z.boolean().default(defaultSettings.motion),
  plainWords: z.boolean().default(defaultSettings.plainWords),
  foretell: z.boolean().default(defaultSettings.foretell),
  panels: z.object({ wide: arrangement, normal: arrangement, tight: arrangement }).default(usualArrangements),
});
