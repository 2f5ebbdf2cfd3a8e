import type { PracticeView } from '../stores/practiceDesk.ts';
import type { Glyphs } from './glyphs.ts';
import { lastCall } from './lastCall.ts';
import type { Program } from './program.ts';
import type { Row } from './row.ts';
import { themeFor } from './themeFor.ts';
import { practiceRows } from './views/practiceRows.ts';

const shown = lastCall((view: PracticeView, glyphs: Glyphs): readonly Row<string>[] => practiceRows(view, glyphs));

/** The choices of the question at hand; none where there is nothing to choose. */
export function practiceRowsShown({ game, ui }: Program): readonly Row<string>[] {
  const view = game.practice.view.getState();
  return view === null ? [] : shown(view, themeFor(ui.getState().settings).glyphs);
}
