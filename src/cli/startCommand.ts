import { packageRoot } from '../catalogue/packageRoot.ts';
import { playableScenarios } from '../stores/playableScenarios.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { wantsPlain } from './plainWanted.ts';
import { savesOf } from './savesOf.ts';
import { scenarioList } from './scenarioList.ts';

/** `iam-dojo` without a command: the program; without a terminal what it is and how to go on. */
export async function startCommand(input: CommandInput): Promise<ExitCode> {
  if (wantsPlain(input)) return (await import('./playPlain.ts')).playPlain(input, null);
  if (input.terminal) {
    const { playInTerminal } = await import('./playInTerminal.ts');
    return playInTerminal(input, null);
  }
  input.out(`iam-dojo: learn AWS Identity and Access Management on a simulated account, offline, in your terminal.

${scenarioList(playableScenarios(packageRoot(), savesOf(input)).listings)}
Next steps:
  run \`iam-dojo\` in a terminal to play, or \`iam-dojo play SCENARIO\` to go straight into one
  \`iam-dojo run SCENARIO --commands FILE\` plays a file of \`aws …\` commands and prints the report
  \`iam-dojo simulate FILE\` decides authorization cases
  \`iam-dojo --help\` lists every command
`);
  return exitCodes.done;
}
