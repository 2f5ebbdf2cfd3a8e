import type { ReactNode } from 'react';
import type { AttemptView } from '../../stores/attemptView.ts';
import { sessionWords } from '../identity/whoLines.ts';
import { type Line, lineWidth, seg, spread } from '../line.ts';
import { clockLabel } from '../moment.ts';
import { useTurning } from '../useTurning.ts';
import { asksSomething } from '../views/asksSomething.ts';
import { checkingWord } from '../views/checkingWord.ts';
import { starSigns } from '../views/starSigns.ts';
import { trackTitle } from '../views/trackSays.ts';
import { LineText } from '../widgets/lineText.tsx';
import type { View } from './view.ts';

const titles = {
  practice: 'Practice',
  timeline: 'Timeline',
  settings: 'Settings',
  messages: 'Messages',
  result: 'Result',
  debrief: 'Debrief',
} as const;

/** From the whole path to the scenario, or to the screen over it, alone: how much of it is left out. */
type Left = 'nothing' | 'track' | 'all but one';

function crumbs({ state, attempt, theme }: View, left: Left): Line {
  const next = seg(` ${theme.glyphs.crumb} `, 'muted');
  const screen = state.screens.at(-1) ?? 'home';
  const place = screen === 'home' || screen === 'briefing' || screen === 'workbench' ? null : titles[screen];
  const parts: Line = [
    ...(left === 'all but one' && place === null ? [] : [seg('iam-dojo', 'accent')]),
    ...(attempt === null || left !== 'nothing' || !asksSomething(attempt.scenario)
      ? []
      : [seg(trackTitle(attempt.scenario.track), 'muted')]),
    ...(attempt === null || (left === 'all but one' && place !== null) ? [] : [seg(attempt.scenario.title, 'heading')]),
    ...(place === null ? [] : [seg(place)]),
  ];
  return [seg(' '), ...parts.flatMap((part, index) => (index === 0 ? [part] : [next, part]))];
}

/** A level that goes up and down while something is worked out. */
const levels = ['level1', 'level3', 'level5', 'level7', 'level5', 'level3'] as const;

function turning(turn: number, { glyphs }: View['theme']): string {
  const level = levels[turn % levels.length];
  return turn === 0 || level === undefined ? '  ' : `${glyphs[level]} `;
}

/** As wide at each turn, and short as the stars are: what stands beside it keeps its place. */
function checkingFacts(attempt: AttemptView, theme: View['theme'], short: boolean, turn = 0): Line {
  const word = short && attempt.checkFault === null ? theme.glyphs.ellipsis : checkingWord(attempt);
  return [seg(turning(turn, theme), 'accent'), seg(word, 'muted')];
}

/** At the right end: the clock, who acts, the stars so far. */
function facts({ home, attempt, theme }: View, short: boolean, turn: number): Line {
  if (attempt === null) {
    const done = home.scenarios.filter(({ best }) => best?.passed === true).length;
    return [seg(`${done} of ${home.scenarios.length} passed · `, 'muted'), seg(home.learner, 'accent')];
  }
  const stars = attempt.checking
    ? checkingFacts(attempt, theme, short, turn)
    : starSigns(attempt.report.stars, theme.glyphs);
  const now = attempt.profiles.find(({ name }) => name === attempt.profile);
  const state = now?.problem ? 'expired or gone' : now === undefined ? '' : sessionWords(now, attempt.sandbox.clock);
  return [
    seg(`${clockLabel(attempt.sandbox.clock)} · ${short ? '' : 'acting as '}`, 'muted'),
    seg(attempt.profile, now?.problem ? 'warning' : 'accent'),
    seg(
      state === '' ? '' : short ? ` ${state.replace(/^session, /, '')}` : ` (${state})`,
      now?.problem ? 'warning' : 'muted',
    ),
    ...(asksSomething(attempt.scenario) ? [seg(' · ', 'muted'), ...stars] : []),
  ];
}

/** From the roomiest to the narrowest: what the path leaves out, and whether the facts are short. */
const layouts: readonly (readonly [Left, boolean])[] = [
  ['nothing', false],
  ['track', false],
  ['nothing', true],
  ['track', true],
  ['all but one', true],
];

/** The first row: where we are, and who acts when. The clock and who acts are never cut: the path gives way. */
export function Header(view: View): ReactNode {
  const { columns, theme, attempt, state } = view;
  const works = attempt?.checking === true && attempt.checkFault === null;
  const turn = useTurning(works, state.settings.motion);
  const ways = layouts.map(([leftOut, short]) => ({
    left: crumbs(view, leftOut),
    right: [...facts(view, short, turn), seg(' ')],
    short,
  }));
  // The path keeps its place while the word for checking stands where the stars were.
  const spare = attempt === null || attempt.checking ? 0 : lineWidth(checkingFacts(attempt, theme, false)) - 3;
  const fits =
    ways.find(({ left, right, short }) => lineWidth(left) + lineWidth(right) + (short ? 0 : spare) + 1 <= columns) ??
    ways.at(-1);
  if (fits === undefined) return null;
  const { left, right } = fits;
  return <LineText line={spread(left, right, columns)} width={columns} theme={theme} />;
}
