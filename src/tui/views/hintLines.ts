import type { Hint } from '../../scenario/scenario.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';
import { marked, proseLines } from './prose.ts';

function hintPart({ text, actions, step }: Hint, width: number, glyphs: Glyphs): Line[] {
  return [
    ...(text === undefined ? [] : proseLines(text, width)),
    ...(actions ?? []).map((action) => [seg(`  ${glyphs.bullet} `, 'muted'), seg(action, 'accent')]),
    ...(step === undefined ? [] : wrapLine([seg('  $ ', 'muted'), seg(step, 'accent')], width, 4)),
  ];
}

/** The hints shown so far for a task, and what is left. */
export function hintLines(attempt: AttemptView, task: string, width: number, glyphs: Glyphs): readonly Line[] {
  const shown = attempt.hints[task] ?? [];
  const all = attempt.scenario.hints?.[task] ?? [];
  const left = all.length - shown.length;
  const text = attempt.scenario.tasks.find(({ id }) => id === task)?.text ?? task;
  const next = all[shown.length];
  const warning = next?.step === undefined ? '' : ' The next one shows a step: two stars at most from then on.';
  const rest = left === 0 ? 'There are no more hints for this task.' : `${left} more.${warning}`;
  return [
    ...wrapLine(marked(text, 'heading'), width),
    ...shown.flatMap((hint) => [blank, ...hintPart(hint, width, glyphs)]),
    blank,
    ...wrapLine(line(rest, 'muted'), width),
  ];
}
