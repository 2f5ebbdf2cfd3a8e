import type { Sandbox } from '../account/sandbox.ts';
import { exceedsMetadata } from '../analysis/leastPrivilege.ts';
import type { Check } from '../scenario/check.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';
import { escalationFinding } from './checks/escalation.ts';
import { evaluate } from './checks/evaluators.ts';
import { type Finding, failed, passed, type Situation, situationOf, skipped } from './checks/situation.ts';
import { excessEntries } from './excessReport.ts';
import { showsStep } from './hints.ts';
import { hygiene } from './hygiene.ts';
import { divide, type Scored, scored } from './points.ts';
import type { CheckKind, CheckResult, Report, TaskReport } from './report.ts';
import { toolVersion } from './toolVersion.ts';

/** One check with what it found, before points. */
interface Found {
  readonly task: string;
  readonly id: string;
  readonly kind: CheckKind;
  readonly finding: Finding;
  readonly heldOut: Check | null;
  readonly scored: Scored;
}

/** Tasks of a report that no task of the scenario stands behind. */
export const heldOutTask = 'held-out';
export const hygieneTask = 'hygiene';
export const escalationTask = 'no-escalation';

/**
 * Runs every check on the account as it stands, or on another one in its place. `commands` is empty: who played them
 * fills it.
 */
export function grade(state: AttemptState, sandbox: Sandbox = sandboxOf(state)): Report {
  const situation = situationOf(state, sandbox);
  const excess = excessEntries(situation.bounds.map((bound) => bound.excess));
  return reportOf(situation, (check) => evaluate(situation, check), excess);
}

/**
 * The report without the claims over all requests (`never`, `atMost`, `noEscalation`, excess), which take long on wide
 * policies: they are as in an earlier report, or skipped without one.
 */
export function quickGrade(state: AttemptState, earlier: Report | null): Report {
  const situation = { state, sandbox: sandboxOf(state), bounds: [], escalations: earlier?.escalations ?? [] };
  const known = new Map(earlier?.tasks.flatMap(({ checks }) => checks.map((check) => [check.id, check] as const)));
  const find = (check: Check): Finding => {
    if (!exactKinds.has(check.kind)) return evaluate(situation, check);
    const { status, message, evidence, points, maxPoints } = known.get(check.id) ?? unchecked;
    return { status, message, evidence, share: maxPoints === 0 ? 0 : points / maxPoints };
  };
  const report = reportOf(situation, find, earlier?.excess ?? []);
  return { ...report, stars: report.passed ? (earlier?.stars ?? 0) : 0 };
}

const exactKinds: ReadonlySet<CheckKind> = new Set(['never', 'atMost', 'noEscalation']);
const unchecked = { ...skipped('not checked yet'), points: 0, maxPoints: 0 };

function reportOf(situation: Situation, find: (check: Check) => Finding, excess: Report['excess']): Report {
  const { state, sandbox } = situation;
  const { scenario, seed } = state;
  const found = [
    ...taskFindings(situation, find),
    ...heldOutFindings(situation, find),
    ...hygieneFindings(situation),
    ...escalationFound(situation),
  ];
  const points = divide(found.map((one) => one.scored));
  const results = found.map((one, index) => ({ task: one.task, result: resultOf(one, points[index] ?? 0) }));
  const isPassed = found.every(
    ({ kind, finding, heldOut }) => gates(kind, heldOut) === false || finding.status !== 'failed',
  );
  const earned = results.reduce((sum, { result }) => sum + result.points, 0);
  return {
    schema: 'iam-dojo-report/1',
    scenario: { id: scenario.id, slug: scenario.slug, version: scenario.version, seed },
    passed: isPassed,
    stars: isPassed ? starsOf(situation, found) : 0,
    score: { points: earned, max: 100 },
    tasks: tasksOf(results),
    excess,
    escalations: situation.escalations ?? [],
    commands: [],
    hintsUsed: [...state.hints.values()].reduce((sum, shown) => sum + shown, 0),
    durationMs: sandbox.clock - state.history.start.clock,
    tool: { name: 'iam-dojo', version: toolVersion },
  };
}

/** What must hold for passing: least privilege and hygiene decide points and stars only, held-out checks stars. */
function gates(kind: CheckKind, heldOut: Check | null): boolean {
  return heldOut === null && kind !== 'atMost' && kind !== 'hygiene';
}

function starsOf({ bounds, state }: Situation, found: readonly Found[]): 1 | 2 | 3 {
  if (found.some(({ heldOut, finding }) => heldOut !== null && finding.status === 'failed')) return 1;
  const exceeds = bounds.some(({ excess }) => excess.some(exceedsMetadata));
  return exceeds || state.guided !== null || showsStep(state.scenario, state.hints) ? 2 : 3;
}

function taskFindings(situation: Situation, find: (check: Check) => Finding): Found[] {
  return situation.state.scenario.tasks.flatMap((task) =>
    task.checks.map((check): Found => {
      const finding = find(check);
      return { task: task.id, id: check.id, kind: check.kind, finding, heldOut: null, scored: scored(check) };
    }),
  );
}

function heldOutFindings(situation: Situation, find: (check: Check) => Finding): Found[] {
  return situation.state.scenario.heldOut.map((check): Found => {
    const finding = find(check);
    return { task: heldOutTask, id: check.id, kind: check.kind, finding, heldOut: check, scored: scored(check) };
  });
}

function escalationFound(situation: Situation): Found[] {
  const finding = escalationFinding(situation);
  const scored: Scored = { kind: 'noEscalation', own: 0 };
  return finding
    ? [{ task: escalationTask, id: escalationTask, kind: 'noEscalation', finding, heldOut: null, scored }]
    : [];
}

function hygieneFindings({ state, sandbox }: Situation): Found[] {
  const now = sandbox.accounts.get(sandbox.home);
  const start = state.history.start.accounts.get(sandbox.home);
  if (!now) return [];
  return state.scenario.hygiene.map((row): Found => {
    const { says, offenders } = hygiene[row];
    const found = offenders(now, start, sandbox);
    const finding =
      found.length === 0 ? passed(says, null) : failed(`${says}: ${found.join(', ')}`, { offenders: found });
    return {
      task: hygieneTask,
      id: row,
      kind: 'hygiene',
      finding,
      heldOut: null,
      scored: { kind: 'hygiene', own: null },
    };
  });
}

/** Of a held-out check the learner sees what its author made public, and whether it holds. */
function resultOf({ id, kind, finding, heldOut }: Found, maxPoints: number): CheckResult {
  return {
    id,
    kind,
    status: finding.status,
    points: Math.round(maxPoints * finding.share),
    maxPoints,
    visibility: heldOut ? 'held-out' : 'visible',
    message: heldOut ? (heldOut.publicly ?? '') : finding.message,
    evidence: heldOut ? null : finding.evidence,
  };
}

function tasksOf(results: readonly { readonly task: string; readonly result: CheckResult }[]): TaskReport[] {
  const tasks = new Map<string, CheckResult[]>();
  for (const { task, result } of results) tasks.set(task, [...(tasks.get(task) ?? []), result]);
  return [...tasks].map(([id, checks]) => ({ id, checks }));
}
