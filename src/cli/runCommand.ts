import { dirname, resolve } from 'node:path';
import { withSeed } from '../scenario/loadScenario.ts';
import { runCommands } from '../training/runCommands.ts';
import { chosenScenario, faultLine } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { readBeside, readInput } from './inputFile.ts';
import { jsonText } from './jsonText.ts';
import { reportText } from './reportText.ts';

/** `iam-dojo run SCENARIO --commands FILE`: a fresh attempt, played from a file and graded. */
export async function runCommand(input: CommandInput): Promise<ExitCode> {
  const { args, options, stdin, out, err } = input;
  const [name = ''] = args;
  const file = String(options.commands);
  const seed = Number(options.seed ?? 0);
  const scenario = withSeed(chosenScenario(name, input), seed);
  if (scenario === null) throw new InputError(`the scenario has no variant for the seed ${seed}`);
  const text = readInput(file, stdin);
  const folder = file === '-' ? process.cwd() : dirname(resolve(file));
  const { report, faults } = runCommands(scenario, seed, text, (path) => readBeside(folder, path));
  out(options.format === 'json' ? jsonText(report, 2) : reportText(report, scenario));
  for (const fault of faults) err(`iam-dojo run: ${faultLine(file, fault)}\n`);
  if (faults.length > 0) return exitCodes.badInput;
  return report.passed ? exitCodes.done : exitCodes.no;
}
