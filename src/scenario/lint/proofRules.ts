import type { Check } from '../check.ts';
import type { Scenario } from '../scenario.ts';
import { found, type LintRule } from './lintRule.ts';
import { writtenChecks } from './writtenChecks.ts';

/** Modes in which an account is changed, so that it can be changed too much. */
const building: readonly Scenario['mode'][] = ['build', 'fix'];

const builds = ({ mode }: Scenario): boolean => building.includes(mode);

const works = (check: Check): boolean => check.kind === 'allow' || (check.kind === 'call' && check.expect === 'ok');
const isExact = ({ kind }: Check): boolean => kind === 'never' || kind === 'atMost' || kind === 'noEscalation';
const refuses = (check: Check): boolean =>
  check.kind === 'deny' || isExact(check) || (check.kind === 'call' && check.expect !== 'ok');

const fewestRefusals = 4;

/** Rules about what a scenario has to bring so that `author test` can prove it. */
export const proofRules: readonly LintRule[] = [
  {
    id: 'P-01',
    severity: 'error',
    says: 'where access is built, something has to work, four things or all others must not, and one claim is about all requests',
    find: ({ scenario }) => {
      const checks = writtenChecks(scenario).map(({ check }) => check);
      if (!builds(scenario) || !checks.some((check) => works(check) || refuses(check))) return [];
      const refused = checks.filter(refuses).length;
      return [
        ...(checks.some(works) ? [] : [found(['tasks'], 'nothing has to work', 'add an `allow` check')]),
        ...(refused >= fewestRefusals || checks.some(({ kind }) => kind === 'atMost')
          ? []
          : [
              found(
                ['tasks'],
                `${refused} of the checks say what must not work`,
                'write four `deny` or `never` checks of what people allow by mistake, or one `atMost`',
              ),
            ]),
        ...(checks.some(isExact)
          ? []
          : [found(['tasks'], 'no check speaks of all requests', 'add a `never` or an `atMost` check')]),
      ];
    },
  },
  {
    id: 'P-03',
    severity: 'error',
    says: 'a solution shows that the scenario can be solved',
    find: ({ scenario: { solutions = [] } }) =>
      solutions.length > 0
        ? []
        : [found([], 'no solution shows that the scenario can be solved', 'add `solutions`, the reference first')],
  },
  {
    id: 'P-04',
    severity: 'error',
    says: 'from difficulty 3 on, a second solution shows that what counts is what works',
    find: ({ scenario }) =>
      builds(scenario) && scenario.difficulty >= 3 && scenario.solutions?.length === 1
        ? [found(['solutions'], 'there is one solution only', 'add another one that does it differently')]
        : [],
  },
  {
    id: 'P-05',
    severity: 'error',
    says: 'mistakes show that the checks catch something',
    find: ({ scenario: { mistakes = [] } }) =>
      mistakes.length > 0
        ? []
        : [found([], 'no mistake shows that the checks catch anything', 'add `mistakes` that people really make')],
  },
  {
    id: 'P-10',
    severity: 'error',
    says: 'each task has a check',
    find: ({ scenario: { tasks } }) =>
      tasks.flatMap(({ id, checks }, index) =>
        checks.length > 0 ? [] : [found(['tasks', index], `nothing checks the task \`${id}\``, 'add `checks`')],
      ),
  },
  {
    id: 'P-11',
    severity: 'warning',
    says: 'something is said afterwards',
    find: ({ scenario: { debrief } }) =>
      debrief === undefined ? [found([], 'nothing is said afterwards', 'add `debrief` with why and rule')] : [],
  },
];
