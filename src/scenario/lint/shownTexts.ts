import type { JsonPath } from '../../policy/fault.ts';
import type { Scenario } from '../scenario.ts';

export interface ShownText {
  readonly path: JsonPath;
  readonly text: string;
}

/** What the learner reads before working: title, briefing, tasks, questions. */
export function objectiveTexts({ title, briefing, tasks, questions }: Scenario): ShownText[] {
  return [
    { path: ['title'], text: title },
    { path: ['briefing'], text: briefing },
    ...tasks.map((task, index) => ({ path: ['tasks', index, 'text'], text: task.text })),
    ...questions.map((question, index) => ({ path: ['questions', index, 'ask'], text: question.ask })),
  ];
}

/** Everything that the learner ever reads. */
export function shownTexts(scenario: Scenario): ShownText[] {
  const { hints = {}, mistakes = [], debrief, tasks, heldOut } = scenario;
  const becauses = tasks.flatMap((task, index) =>
    task.checks.map(({ because }, at) => ({ path: ['tasks', index, 'checks', at, 'because'], text: because ?? '' })),
  );
  return [
    ...objectiveTexts(scenario),
    ...becauses,
    ...heldOut.map(({ publicly }, at) => ({ path: ['held_out', at, 'publicly'], text: publicly ?? '' })),
    ...Object.entries(hints).flatMap(([task, list]) =>
      list.map(({ text }, at) => ({ path: ['hints', task, at, 'text'], text: text ?? '' })),
    ),
    ...mistakes.map(({ says }, at) => ({ path: ['mistakes', at, 'says'], text: says })),
    { path: ['debrief', 'why'], text: debrief?.why ?? '' },
    { path: ['debrief', 'rule'], text: debrief?.rule ?? '' },
  ].filter(({ text }) => text !== '');
}

/** Lines as a screen of 80 columns breaks them: paragraphs at blanks, at 76 columns. */
export function screenLines(text: string): number {
  return text
    .trimEnd()
    .split('\n')
    .reduce((sum, line) => sum + wrappedCount(line), 0);
}

/** Cells of a line of text on a screen of 80 columns. */
export const columns = 76;

function wrappedCount(line: string): number {
  let lines = 1;
  let column = 0;
  for (const word of line.trim().split(/\s+/)) {
    if (column > 0 && column + 1 + word.length > columns) {
      lines += 1;
      column = word.length;
    } else column += (column > 0 ? 1 : 0) + word.length;
  }
  return lines;
}
