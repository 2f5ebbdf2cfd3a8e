import { policyPiece } from './answerPieces.ts';
import { found, type Linted, type LintRule } from './lintRule.ts';

const tasksOf = ({ scenario }: Linted) =>
  scenario.tasks.map((task, index) => ({
    task,
    index,
    hints: scenario.hints && Object.hasOwn(scenario.hints, task.id) ? (scenario.hints[task.id] ?? []) : [],
    excused: scenario.no_hints !== undefined && Object.hasOwn(scenario.no_hints, task.id),
  }));

/** Rules about hints. */
export const hintRules: readonly LintRule[] = [
  {
    id: 'H-01',
    severity: 'error',
    says: 'each task has hints, or a reason why not',
    find: (linted) =>
      tasksOf(linted).flatMap(({ task, index, hints, excused }) =>
        hints.length > 0 || excused
          ? []
          : [
              found(
                ['tasks', index],
                `there is no hint for \`${task.id}\``,
                `add \`hints: { ${task.id}: […] }\`, or \`no_hints: { ${task.id}: why }\``,
              ),
            ],
      ),
  },
  {
    id: 'H-02',
    severity: 'error',
    says: 'hints are a ladder: something milder comes before a step',
    find: (linted) =>
      tasksOf(linted).flatMap(({ task, hints: [first] }) =>
        first?.step !== undefined && first.text === undefined && first.actions === undefined
          ? [found(['hints', task.id, 0], 'the first hint gives a step away', 'put a milder one before it')]
          : [],
      ),
  },
  {
    id: 'H-03',
    severity: 'warning',
    says: 'each hint goes further than the one before',
    find: (linted) =>
      tasksOf(linted).flatMap(({ task, hints }) => {
        const step = hints.findIndex((hint) => hint.step !== undefined);
        return step >= 0 && hints.slice(step + 1).some((hint) => hint.step === undefined)
          ? [found(['hints', task.id, step], 'a milder hint follows this step', 'move the step to the end')]
          : [];
      }),
  },
  {
    id: 'H-04',
    severity: 'error',
    says: 'a hint that gives no step holds no piece of the solution’s policies',
    find: (linted) =>
      tasksOf(linted).flatMap(({ task, hints }) =>
        hints.flatMap(({ text = '', step }, at) => {
          const piece = step === undefined ? policyPiece(linted.scenario, text) : null;
          return piece === null
            ? []
            : [found(['hints', task.id, at, 'text'], `this hint quotes the answer: \`${piece}\``, 'give it as `step`')];
        }),
      ),
  },
  {
    id: 'H-05',
    severity: 'error',
    says: 'a task without hints says why, and has none',
    find: (linted) =>
      tasksOf(linted).flatMap(({ task, hints, excused }) =>
        excused && hints.length > 0
          ? [found(['no_hints', task.id], `\`${task.id}\` has hints after all`, 'remove it from `no_hints`')]
          : [],
      ),
  },
];
