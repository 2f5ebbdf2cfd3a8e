import type { AttemptView } from '../../stores/attemptView.ts';
import { authorSays, runOn } from '../../training/authorSays.ts';
import { dividedExcess } from '../../training/excessReport.ts';
import { questionOf } from '../../training/questions.ts';
import type { CheckResult, Report, TaskReport } from '../../training/report.ts';
import type { Glyphs } from '../glyphs.ts';
import { seg } from '../line.ts';
import { type Row, row, wrappedRow } from '../row.ts';
import { excessGroups, excessLine } from './excessGroups.ts';
import { marked } from './prose.ts';
import { checkLine, levelBarRows, readingRows, type TaskValue, taskTitle } from './taskRows.ts';

const heading: TaskValue = { type: 'heading', task: null };

function points(checks: readonly CheckResult[]): string {
  const got = checks.reduce((sum, check) => sum + check.points, 0);
  const most = checks.reduce((sum, check) => sum + check.maxPoints, 0);
  return most === 0 ? '' : `${round(got)}/${round(most)}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A held-out question that was answered is no secret any more: what its author says about it comes along. */
function toldNow({ scenario, answers }: AttemptView, check: CheckResult): CheckResult {
  const asked = scenario.heldOut.find(({ id }) => id === check.id);
  if (check.visibility !== 'held-out' || asked?.kind !== 'answer') return check;
  const question = questionOf(scenario, asked.question);
  const given = answers[asked.question];
  if (question === undefined || given === undefined) return check;
  return { ...check, message: runOn([check.message, ...authorSays(question, given.choices)]) };
}

function taskPart(attempt: AttemptView, task: TaskReport, glyphs: Glyphs): Row<TaskValue>[] {
  return [
    row<TaskValue>(`gap ${task.id}`, heading, [], { heading: true }),
    wrappedRow<TaskValue>(
      `task ${task.id}`,
      heading,
      [...marked(taskTitle(attempt.scenario, task.id), 'heading'), seg(`  ${points(task.checks)}`, 'accent')],
      0,
      true,
    ),
    ...task.checks.map((check) =>
      wrappedRow<TaskValue>(
        `check ${check.id}`,
        { type: 'check', task: task.id, check },
        checkLine(toldNow(attempt, check), 2, glyphs),
        4,
      ),
    ),
  ];
}

/** All checks with their points, then what is too much, each with one request that proves it. */
export function resultRows(attempt: AttemptView, report: Report, glyphs: Glyphs): readonly Row<TaskValue>[] {
  const { costly } = dividedExcess(report.excess);
  const excess = excessGroups(costly).map((group, index) => {
    const value: TaskValue = { type: 'excess', task: null, excess: group.entry };
    return wrappedRow(`excess ${index}`, value, excessLine(group, glyphs), 2);
  });
  const tasks = report.tasks.filter(({ checks }) => checks.length > 0);
  return [
    ...tasks.flatMap((task) => taskPart(attempt, task, glyphs)).slice(1),
    ...(excess.length === 0
      ? []
      : [
          row<TaskValue>('gap excess', heading, [], { heading: true }),
          row<TaskValue>('excess', heading, [seg('More than the tasks need', 'excess')], { heading: true }),
          ...levelBarRows(costly, glyphs),
          ...excess,
        ]),
    ...readingRows(report.excess, glyphs),
  ];
}
