import { lintScenario } from '../scenario/lint.ts';
import { prove } from '../training/prove.ts';
import { chosenFile, faultLine } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';

type Act = (chosen: ReturnType<typeof chosenFile>, out: CommandInput['out']) => boolean;

const lint: Act = ({ scenario, file, locate }, out) => {
  const faults = lintScenario(scenario, locate);
  for (const fault of faults) out(`${faultLine(file, fault)}\n`);
  if (faults.length === 0) out(`${scenario.slug}: nothing to say\n`);
  return faults.every(({ severity }) => severity !== 'error');
};

/** Plays the start, every solution, every mistake and the mistakes made by machine. */
const test: Act = ({ scenario }, out) => {
  const { faults, survivors, counts } = prove(scenario, [0], { mutants: true });
  for (const { subject, message } of faults) out(`${scenario.slug}: ✗ ${subject}: ${message}\n`);
  for (const { name, because } of survivors) {
    if (because !== null) out(`${scenario.slug}: · no check needs to notice ${name}: ${because}\n`);
  }
  const { solutions, mistakes, checks, mutants } = counts;
  out(
    `${scenario.slug}: ${faults.length === 0 ? 'proven' : 'not proven'} – ${solutions} solutions, ${mistakes} mistakes, `,
  );
  out(`${checks} checks, ${mutants} mistakes made by machine played\n`);
  return faults.length === 0;
};

/** What an author can ask about a scenario; true where nothing is wrong with it. */
const acts: Readonly<Record<string, Act>> = { lint, test };

/** `iam-dojo author lint|test SCENARIO…`: what its author should know before a class plays it. */
export async function authorCommand(input: CommandInput): Promise<ExitCode> {
  const { args, out } = input;
  const [name = '', ...scenarios] = args;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) {
    throw new InputError(`\`author ${name}\`: this version knows ${Object.keys(acts).join(' and ')}`);
  }
  const results = scenarios.map((scenario) => act(chosenFile(scenario, input), out));
  return results.every(Boolean) ? exitCodes.done : exitCodes.no;
}
