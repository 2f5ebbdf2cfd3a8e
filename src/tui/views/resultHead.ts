import type { AttemptView } from '../../stores/attemptView.ts';
import { dividedExcess } from '../../training/excessReport.ts';
import { recordSays } from '../../training/guidance/prediction.ts';
import type { Report } from '../../training/report.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';
import { progressBar, starSigns } from './starSigns.ts';

/** What the next star needs, in one sentence. */
function nextStep(attempt: AttemptView, report: Report): string {
  if (!report.passed) return 'Not passed yet. What is missing stands below; Esc goes back to work, nothing is lost.';
  const { costly, reading } = dividedExcess(report.excess);
  if (report.stars === 3)
    return reading.length === 0
      ? 'Everything asked for, and nothing more. That is least privilege.'
      : 'Everything asked for, and beyond it nothing but reading about resources, which costs no star.';
  const heldOut = report.tasks.flatMap(({ checks }) => checks).filter(({ visibility }) => visibility === 'held-out');
  if (heldOut.some(({ status }) => status === 'failed'))
    return 'Passed. The second star needs what was held back, too.';
  if (costly.length > 0) return 'Passed. The third star needs that nothing is allowed beyond the tasks.';
  if (attempt.guided !== null) return 'Passed, with the solution seen: two stars at most. Begin anew for the third.';
  const shown = Object.values(attempt.hints).flat();
  if (shown.some(({ step }) => step !== undefined))
    return 'Passed, with a hint that showed the step: two stars at most.';
  return 'Passed.';
}

/** Stars, points and what they mean. */
export function resultHead(attempt: AttemptView, report: Report, width: number, glyphs: Glyphs): readonly Line[] {
  const { points, max } = report.score;
  const record = recordSays(attempt.predictions);
  const verdict = report.passed
    ? seg(`${glyphs.passed} PASSED`, 'allowed')
    : seg(`${glyphs.failed} NOT PASSED`, 'denied');
  return [
    blank,
    [
      verdict,
      seg('   '),
      ...starSigns(report.stars, glyphs),
      seg('   '),
      ...progressBar(points, max, Math.max(10, Math.min(30, width - 45)), glyphs),
      seg(` ${points} of ${max} points`),
    ],
    ...wrapLine([seg(nextStep(attempt, report), 'muted')], width),
    ...(record === '' ? [] : wrapLine([seg(record, 'muted')], width)),
    blank,
  ];
}
