import type { HomeView, ScenarioEntry } from '../stores/gameHome.ts';
import { cursorRow } from './cursor.ts';
import type { Glyphs } from './glyphs.ts';
import { lastCall } from './lastCall.ts';
import type { State } from './program.ts';
import { filterRows, type Row } from './row.ts';
import { themeFor } from './themeFor.ts';
import { type HomeValue, homeRows } from './views/homeRows.ts';

const shown = lastCall((home: HomeView, search: string, glyphs: Glyphs) => filterRows(homeRows(home, glyphs), search));

export function homeRowsShown(home: HomeView, state: State): readonly Row<HomeValue>[] {
  return shown(home, state.filters.home ?? '', themeFor(state.settings).glyphs);
}

/** The scenario under the cursor; at first the one to do next. */
export function scenarioAt(home: HomeView, state: State): ScenarioEntry | null {
  return cursorRow(homeRowsShown(home, state), homeCursor(home, state))?.value ?? null;
}

export function homeCursor(home: HomeView, state: State): State['cursors'][string] | undefined {
  const { next } = home;
  return state.cursors.home ?? (next === null ? undefined : { id: next.slug, index: 0 });
}
