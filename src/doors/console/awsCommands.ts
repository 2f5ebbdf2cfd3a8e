import { configureCommand } from './configureCommand.ts';
import { helpPage } from './help.ts';
import { type Globals, invokeOperation } from './invokeOperation.ts';
import { operationCommand } from './operationArguments.ts';
import { parseOptions } from './optionParser.ts';
import { s3Command } from './s3Command.ts';
import { commandModel, operationNames, serviceCommands } from './serviceNames.ts';
import { type CommandResult, nothing, type Shell } from './shell.ts';
import { usageError } from './usage.ts';
import { waitCommand } from './waitCommand.ts';
import { waiterNames } from './waiters.ts';

/** What stands after `aws NAME`, the options of `aws` itself taken out. */
export type AwsCommand = (args: readonly string[], globals: Globals, shell: Shell) => CommandResult;

function service(command: string): AwsCommand {
  return (args, globals, shell) => {
    const model = commandModel(command);
    const { columns } = globals.style;
    const names = model ? operationNames(model) : new Map<string, string>();
    const waits = model && waiterNames(model.service).size > 0;
    const choices = [...names.keys(), ...(waits ? ['wait'] : []), 'help'];
    const parsed = parseOptions([], [{ name: 'operation', choices }], args);
    if ('error' in parsed) return usageError(parsed.error);
    const [name = ''] = parsed.positionals;
    if (name === 'help') return { ...nothing, stdout: helpPage([command], columns) ?? '' };
    if (parsed.rest.length === 1 && parsed.rest[0] === 'help')
      return { ...nothing, stdout: helpPage([command, name], columns) ?? '' };
    if (name === 'wait' && model) return waitCommand(command, model, parsed.rest, globals, shell);
    const operation = model?.operations[names.get(name) ?? ''];
    if (!model || !operation) return nothing;
    return invokeOperation(operationCommand(command, model, operation), parsed.rest, globals, shell);
  };
}

/** Everything that can follow `aws`. */
export function awsCommands(): ReadonlyMap<string, AwsCommand> {
  const services = [...serviceCommands().keys()].map((command) => [command, service(command)] as const);
  const all = [...services, ['configure', configureCommand] as const, ['s3', s3Command] as const];
  return new Map(all.sort(([left], [right]) => (left < right ? -1 : 1)));
}
