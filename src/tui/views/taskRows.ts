import type { Scenario } from '../../scenario/scenario.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
import { dividedExcess } from '../../training/excessReport.ts';
import { escalationTask, heldOutTask, hygieneTask } from '../../training/grade.ts';
import type { CheckResult, ExcessEntry, Report, TaskReport } from '../../training/report.ts';
import type { Glyph, Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { levelBars, levelBarsText, levelCounts } from '../pictures/levelBars.ts';
import { type Row, row, unfoldingRow, wrappedRow } from '../row.ts';
import type { Token } from '../theme.ts';
import { asksSomething } from './asksSomething.ts';
import { excessGroups, excessLine, readingText } from './excessGroups.ts';
import { marked } from './prose.ts';

export type TaskValue =
  | { readonly type: 'task'; readonly task: string }
  | { readonly type: 'check'; readonly task: string; readonly check: CheckResult }
  | { readonly type: 'excess'; readonly task: null; readonly excess: ExcessEntry }
  /** `task` where the question stands as a check of one. */
  | { readonly type: 'question'; readonly task: string | null; readonly question: string }
  | { readonly type: 'heading'; readonly task: null };

/** The sign of a check, wherever it is shown. */
export const checkSigns: Readonly<Record<CheckResult['status'], { readonly glyph: Glyph; readonly token: Token }>> = {
  passed: { glyph: 'passed', token: 'allowed' },
  failed: { glyph: 'failed', token: 'denied' },
  skipped: { glyph: 'skipped', token: 'muted' },
};

function statusOf({ checks }: TaskReport): CheckResult['status'] {
  if (checks.some(({ status }) => status === 'failed')) return 'failed';
  return checks.length > 0 && checks.every(({ status }) => status === 'passed') ? 'passed' : 'skipped';
}

function signed(status: CheckResult['status'], indent: number, glyphs: Glyphs): Line {
  return [seg(' '.repeat(indent)), seg(`${glyphs[checkSigns[status].glyph]} `, checkSigns[status].token)];
}

/** A check as one line: its sign, its name and what it says. */
export function checkLine(check: CheckResult, indent: number, glyphs: Glyphs): Line {
  // Answers begin with the name of their question, which most often is the check's.
  const message = check.message.startsWith(`${check.id}: `) ? check.message.slice(check.id.length + 2) : check.message;
  return [
    ...signed(check.status, indent, glyphs),
    seg(`${check.id} `, 'accent'),
    ...marked(message, check.status === 'failed' ? 'text' : 'muted'),
  ];
}

export function taskTitle(scenario: Scenario, id: string): string {
  return scenario.tasks.find((task) => task.id === id)?.text ?? titles[id] ?? id;
}

/** Groups of checks that no task of the author holds. */
const titles: Readonly<Record<string, string>> = {
  [hygieneTask]: 'Good habits',
  [heldOutTask]: 'Held back for the second star',
  [escalationTask]: 'Nobody else can become an administrator',
};

/** Whether a held-out check holds is told only when the learner hands in. */
function unread(task: TaskReport): TaskReport {
  const checks = task.checks.map(
    (check): CheckResult => (check.visibility === 'held-out' ? { ...check, status: 'skipped' } : check),
  );
  return { ...task, checks };
}

/** The question that a check waits for; undefined for other checks, and once it is answered. */
function openQuestion({ tasks, questions }: Scenario, task: string, { id }: CheckResult, answers: Answers) {
  const check = tasks.find((one) => one.id === task)?.checks.find((one) => one.id === id);
  if (check?.kind !== 'answer' || answers[check.question] !== undefined) return undefined;
  return questions.find((question) => question.id === check.question);
}

type Answers = AttemptView['answers'];

function openLine({ ask }: Scenario['questions'][number]): Line {
  return [seg('  '), seg('? ', 'warning'), ...marked(ask.replace(/\s+/g, ' '))];
}

function taskRowsOf(
  { scenario, answers }: AttemptView,
  task: TaskReport,
  index: number,
  glyphs: Glyphs,
): Row<TaskValue>[] {
  const gap =
    index === 0 ? [] : [row<TaskValue>(`gap ${task.id}`, { type: 'heading', task: null }, [], { heading: true })];
  const status = statusOf(task);
  const head = unfoldingRow<TaskValue>(
    `task ${task.id}`,
    { type: 'task', task: task.id },
    [...signed(status, 0, glyphs), ...marked(taskTitle(scenario, task.id), 'heading')],
    2,
    2,
  );
  const checks = task.checks.map((check) => {
    const open = openQuestion(scenario, task.id, check, answers);
    return unfoldingRow<TaskValue>(
      `check ${check.id}`,
      open === undefined
        ? { type: 'check', task: task.id, check }
        : { type: 'question', task: task.id, question: open.id },
      open === undefined ? checkLine(check, 2, glyphs) : openLine(open),
      4,
    );
  });
  return [...gap, head, ...checks];
}

/** How grave the excess is, as one bar for each access level; what several have counts once, as in the sum above it. */
export function levelBarRows(excess: readonly ExcessEntry[], glyphs: Glyphs): Row<TaskValue>[] {
  const counts = levelCounts(excessGroups(excess).map(({ entry }) => entry));
  const texts = levelBarsText(counts);
  return counts.map(({ level }, index) => ({
    id: `level ${level}`,
    value: { type: 'heading', task: null },
    heading: true,
    text: texts[index] ?? level,
    lines: (width) => [levelBars(counts, width, glyphs)[index] ?? []],
  }));
}

/** What only reads about resources, below a sentence that says what it costs: it is no fault. */
export function readingRows(excess: readonly ExcessEntry[], glyphs: Glyphs): Row<TaskValue>[] {
  const text = readingText(excess);
  if (text === '') return [];
  return [
    row<TaskValue>('gap reading', { type: 'heading', task: null }, [], { heading: true }),
    wrappedRow<TaskValue>('reading', { type: 'heading', task: null }, [seg(text, 'muted')], 0, true),
    ...excessGroups(dividedExcess(excess).reading).map((group, index) => {
      const value: TaskValue = { type: 'excess', task: null, excess: group.entry };
      return unfoldingRow(`reading ${index}`, value, excessLine(group, glyphs), 2);
    }),
  ];
}

function excessRows(report: Report, glyphs: Glyphs): Row<TaskValue>[] {
  const { costly } = dividedExcess(report.excess);
  const groups = excessGroups(costly);
  if (groups.length === 0) return [];
  const total = groups.reduce((sum, { entry }) => sum + entry.actionCount, 0);
  const title = `Too much: ${total} ${total === 1 ? 'permission' : 'permissions'} nobody asked for`;
  return [
    row<TaskValue>('gap excess', { type: 'heading', task: null }, [], { heading: true }),
    wrappedRow<TaskValue>('excess', { type: 'heading', task: null }, [seg(title, 'excess')], 0, true),
    ...levelBarRows(costly, glyphs),
    ...groups.map((group, index) => {
      const value: TaskValue = { type: 'excess', task: null, excess: group.entry };
      return unfoldingRow(`excess ${index}`, value, excessLine(group, glyphs), 2);
    }),
  ];
}

function questionRows({ scenario, answers }: AttemptView, glyphs: Glyphs): Row<TaskValue>[] {
  if (scenario.questions.length === 0) return [];
  return [
    row<TaskValue>('gap questions', { type: 'heading', task: null }, [], { heading: true }),
    row<TaskValue>('questions', { type: 'heading', task: null }, [seg('Questions', 'heading')], { heading: true }),
    ...scenario.questions.map(({ id, ask }) => {
      const given = answers[id];
      const sign = given === undefined ? seg('? ', 'warning') : seg(`${glyphs.checked} `, 'accent');
      const value: TaskValue = { type: 'question', task: null, question: id };
      return wrappedRow<TaskValue>(`question ${id}`, value, [sign, ...marked(ask)], 2);
    }),
  ];
}

/** Tasks with their checks, questions, and what is too much. */
export function taskRows(attempt: AttemptView, glyphs: Glyphs): readonly Row<TaskValue>[] {
  const { report, scenario } = attempt;
  if (!asksSomething(scenario)) {
    return scenario.tasks.map(({ id, text }) =>
      wrappedRow<TaskValue>(`task ${id}`, { type: 'heading', task: null }, marked(text), 0, true),
    );
  }
  return [
    ...report.tasks
      .filter(({ checks }) => checks.length > 0)
      .flatMap((task, index) => taskRowsOf(attempt, unread(task), index, glyphs)),
    ...questionRows(attempt, glyphs),
    ...excessRows(report, glyphs),
    ...readingRows(report.excess, glyphs),
  ];
}
