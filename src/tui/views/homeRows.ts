import type { HomeView, ScenarioEntry } from '../../stores/gameHome.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, lineWidth, type Segment, seg, spread } from '../line.ts';
import { type Row, row, rowOf } from '../row.ts';
import { reviewWords, scenarioState, stateSign, stateSigns } from './scenarioState.ts';
import { starSigns } from './starSigns.ts';
import { suggestionRows } from './suggestionRows.ts';
import { trackTitle } from './trackSays.ts';

export type PlaceName = 'first-steps' | 'practice' | 'sandbox' | 'settings';

/** What a row of the home screen stands for; null for a gap. */
export type HomeValue =
  | { readonly kind: 'scenario'; readonly entry: ScenarioEntry }
  | { readonly kind: 'track'; readonly track: string; readonly open: boolean }
  | { readonly kind: 'place'; readonly place: PlaceName }
  | null;

/** Which scenarios are listed, with the word for it. */
export const shows = ['all', 'ready', 'begun', 'due', 'passed'] as const;
export type Show = (typeof shows)[number];

const fits: Readonly<Record<Show, (entry: ScenarioEntry) => boolean>> = {
  all: () => true,
  ready: (entry) => scenarioState(entry) === 'ready',
  begun: ({ begun, best }) => begun && best?.passed !== true,
  due: (entry) => scenarioState(entry) === 'due',
  passed: ({ best }) => best?.passed === true,
};

export interface HomeDrawing {
  readonly glyphs: Glyphs;
  readonly show: Show;
  /** True where all is searched: every track is open, and nothing but scenarios is listed. */
  readonly searching: boolean;
  /** Is this track unfolded? */
  readonly isOpen: (track: string) => boolean;
}

function difficulty(level: number, glyphs: Glyphs): Line {
  return [seg(glyphs.checked.repeat(level), 'muted'), seg(glyphs.unchecked.repeat(5 - level), 'muted')];
}

function stars(entry: ScenarioEntry, glyphs: Glyphs): Line {
  return entry.best === null ? [seg('   ')] : starSigns(entry.best.stars, glyphs);
}

/** At the right end of a row, from the fullest to the shortest: the title is never cut for it. */
function facts(entry: ScenarioEntry, glyphs: Glyphs): readonly Line[] {
  const reached = stars(entry, glyphs);
  const minutes = seg(`${String(entry.minutes).padStart(4)} min`, 'muted');
  return [
    [...reached, seg('  '), ...difficulty(entry.difficulty, glyphs), minutes],
    [...reached, minutes],
    entry.best === null ? [] : reached,
  ];
}

/** What is next in the course has a sign of its own among those that are ready. */
function signOf(entry: ScenarioEntry, { next }: HomeView, glyphs: Glyphs): Segment {
  const isNext = next?.kind === 'new' && next.slug === entry.slug;
  return isNext ? seg(glyphs.next, 'accent') : stateSign(entry, glyphs);
}

/** What a search finds a scenario by, its state in words included. */
function searched(entry: ScenarioEntry): string {
  const { title, slug, track, mode, teaches } = entry;
  const state = `${stateSigns[scenarioState(entry)].word} ${reviewWords(entry)}`;
  return [title, slug, trackTitle(track), mode, ...teaches, `level ${entry.difficulty}`, state].join(' ');
}

function scenarioRow(entry: ScenarioEntry, home: HomeView, glyphs: Glyphs): Row<HomeValue> {
  const left = [seg('  '), signOf(entry, home, glyphs), seg(` ${entry.title}`)];
  const rights = facts(entry, glyphs);
  return rowOf<HomeValue>(entry.slug, { kind: 'scenario', entry }, searched(entry), (width) => {
    const right = rights.find((one) => lineWidth(left) + lineWidth(one) < width) ?? [];
    return [spread(left, right, width)];
  });
}

/** A track with one sign for each of its scenarios: the map of the course. */
function trackRow(
  track: string,
  entries: readonly ScenarioEntry[],
  home: HomeView,
  drawing: HomeDrawing,
): Row<HomeValue> {
  const { glyphs, searching, isOpen } = drawing;
  const done = entries.filter(({ best }) => best?.passed === true).length;
  const due = entries.filter((entry) => scenarioState(entry) === 'due').length;
  const right = [
    seg(due === 0 ? '' : `${glyphs.due} ${due} due  `, 'warning'),
    seg(`${done}/${entries.length}`.padStart(5), 'muted'),
  ];
  const open = searching || isOpen(track);
  const fold = searching ? seg('') : seg(`${open ? glyphs.open : glyphs.closed} `, 'muted');
  const left = [fold, seg(trackTitle(track).padEnd(16), 'heading'), ...entries.map((one) => signOf(one, home, glyphs))];
  const value: HomeValue = searching ? null : { kind: 'track', track, open };
  return row<HomeValue>(`track ${track}`, value, left, { right, heading: searching });
}

/** The course as a map: what to do next, then the tracks, each with its scenarios where it is unfolded. */
export function homeRows(home: HomeView, drawing: HomeDrawing): readonly Row<HomeValue>[] {
  const { glyphs, show, searching, isOpen } = drawing;
  const whole = searching || show !== 'all';
  const listed = home.scenarios.filter(fits[show]);
  const tracks = [...new Set(listed.map((entry) => entry.track))];
  const rows = tracks.flatMap((track) => {
    const entries = listed.filter((entry) => entry.track === track);
    const shown = whole || isOpen(track) ? entries : [];
    const head = trackRow(track, entries, home, { ...drawing, searching: whole });
    return [head, ...shown.map((entry) => scenarioRow(entry, home, glyphs))];
  });
  return whole ? rows : [...suggestionRows(home, glyphs), ...rows];
}
