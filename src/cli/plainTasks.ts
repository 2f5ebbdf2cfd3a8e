import type { AttemptView } from '../stores/attemptView.ts';
import type { Report } from '../training/report.ts';
import type { Row } from '../tui/row.ts';
import { lessonLines, sourceLines } from '../tui/views/debriefLines.ts';
import { mistakeLines } from '../tui/views/mistakeLines.ts';
import { resultRows } from '../tui/views/resultRows.ts';
import { taskRows } from '../tui/views/taskRows.ts';
import { askAgain } from './plainForetell.ts';
import type { Paper } from './plainPaper.ts';
import { writeQuestion } from './plainQuestion.ts';
import type { Talk } from './plainTalk.ts';

/** Title, story and tasks. */
export function writeBriefing(paper: Paper, { scenario }: AttemptView): void {
  paper.say(scenario.title);
  paper.gap();
  paper.say(scenario.briefing);
  paper.gap();
  paper.say('Your tasks');
  for (const [index, task] of scenario.tasks.entries()) paper.say(`${index + 1}. ${task.text}`);
}

/** How many of the checks that are told before handing in hold. */
export function heldText({ report }: AttemptView): string {
  const checks = report.tasks.flatMap((task) => task.checks).filter(({ visibility }) => visibility === 'visible');
  return `${checks.filter(({ status }) => status === 'passed').length} of ${checks.length} checks hold.`;
}

/** Groups of what is too much that are written out, the gravest first. */
const mostExcess = 20;

/** Rows of a list; of what is too much only so many that the rest is not lost behind them. */
function writeRows(paper: Paper, rows: readonly Row<unknown>[]): void {
  const excess = rows.filter(({ id }) => /^excess \d+$/.test(id));
  const left = new Set(excess.slice(mostExcess));
  paper.rows(rows.filter((one) => !left.has(one)));
  if (left.size > 0) paper.say(`… and ${left.size} groups more; iam-dojo run --format json names all of them`);
}

/** Tasks with their checks, questions with their choices, what is too much. */
export function writeTasks(paper: Paper, attempt: AttemptView): void {
  const { passed, failed, skipped } = paper.glyphs;
  paper.say(`${passed} holds, ${failed} does not hold, ${skipped} is not told yet`);
  paper.gap();
  // Questions are written below, each with its choices.
  writeRows(
    paper,
    taskRows(attempt, paper.glyphs).filter(({ id }) => !/^(gap )?questions?\b/.test(id)),
  );
  for (const question of attempt.scenario.questions) writeQuestion(paper, attempt, question);
}

/** What handing in brought, and what to take away; the question at the end is answered by the person first. */
export async function writeResult(talk: Talk, attempt: AttemptView, report: Report, words: string): Promise<void> {
  const { paper, ask } = talk;
  const { passed, stars, score } = report;
  paper.say(
    `${passed ? 'PASSED' : 'NOT PASSED'}: ${stars} of 3 stars, ${score.points} of ${score.max} points. ${
      passed ? '' : 'Go on; nothing is lost.'
    }`,
  );
  paper.gap();
  paper.lines(mistakeLines(attempt.mistake, paper.width, paper.glyphs));
  writeRows(paper, resultRows(attempt, report, paper.glyphs));
  await askAgain(talk);
  if (!passed) return;
  paper.gap();
  paper.say('What to take away');
  paper.lines(lessonLines(attempt.scenario, paper.width, paper.glyphs));
  paper.lines(sourceLines(attempt.scenario, paper.width, paper.glyphs));
  const transfer = attempt.scenario.debrief?.transfer;
  if (transfer === undefined) return;
  paper.gap();
  paper.say('And now?');
  paper.say(typeof transfer === 'string' ? transfer : transfer.ask);
  if (typeof transfer === 'string') return;
  if (words === '') await ask('your answer (Enter for none): ');
  paper.say(transfer.answer);
}
