import { withSeed } from '../scenario/loadScenario.ts';
import type { Mistake, Scenario, Solution } from '../scenario/scenario.ts';
import { type AttemptState, startAttempt } from './attemptState.ts';
import { grade } from './grade.ts';
import { type Mutant, mutants } from './mutants.ts';
import type { CommandReport, Report } from './report.ts';
import { playCommands } from './runCommands.ts';

/** What a scenario does not keep of its promises. */
export interface ProofFault {
  readonly code:
    | 'SEED_UNREADABLE'
    | 'NO_SOLUTION'
    | 'SOLVED_AT_START'
    | 'COMMAND_FAILS'
    | 'SOLUTION_FAILS'
    | 'SOLUTION_STARS'
    | 'SOLUTION_POINTS'
    | 'MISTAKE_PASSES'
    | 'DEAD_CHECK';
  readonly seed: number;
  /** Solution, mistake or check. */
  readonly subject: string;
  readonly message: string;
}

export interface Proof {
  readonly faults: readonly ProofFault[];
  /** Generated mistakes that no check noticed, by name. */
  readonly survivors: readonly string[];
  /** How much was played: nothing here is proven by not being run. */
  readonly counts: {
    readonly seeds: number;
    readonly solutions: number;
    readonly mistakes: number;
    readonly checks: number;
    readonly mutants: number;
  };
}

export interface ProofOptions {
  /** Also make mistakes of the first solution; each is a whole grading. */
  readonly mutants?: boolean;
}

/**
 * Plays a scenario's start, solutions and mistakes with each seed and says what does not hold.
 */
export function prove(scenario: Scenario, seeds: readonly number[], options: ProofOptions = {}): Proof {
  const proofs = seeds.map((seed) => proveSeed(scenario, seed, options.mutants ?? false));
  const sum = (count: (proof: SeedProof) => number) => proofs.reduce((total, proof) => total + count(proof), 0);
  return {
    faults: proofs.flatMap(({ faults }) => faults),
    survivors: [...new Set(proofs.flatMap(({ survivors }) => survivors))],
    counts: {
      seeds: proofs.length,
      solutions: sum((proof) => proof.solutions),
      mistakes: sum((proof) => proof.mistakes),
      checks: sum((proof) => proof.checks),
      mutants: sum((proof) => proof.mutants),
    },
  };
}

interface SeedProof {
  readonly faults: readonly ProofFault[];
  readonly survivors: readonly string[];
  readonly solutions: number;
  readonly mistakes: number;
  readonly checks: number;
  readonly mutants: number;
}

type Complain = (code: ProofFault['code'], subject: string, message: string) => void;

function proveSeed(given: Scenario, seed: number, withMutants: boolean): SeedProof {
  const faults: ProofFault[] = [];
  const complain: Complain = (code, subject, message) => faults.push({ code, seed, subject, message });
  const scenario = withSeed(given, seed);
  if (!scenario) {
    complain('SEED_UNREADABLE', given.slug, 'the values of this seed do not fit the format');
    return { faults, survivors: [], solutions: 0, mistakes: 0, checks: 0, mutants: 0 };
  }
  const solutions = scenario.solutions ?? [];
  const start = grade(startAttempt(scenario, seed));
  if (start.passed) complain('SOLVED_AT_START', scenario.slug, 'the scenario is solved before anything is done');
  if (solutions.length === 0) complain('NO_SOLUTION', scenario.slug, 'no solution shows that it can be solved');
  for (const solution of solutions) proveSolution(scenario, solution, complain);
  const mistaken = (scenario.mistakes ?? []).map((mistake) => proveMistake(scenario, mistake, complain));
  const failedOnce = new Set([start, ...mistaken].flatMap(failed));
  const checks = [...scenario.tasks.flatMap((task) => task.checks), ...scenario.heldOut];
  for (const { id } of checks) {
    if (!failedOnce.has(id)) complain('DEAD_CHECK', id, 'neither the start nor any mistake fails this check');
  }
  const made = solutions[0] && withMutants ? mutants(playSolution(scenario, solutions[0]).state) : [];
  return {
    faults,
    survivors: made.filter(survives).map(({ name }) => name),
    solutions: solutions.length,
    mistakes: mistaken.length,
    checks: checks.length,
    mutants: made.length,
  };
}

/** A mutant survives where everything still holds and nothing more is granted: no check can tell it apart. */
function survives({ state, sandbox }: Mutant): boolean {
  const report = grade(state, sandbox);
  return report.passed && report.stars === 3;
}

/** Solutions of scenarios with questions answer by `answer` lines; nothing is answered for them. */
function playSolution(
  scenario: Scenario,
  solution: Solution,
): { state: AttemptState; commands: readonly CommandReport[] } {
  return playCommands(startAttempt(scenario, scenario.seed), solution.commands, () => undefined);
}

function proveSolution(scenario: Scenario, solution: Solution, complain: Complain): void {
  const { state, commands } = playSolution(scenario, solution);
  complainOfCommands(solution.name, commands, complain);
  const report = grade(state);
  const open = notPassed(report);
  const wanted = solution.stars ?? 3;
  if (!report.passed) complain('SOLUTION_FAILS', solution.name, `it does not pass: ${open.join(', ')}`);
  else if (report.stars !== wanted) {
    const more = report.excess[0] ? `; ${report.excess[0].principal} may also ${report.excess[0].witness.action}` : '';
    complain('SOLUTION_STARS', solution.name, `it earns ${report.stars} stars instead of ${wanted}${more}`);
  } else if (wanted === 3 && report.score.points < report.score.max) {
    const short = report.tasks.flatMap(({ checks }) => checks.filter((check) => check.points < check.maxPoints));
    complain(
      'SOLUTION_POINTS',
      solution.name,
      `it earns ${report.score.points} of 100 points: ${short.map(({ id }) => id).join(', ')}`,
    );
  }
}

function proveMistake(scenario: Scenario, mistake: Mistake, complain: Complain): Report {
  const { state, commands } = playCommands(startAttempt(scenario, scenario.seed), mistake.commands, () => undefined);
  complainOfCommands(mistake.name, commands, complain);
  const report = grade(state);
  const failing = new Set(failed(report));
  for (const id of mistake.fails) {
    if (!failing.has(id)) complain('MISTAKE_PASSES', mistake.name, `it should fail \`${id}\`, which holds`);
  }
  return report;
}

function complainOfCommands(name: string, commands: readonly CommandReport[], complain: Complain): void {
  for (const { line, ok, output } of commands) {
    if (!ok) complain('COMMAND_FAILS', name, `line ${line} fails: ${output.trim().split('\n')[0] ?? ''}`);
  }
}

function failed(report: Report): string[] {
  return report.tasks.flatMap(({ checks }) => checks.filter(({ status }) => status === 'failed').map(({ id }) => id));
}

function notPassed(report: Report): string[] {
  return report.tasks.flatMap(({ checks }) => checks.filter(({ status }) => status !== 'passed').map(({ id }) => id));
}
