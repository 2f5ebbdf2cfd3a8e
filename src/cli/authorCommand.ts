import { closest } from '../policy/closest.ts';
import { authorCommands } from './authorCommands.ts';
import type { CommandInput } from './command.ts';
import type { ExitCode } from './exitCodes.ts';
import { InputError } from './inputError.ts';

/** `iam-dojo author` without one of its commands. */
export async function authorCommand({ args }: CommandInput): Promise<ExitCode> {
  const names = authorCommands.flatMap(({ name }) => name.split(' ').slice(1));
  const [given] = args;
  if (given === undefined) throw new InputError(`\`author\` is followed by one of ${names.join(', ')}`);
  const near = closest(given, names);
  throw new InputError(`\`author ${given}\`: ${near ? `did you mean \`${near}\`?` : `use one of ${names.join(', ')}`}`);
}
