import type { Check } from '../scenario/check.ts';
import { withSeed } from '../scenario/loadScenario.ts';
import type { Mistake, Scenario, Solution } from '../scenario/scenario.ts';
import { answerMutants } from './answerMutants.ts';
import { type AttemptState, startAttempt } from './attemptState.ts';
import { grade } from './grade.ts';
import { mutants } from './mutants.ts';
import { judgeMutant } from './mutantVerdict.ts';
import type { ProofCode, ProofFault, UnnamedSurvivor } from './prove.ts';
import { stayDenied } from './proveDenials.ts';
import { ProvePlay, playIn } from './provePlay.ts';
import type { Report } from './report.ts';

export interface SeedProof {
  readonly faults: readonly ProofFault[];
  readonly survivors: readonly UnnamedSurvivor[];
  readonly implied: readonly string[];
  readonly solutions: number;
  readonly mistakes: number;
  readonly checks: number;
  readonly mutants: number;
}

type Complain = (code: ProofCode, subject: string, message: string) => void;

interface Work {
  readonly mutants: boolean;
  readonly progress: (says: string) => void;
}

const nothing = { survivors: [], implied: [], solutions: 0, mistakes: 0, checks: 0, mutants: 0 };

export function proveSeed(given: Scenario, seed: number, { mutants: withMutants, progress }: Work): SeedProof {
  const faults: ProofFault[] = [];
  const complain: Complain = (code, subject, message) => faults.push({ code, seed, subject, message });
  const scenario = withSeed(given, seed);
  if (!scenario) {
    complain('SEED_UNREADABLE', given.slug, 'the values of this seed do not fit the format');
    return { ...nothing, faults };
  }
  progress(`seed ${seed}: start`);
  const begun = startAttempt(scenario, seed);
  const start = new ProvePlay('start', begun);
  if (!start.isUnsolved) complain('SOLVED_AT_START', scenario.slug, 'the scenario is solved before anything is done');
  const solutions = scenario.solutions ?? [];
  if (solutions.length === 0) complain('NO_SOLUTION', scenario.slug, 'no solution shows that it can be solved');
  const solved = solutions.map((solution) => {
    progress(`seed ${seed}: solution ${solution.name}`);
    return proveSolution(scenario, solution, begun, complain);
  });
  const mistaken = (scenario.mistakes ?? []).map((mistake) => {
    progress(`seed ${seed}: mistake ${mistake.name}`);
    return proveMistake(scenario, mistake, begun, complain);
  });
  const checks = [...scenario.tasks.flatMap((task) => task.checks), ...scenario.heldOut];
  proveChecks(checks, [start, ...mistaken], [...solved, start], complain);
  const first = solved[0];
  const made = first && withMutants ? judged(first, progress) : { survivors: [], count: 0, noticed: [] };
  const seen = new Set([...made.noticed, ...mistaken.flatMap((play) => seenByHeldOutAlone(scenario, play))]);
  return {
    faults,
    survivors: made.survivors,
    implied: withMutants ? scenario.heldOut.flatMap(({ id }) => (seen.has(id) ? [] : [id])) : [],
    solutions: solutions.length,
    mistakes: mistaken.length,
    checks: checks.length,
    mutants: made.count,
  };
}

function judged({ state }: ProvePlay, progress: Work['progress']) {
  const survivors: UnnamedSurvivor[] = [];
  const noticed: string[] = [];
  const made = [...mutants(state), ...answerMutants(state)];
  for (const mutant of made) {
    progress(`made by machine: ${mutant.name}`);
    const judgement = judgeMutant(mutant);
    if (judgement.verdict === 'survived') survivors.push({ name: mutant.name, request: judgement.request });
    if (judgement.verdict === 'held out') noticed.push(...judgement.by);
  }
  return { survivors, noticed, count: made.length };
}

/** Held-out checks that a play fails although it passes every visible one. */
function seenByHeldOutAlone(scenario: Scenario, play: ProvePlay): string[] {
  const by = scenario.heldOut.filter((check) => play.fails(check)).map(({ id }) => id);
  return by.length > 0 && !play.isUnsolved ? by : [];
}

function proveChecks(
  checks: readonly Check[],
  wrong: readonly ProvePlay[],
  all: readonly ProvePlay[],
  complain: Complain,
): void {
  for (const check of checks) {
    if (!wrong.some((play) => play.fails(check)))
      complain('DEAD_CHECK', check.id, 'neither the start nor any mistake fails this check');
    const sandboxes = all.map(({ sandbox }) => sandbox);
    if (check.kind === 'deny' && stayDenied(sandboxes, check))
      complain('DEAD_DENIAL', check.id, 'this stays denied even where everything is allowed');
  }
}

function proveSolution(scenario: Scenario, solution: Solution, begun: AttemptState, complain: Complain): ProvePlay {
  const play = playIn(scenario, solution.name, solution.commands, begun);
  complainOfCommands(play, complain);
  const report = grade(play.state);
  const wanted = solution.stars ?? 3;
  if (!report.passed) complain('SOLUTION_FAILS', solution.name, `it does not pass: ${notPassed(report).join(', ')}`);
  else if (report.stars !== wanted) {
    const more = report.excess[0] ? `; ${report.excess[0].principal} may also ${report.excess[0].witness.action}` : '';
    complain('SOLUTION_STARS', solution.name, `it earns ${report.stars} stars instead of ${wanted}${more}`);
  } else if (wanted === 3 && report.score.points < report.score.max) {
    const short = report.tasks.flatMap(({ checks }) => checks.filter((check) => check.points < check.maxPoints));
    const message = `it earns ${report.score.points} of 100 points: ${short.map(({ id }) => id).join(', ')}`;
    complain('SOLUTION_POINTS', solution.name, message);
  }
  return play;
}

function proveMistake(scenario: Scenario, mistake: Mistake, begun: AttemptState, complain: Complain): ProvePlay {
  const play = playIn(scenario, mistake.name, mistake.commands, begun);
  complainOfCommands(play, complain);
  const checks = [...scenario.tasks.flatMap((task) => task.checks), ...scenario.heldOut];
  for (const id of mistake.fails) {
    const named = checks.find((check) => check.id === id);
    if (named && !play.fails(named)) complain('MISTAKE_PASSES', mistake.name, `it should fail \`${id}\`, which holds`);
  }
  return play;
}

function complainOfCommands({ name, commands }: ProvePlay, complain: Complain): void {
  for (const { line, ok, output } of commands) {
    if (!ok) complain('COMMAND_FAILS', name, `line ${line} fails: ${output.trim().split('\n')[0] ?? ''}`);
  }
}

function notPassed(report: Report): string[] {
  return report.tasks.flatMap(({ checks }) => checks.filter(({ status }) => status !== 'passed').map(({ id }) => id));
}
