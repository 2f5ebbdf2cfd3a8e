import type { HomeView, ScenarioEntry } from '../../stores/gameHome.ts';
import type { Recommendation } from '../../stores/recommended.ts';
import type { Glyph, Glyphs } from '../glyphs.ts';
import { seg } from '../line.ts';
import { type Row, row } from '../row.ts';
import type { Token } from '../theme.ts';
import type { HomeValue, PlaceName } from './homeRows.ts';

const kinds: Readonly<Record<Recommendation['kind'], { title: string; glyph: Glyph; token: Token }>> = {
  continue: { title: 'Continue', glyph: 'arrow', token: 'accent' },
  review: { title: 'Review', glyph: 'due', token: 'warning' },
  new: { title: 'Next', glyph: 'next', token: 'accent' },
  stars: { title: 'More stars', glyph: 'starFull', token: 'star' },
};

const WIDE = 13;

function nextRow({ kind, why }: Recommendation, entry: ScenarioEntry, glyphs: Glyphs): Row<HomeValue> {
  const { title, glyph, token } = kinds[kind];
  const left = [seg(`${glyphs[glyph]} `, token), seg(title.padEnd(WIDE), 'heading'), seg(entry.title)];
  // `Continue` says it all; the whole sentence stands in what is said about the row.
  const right = kind === 'continue' ? 'begun' : why;
  return row<HomeValue>(`next ${entry.slug}`, { kind: 'scenario', entry }, left, {
    right: [seg(right, 'muted')],
    cut: 'right',
  });
}

function placeRow(place: PlaceName, sign: string, title: string, says: string, right = ''): Row<HomeValue> {
  const left = [seg(`${sign} `, 'accent'), seg(title.padEnd(WIDE), 'heading'), seg(says, 'muted')];
  return row<HomeValue>(`place ${place}`, { kind: 'place', place }, left, {
    right: [seg(right, 'muted')],
    cut: 'right',
  });
}

const gap = row<HomeValue>('gap', null, [], { heading: true });

/** On top of the map: what to do next, and the places beside the course. */
export function suggestionRows(home: HomeView, glyphs: Glyphs): readonly Row<HomeValue>[] {
  const { next, due, questions, scenarios, firstSteps, sandbox, newcomer } = home;
  const entry = scenarios.find(({ slug }) => slug === next?.slug);
  const going = next === null || entry === undefined ? [] : [nextRow(next, entry, glyphs)];
  const lesson = placeRow(
    'first-steps',
    glyphs.ready,
    'First steps',
    'learn the program by doing: five minutes',
    firstSteps.begun ? 'begun' : 'start here',
  );
  const again = due.length === 1 ? ', one scenario to play again' : `, ${due.length} scenarios to play again`;
  const says = `questions from what you passed${due.length === 0 ? '' : again}`;
  const practice = placeRow('practice', glyphs.due, 'Practice', says);
  const play = placeRow(
    'sandbox',
    glyphs.ready,
    'Sandbox',
    'an account to play in: nothing is asked',
    sandbox.begun ? 'begun' : '',
  );
  const showsLesson = newcomer || (firstSteps.begun && !firstSteps.passed);
  return [...(showsLesson ? [lesson] : []), ...going, ...(due.length > 0 || questions ? [practice] : []), play, gap];
}
