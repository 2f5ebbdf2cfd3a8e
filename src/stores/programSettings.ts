import { join } from 'node:path';
import * as z from 'zod';
import { type DocumentKind, type Notice, openDocument, type SavedDocument } from './savedDocument.ts';
import { screenSettings } from './screenSettings.ts';
import { defaultSettings } from './uiSettings.ts';

const settings = z.object({
  /** Who played last. */
  learner: z.string(),
  /** For learners who have set nothing of their own. */
  screen: screenSettings,
  /** Keys by command id, where they differ from the program's own. */
  keys: z.record(z.string(), z.array(z.string())),
});

/** What is kept for everybody who plays on the same saves. */
export type ProgramSettings = z.infer<typeof settings>;

const kind: DocumentKind<ProgramSettings> = {
  version: 1,
  schema: settings,
  empty: { learner: 'learner', screen: defaultSettings, keys: {} },
};

export function openSettings(
  saves: string,
  options: { readonly readOnly: boolean; readonly tell: (notice: Notice) => void },
): SavedDocument<ProgramSettings> {
  return openDocument(join(saves, 'settings.json'), kind, options);
}
