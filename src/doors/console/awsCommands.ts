import { modelledServices, serviceModel } from '../../catalogue/models.ts';
import type { ServiceModel } from '../../catalogue/shapes.ts';
import { cliName } from './cliNames.ts';
import { helpPage } from './help.ts';
import { type Globals, invokeOperation } from './invokeOperation.ts';
import { operationCommand } from './operationArguments.ts';
import { parseOptions } from './optionParser.ts';
import { type CommandResult, nothing, type Shell } from './shell.ts';
import { usageError } from './usage.ts';

/** What stands after `aws NAME`, the options of `aws` itself taken out. */
export type AwsCommand = (args: readonly string[], globals: Globals, shell: Shell) => CommandResult;

/** Command names that differ from the model's. */
const commandNames: Readonly<Record<string, string>> = { s3: 's3api' };

/** Command name by model, in alphabetical order: `s3` is `aws s3api`. */
export function serviceCommands(): ReadonlyMap<string, string> {
  const names = modelledServices().map((service) => [commandNames[service] ?? service, service] as const);
  return new Map(names.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The model behind a command name. */
export function commandModel(command: string): ServiceModel | undefined {
  const service = serviceCommands().get(command);
  return service === undefined ? undefined : serviceModel(service);
}

/** Operation by command-line name. */
export function operationNames(model: ServiceModel): ReadonlyMap<string, string> {
  return new Map(Object.keys(model.operations).map((operation) => [cliName(operation), operation]));
}

function service(command: string): AwsCommand {
  return (args, globals, shell) => {
    const model = commandModel(command);
    const names = model ? operationNames(model) : new Map<string, string>();
    const choices = [...names.keys(), 'help'];
    const parsed = parseOptions([], [{ name: 'operation', choices }], args);
    if ('error' in parsed) return usageError(parsed.error);
    const [name = ''] = parsed.positionals;
    if (name === 'help') return { ...nothing, stdout: helpPage([command]) ?? '' };
    if (parsed.rest.length === 1 && parsed.rest[0] === 'help')
      return { ...nothing, stdout: helpPage([command, name]) ?? '' };
    const operation = model?.operations[names.get(name) ?? ''];
    if (!model || !operation) return nothing;
    return invokeOperation(operationCommand(command, model, operation), parsed.rest, globals, shell);
  };
}

/** Everything that can follow `aws`. */
export function awsCommands(): ReadonlyMap<string, AwsCommand> {
  return new Map([...serviceCommands().keys()].map((command) => [command, service(command)]));
}
