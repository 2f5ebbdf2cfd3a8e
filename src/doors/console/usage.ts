import { closeMatches } from './closeMatches.ts';
import { pythonLiteral } from './pythonText.ts';
import { type CommandResult, failed } from './shell.ts';

/** Exit codes of AWS CLI v2 (AWS CLI User Guide, cli-usage-returncodes). */
export const exitCode = { usage: 252, configuration: 253, service: 254, general: 255 } as const;

const usageText = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

/** A command line that could not be read. */
export function usageError(message: string): CommandResult {
  return failed(`\n${usageText}\naws: error: ${message}\n\n`, exitCode.usage);
}

export function unknownOptions(options: readonly string[]): CommandResult {
  return failed(`\n${usageText}\nUnknown options: ${options.join(', ')}\n\n`, exitCode.usage);
}

/** A text between blank lines, as the CLI prints what it refuses. */
export function refusal(message: string, exit: number): CommandResult {
  return failed(`\n${message}\n`, exit);
}

/** What follows `argument operation: ` where the value is none of the choices. */
export function invalidChoice(value: string, choices: readonly string[]): string {
  const rows = ['Invalid choice, valid choices are:\n'];
  for (let at = 0; at < choices.length; at += 2)
    rows.push(
      choices
        .slice(at, at + 2)
        .map((choice) => choice.padEnd(40))
        .join(' | '),
    );
  const likely = closeMatches(value, choices);
  if (likely.length > 0) {
    rows.push(`\n\nInvalid choice: ${pythonLiteral(value)}, maybe you meant:\n`);
    for (const choice of likely) rows.push(`  * ${choice}`);
  }
  return rows.join('\n');
}
