import type { HomeView, ScenarioEntry } from '../../stores/gameHome.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { type Row, row } from '../row.ts';
import { progressBar, starSigns } from './starSigns.ts';

export type HomeValue = ScenarioEntry | null;

/** `cross-account` is `Cross account`. */
export function trackTitle(track: string): string {
  const words = track.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sign({ best, begun }: ScenarioEntry, glyphs: Glyphs): Line {
  if (best?.passed === true) return [seg(`${glyphs.passed} `, 'allowed')];
  return begun ? [seg(`${glyphs.arrow} `, 'accent')] : [seg('  ')];
}

function difficulty(level: number, glyphs: Glyphs): Line {
  return [seg(glyphs.checked.repeat(level), 'muted'), seg(glyphs.unchecked.repeat(5 - level), 'muted')];
}

function state(entry: ScenarioEntry, glyphs: Glyphs): Line {
  if (entry.best !== null) return starSigns(entry.best.stars, glyphs);
  return [seg(entry.begun ? 'begun' : '   ', 'muted')];
}

function scenarioRow(entry: ScenarioEntry, glyphs: Glyphs): Row<HomeValue> {
  const right = [
    ...state(entry, glyphs),
    seg('  '),
    ...difficulty(entry.difficulty, glyphs),
    seg(`${String(entry.minutes).padStart(4)} min`, 'muted'),
  ];
  const text = [entry.title, entry.slug, entry.track, entry.mode, ...entry.teaches].join(' ');
  return row<HomeValue>(entry.slug, entry, [...sign(entry, glyphs), seg(entry.title)], { right, text });
}

function trackRow(track: string, entries: readonly ScenarioEntry[], glyphs: Glyphs): Row<HomeValue> {
  const done = entries.filter(({ best }) => best?.passed === true).length;
  const right = [
    ...progressBar(done, entries.length, 8, glyphs),
    seg(` ${`${done}/${entries.length}`.padStart(5)}`, 'muted'),
  ];
  return row<HomeValue>(`track ${track}`, null, [seg(trackTitle(track), 'heading')], { right, heading: true });
}

/** Scenarios under their tracks, each track with its progress. */
export function homeRows(home: HomeView, glyphs: Glyphs): readonly Row<HomeValue>[] {
  const tracks = [...new Set(home.scenarios.map((entry) => entry.track))];
  return tracks.flatMap((track, index) => {
    const entries = home.scenarios.filter((entry) => entry.track === track);
    const gap = index === 0 ? [] : [row<HomeValue>(`gap ${track}`, null, [], { heading: true })];
    return [...gap, trackRow(track, entries, glyphs), ...entries.map((entry) => scenarioRow(entry, glyphs))];
  });
}
