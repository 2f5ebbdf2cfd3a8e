import { closest } from '../policy/closest.ts';
import { explainDecision } from '../policy/explain.ts';
import type { Check } from '../scenario/check.ts';
import { writtenChecks } from '../scenario/lint/writtenChecks.ts';
import { withSeed } from '../scenario/loadScenario.ts';
import type { Mistake, Scenario, Solution } from '../scenario/scenario.ts';
import { type AttemptState, startAttempt } from '../training/attemptState.ts';
import { evaluate } from '../training/checks/evaluators.ts';
import { situationOf } from '../training/checks/situation.ts';
import { playCommands } from '../training/runCommands.ts';
import { checkWords } from './authorCheckWords.ts';
import { chosenFile } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';
import { indented, wrapText } from './textTable.ts';

interface Told {
  readonly when: string;
  readonly status: string;
  readonly message: string;
  /** The walk through the evaluation flow of the request that decides; empty where none does. */
  readonly walk: readonly string[];
}

/** `iam-dojo author explain SCENARIO [CHECK]`: a check in words, and what decides it at the start and afterwards. */
export async function authorExplain(input: CommandInput): Promise<ExitCode> {
  const { args, options, out, columns } = input;
  const [name = '', id] = args;
  const seed = Number(options.seed ?? 0);
  const scenario = withSeed(chosenFile(name, input).scenario, seed);
  if (scenario === null) throw new InputError(`the scenario has no variant for the seed ${seed}`);
  const checks = writtenChecks(scenario).map(({ check }) => check);
  if (id === undefined) {
    const rows = checks.map((check) => ({ id: check.id, kind: check.kind, says: checkWords(check)[0] ?? '' }));
    out(options.format === 'json' ? jsonText(rows, 2) : rows.map((row) => listed(row, columns)).join(''));
    return exitCodes.done;
  }
  const check = checks.find((one) => one.id === id);
  if (check === undefined)
    throw unknown(
      'check',
      id,
      checks.map((one) => one.id),
    );
  const told = tellings(scenario, seed, check, typeof options.after === 'string' ? options.after : undefined);
  const says = checkWords(check);
  if (options.format === 'json') out(jsonText({ id, kind: check.kind, says, told }, 2));
  else out(explanation(id, says, told, columns));
  return exitCodes.done;
}

function tellings(scenario: Scenario, seed: number, check: Check, after: string | undefined): Told[] {
  const start = startAttempt(scenario, seed);
  const plays: readonly (Solution | Mistake)[] = [...(scenario.solutions ?? []), ...(scenario.mistakes ?? [])];
  const play = after === undefined ? scenario.solutions?.[0] : plays.find((one) => one.name === after);
  if (play === undefined && after !== undefined)
    throw unknown(
      'solution or mistake',
      after,
      plays.map((one) => one.name),
    );
  const then = play && [
    tell(`after \`${play.name}\``, playCommands(start, play.commands, () => undefined).state, check),
  ];
  return [tell('at the start', start, check), ...(then ?? [])];
}

function tell(when: string, state: AttemptState, check: Check): Told {
  const { status, message, decision } = evaluate(situationOf(state), check);
  return { when, status, message, walk: decision === undefined ? [] : explainDecision(decision) };
}

function unknown(what: string, given: string, known: readonly string[]): InputError {
  const near = closest(given, known);
  return new InputError(
    `no ${what} is called \`${given}\`; ${near ? `did you mean \`${near}\`?` : `there are ${known.join(', ')}`}`,
  );
}

function listed({ id, kind, says }: { id: string; kind: string; says: string }, columns: number): string {
  return `${[`${id} (${kind})`, ...indented(says, columns, 4)].join('\n')}\n`;
}

function explanation(id: string, says: readonly string[], told: readonly Told[], columns: number): string {
  const lines = [
    id,
    ...says.flatMap((line) => indented(line, columns, 2)),
    ...told.flatMap(({ when, status, message, walk }) => [
      '',
      ...wrapText(`${when}: ${status}`, columns),
      ...indented(message, columns, 2),
      ...walk.flatMap((line) => indented(line, columns, 4, 6)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
