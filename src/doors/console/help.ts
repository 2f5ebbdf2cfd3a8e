import { operationDocumentation } from '../../catalogue/documentation.ts';
import { commandModel, operationNames, serviceCommands } from './awsCommands.ts';

/** The help page of `aws`, `aws SERVICE` or `aws SERVICE OPERATION`; undefined where there is nothing of that name. */
export function helpPage(path: readonly string[]): string | undefined {
  const [command, operation] = path;
  if (command === undefined) return `${[...serviceCommands().keys()].join('\n')}\n`;
  const model = commandModel(command);
  if (!model) return undefined;
  const names = operationNames(model);
  if (operation === undefined) return `${[...names.keys()].join('\n')}\n`;
  const name = names.get(operation);
  return name === undefined ? undefined : operationDocumentation(model.service, name);
}
