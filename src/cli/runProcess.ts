import { stripControls } from '../policy/vetText.ts';
import type { CommandInput } from './command.ts';
import { parseCommandLine } from './commandLine.ts';
import { commands } from './commands.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { helpText } from './helpText.ts';
import { InputError } from './inputError.ts';
import { OutputError } from './outputError.ts';
import { programVersion } from './programVersion.ts';

/** The world around the program: where it reads, writes and looks. */
export type Surroundings = Omit<CommandInput, 'options' | 'args'>;

/** One run of the program, from arguments to exit code. The one place where exceptions end. */
export async function runProcess(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const around = withSafeOutput(surroundings);
  const parsed = parseCommandLine(argv, commands);
  switch (parsed.kind) {
    case 'help':
      around.out(helpText(commands, parsed.command));
      return exitCodes.done;
    case 'version':
      around.out(`${programVersion()}\n`);
      return exitCodes.done;
    case 'wrong': {
      const subject = parsed.command === null || parsed.command.name === '' ? '' : ` ${parsed.command.name}`;
      around.err(`iam-dojo${subject}: ${parsed.message}\nsee \`iam-dojo${subject} --help\`\n`);
      return exitCodes.badInput;
    }
    case 'run':
      try {
        return await parsed.command.run({ ...around, options: parsed.options, args: parsed.args });
      } catch (error) {
        return reported(error, around);
      }
  }
}

/** Nothing that a file, an argument or a name holds reaches the terminal as a control character. */
function withSafeOutput(around: Surroundings): Surroundings {
  const { out, err } = around;
  return { ...around, out: (text) => out(stripControls(text)), err: (text) => err(stripControls(text)) };
}

function reported(error: unknown, around: Surroundings): ExitCode {
  if (error instanceof InputError) {
    around.err(`iam-dojo: ${error.message}\n`);
    return exitCodes.badInput;
  }
  if (error instanceof OutputError) {
    around.err(`iam-dojo: ${error.message}\n`);
    return exitCodes.fault;
  }
  const told = around.env.IAM_DOJO_DEBUG && error instanceof Error ? error.stack : String(error);
  around.err(`iam-dojo: a fault of the program, please report it: ${told}\nIAM_DOJO_DEBUG=1 shows where it happened\n`);
  return exitCodes.fault;
}
