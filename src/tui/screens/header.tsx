import type { ReactNode } from 'react';
import { type Line, lineWidth, seg } from '../line.ts';
import { clockLabel } from '../moment.ts';
import { checkingWord } from '../views/checkingWord.ts';
import { trackTitle } from '../views/homeRows.ts';
import { starSigns } from '../views/starSigns.ts';
import { LineText } from '../widgets/lineText.tsx';
import type { View } from './view.ts';

const titles = {
  timeline: 'Timeline',
  settings: 'Settings',
  messages: 'Messages',
  result: 'Result',
  debrief: 'Debrief',
} as const;

function crumbs({ state, attempt, theme }: View): Line {
  const next = seg(` ${theme.glyphs.crumb} `, 'muted');
  const screen = state.screens.at(-1) ?? 'home';
  const place = screen === 'home' || screen === 'briefing' || screen === 'workbench' ? null : titles[screen];
  return [
    seg(' iam-dojo', 'accent'),
    ...(attempt === null ? [] : [next, seg(trackTitle(attempt.scenario.track), 'muted'), next]),
    ...(attempt === null ? [] : [seg(attempt.scenario.title, 'heading')]),
    ...(place === null ? [] : [next, seg(place)]),
  ];
}

/** At the right end, the most useful last to go: who acts, the clock, the stars so far. */
function facts({ home, attempt, theme }: View): readonly Line[] {
  if (attempt === null) {
    const done = home.scenarios.filter(({ best }) => best?.passed === true).length;
    return [[seg(`${done} of ${home.scenarios.length} passed`, 'muted')], [seg(home.learner, 'accent')]];
  }
  const stars = attempt.checking
    ? [seg(checkingWord(attempt), 'muted')]
    : starSigns(attempt.report.stars, theme.glyphs);
  return [
    [seg(clockLabel(attempt.sandbox.clock), 'muted')],
    [seg('acting as ', 'muted'), seg(attempt.profile, 'accent')],
    stars,
  ];
}

/** The first row: where we are, and who acts when. */
export function Header(view: View): ReactNode {
  const { columns, theme } = view;
  const left = crumbs(view);
  let shown = facts(view);
  const joined = (parts: readonly Line[]): Line =>
    parts.flatMap((part, index) => (index === 0 ? part : [seg(' · ', 'muted'), ...part]));
  while (shown.length > 1 && lineWidth(left) + lineWidth(joined(shown)) + 3 > columns) shown = shown.slice(1);
  const right = [...joined(shown), seg(' ')];
  const gap = columns - lineWidth(right) - lineWidth(left);
  const line = gap > 0 ? [...left, seg(' '.repeat(gap)), ...right] : left;
  return <LineText line={line} width={columns} theme={theme} />;
}
