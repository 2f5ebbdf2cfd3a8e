import type { HomeView, ScenarioEntry } from '../stores/gameHome.ts';
import { cursorRow } from './cursor.ts';
import type { Glyphs } from './glyphs.ts';
import { lastCall } from './lastCall.ts';
import type { State } from './program.ts';
import { filterRows, type Row } from './row.ts';
import { themeFor } from './themeFor.ts';
import { type HomeValue, homeRows, type Show, shows } from './views/homeRows.ts';

/** Names under which the tree of folds remembers a track that the learner opened or shut. */
export function trackFold(track: string, kind: 'open' | 'shut'): string {
  return `home ${kind} ${track}`;
}

/** At first the track of the scenario to do next is open. */
export function isTrackOpen(home: HomeView, folded: State['folded'], track: string): boolean {
  if (folded.has(trackFold(track, 'open'))) return true;
  if (folded.has(trackFold(track, 'shut'))) return false;
  return home.scenarios.find(({ slug }) => slug === home.next?.slug)?.track === track;
}

/** Which scenarios are listed. */
export function homeShow(state: State): Show {
  return shows.find((show) => show === state.tabs.home) ?? 'all';
}

const shown = lastCall(
  (home: HomeView, search: string, glyphs: Glyphs, show: Show, folded: State['folded']): readonly Row<HomeValue>[] => {
    const searching = search.trim() !== '';
    const isOpen = (track: string) => isTrackOpen(home, folded, track);
    return filterRows(homeRows(home, { glyphs, show, searching, isOpen }), search);
  },
);

export function homeRowsShown(home: HomeView, state: State): readonly Row<HomeValue>[] {
  const { glyphs } = themeFor(state.settings);
  return shown(home, state.filters.home ?? '', glyphs, homeShow(state), state.folded);
}

/** What the cursor is on; at first what is recommended. */
export function homeValueAt(home: HomeView, state: State): HomeValue {
  return cursorRow(homeRowsShown(home, state), homeCursor(home, state))?.value ?? null;
}

/** The scenario under the cursor. */
export function scenarioAt(home: HomeView, state: State): ScenarioEntry | null {
  const value = homeValueAt(home, state);
  return value?.kind === 'scenario' ? value.entry : null;
}

export function homeCursor(_home: HomeView, state: State): State['cursors'][string] {
  return state.cursors.home ?? { id: '', index: 0 };
}
