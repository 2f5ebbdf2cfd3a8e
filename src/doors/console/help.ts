import { operationDocumentation } from '../../catalogue/documentation.ts';
import { serviceModel } from '../../catalogue/models.ts';
import { cliName } from './cliNames.ts';
import { exampleLine } from './exampleLine.ts';
import { globalOptions } from './globalOptions.ts';
import { type OperationCommand, operationCommand } from './operationArguments.ts';
import { operationHelp } from './operationHelp.ts';
import { operationNames, serviceCommands, serviceTitle } from './serviceNames.ts';
import { subcommandUsages } from './subcommandUsages.ts';
import { waiterNames } from './waiters.ts';
import { wrapText } from './wrapText.ts';

const margin = '       ';

/** A page of named sections, as the AWS CLI lays out its help. */
function page(sections: readonly (readonly [string, readonly string[]])[]): string {
  return sections.map(([title, lines]) => `${title}\n${lines.join('\n')}\n`).join('\n');
}

const bullets = (names: readonly string[]) => names.map((name) => `${margin}o ${name}`);

function mainPage(width: number): string {
  const options = globalOptions.flatMap(({ name, takes, choices, does }) => [
    `${margin}--${name}${takes === 'one' ? ' (string)' : ' (boolean)'}`,
    ...wrapText(choices ? `${does} One of ${choices.join(', ')}.` : does, width, `${margin}   `),
    '',
  ]);
  return page([
    ['NAME', [`${margin}aws -`]],
    [
      'DESCRIPTION',
      wrapText(
        'The AWS Command Line Interface is a unified tool to manage your AWS services. Here every call goes to a simulated account.',
        width,
        margin,
      ),
    ],
    [
      'SYNOPSIS',
      [
        `${margin}aws [options] <command> <subcommand> [parameters]`,
        '',
        ...wrapText(
          'Use aws <command> help for a command and aws <command> <subcommand> help for one operation.',
          width,
          margin,
        ),
      ],
    ],
    ['OPTIONS', options],
    ['AVAILABLE SERVICES', bullets([...serviceCommands().keys(), 'configure', 's3'].sort())],
  ]);
}

function servicePage(command: string, service: string): string | undefined {
  const model = serviceModel(service);
  if (!model) return undefined;
  const waits = waiterNames(service).size > 0 ? ['wait'] : [];
  return page([
    ['NAME', [`${margin}${command} -`]],
    ['DESCRIPTION', [`${margin}${serviceTitle(command)}`]],
    ['AVAILABLE COMMANDS', bullets([...operationNames(model).keys(), ...waits, 'help'].sort())],
  ]);
}

/** Commands whose subcommands have no model, and waiters. */
function subcommandPage(command: string, rows: readonly (readonly [string, string])[], width: number): string {
  const lines = rows.flatMap(([name, does]) => [`${margin}o ${name}`, ...wrapText(does, width, `${margin}    `)]);
  return page([
    ['NAME', [`${margin}${command} -`]],
    ['DESCRIPTION', [`${margin}${serviceTitle(command)}`]],
    ['AVAILABLE COMMANDS', lines],
  ]);
}

function waitPage(service: string, width: number): string | undefined {
  const rows = [...waiterNames(service)].map(([name, { operation, delay, attempts }]) => {
    const does = `Asks with ${cliName(operation)} every ${delay} seconds, ${attempts} times at most.`;
    return [name, does] as const;
  });
  return rows.length > 0 ? subcommandPage('wait', rows, width) : undefined;
}

/** A command line that is continued before each option where it is too long. */
function brokenLine(line: string, width: number): readonly string[] {
  if (line.length + margin.length <= width) return [margin + line];
  const parts = line.split(/ (?=--)/);
  return parts.map((part, at) => `${margin}${at > 0 ? '    ' : ''}${part}${at < parts.length - 1 ? ' \\' : ''}`);
}

/** The shortest call; for lists also how to choose, for the rest how to begin with a template. */
function exampleLines(command: OperationCommand, width: number): readonly string[] {
  const line = exampleLine(command);
  const list = command.operation.paginator?.resultKeys[0];
  const template = command.arguments.some(({ key }) => key === '@generate-cli-skeleton');
  const begin = `aws ${command.command} ${command.name} --generate-cli-skeleton`;
  const more = list !== undefined ? [`${line} --query '${list}[]' --output table`] : template ? [begin] : [];
  return [...brokenLine(line, width), ...more.flatMap((one) => ['', ...brokenLine(one, width)])];
}

function operationPage(command: string, service: string, name: string, width: number): string | undefined {
  const model = serviceModel(service);
  const operation = model?.operations[operationNames(model).get(name) ?? ''];
  if (!model || !operation) return undefined;
  const documentation = operationDocumentation(service, operation.name) ?? '';
  const parsed = operationCommand(command, model, operation);
  const { synopsis, options, output } = operationHelp(parsed, width, margin);
  return page([
    ['NAME', [`${margin}${name} -`]],
    ['DESCRIPTION', wrapText(documentation, width, margin)],
    ['SYNOPSIS', synopsis],
    ['OPTIONS', options],
    [
      'GLOBAL OPTIONS',
      [`${margin}${globalOptions.map((option) => `--${option.name}`).join(' ')}`].flatMap((line) =>
        wrapText(line.trim(), width, margin),
      ),
    ],
    ['EXAMPLES', exampleLines(parsed, width)],
    ...(output.length > 0 ? [['OUTPUT', output] as const] : []),
  ]);
}

/**
 * The help page of `aws`, `aws SERVICE` or `aws SERVICE OPERATION` as plain text; undefined where nothing has that
 * name.
 */
export function helpPage(path: readonly string[], width = 80): string | undefined {
  const [command, operation] = path;
  if (command === undefined) return mainPage(width);
  const subcommands = subcommandUsages.get(command);
  if (subcommands) {
    const rows = Object.entries(subcommands).map(
      ([name, { usage, does }]) => [`${name} ${usage}`.trim(), does] as const,
    );
    return subcommandPage(command, rows, width);
  }
  const service = serviceCommands().get(command);
  if (service === undefined) return undefined;
  if (operation === 'wait') return waitPage(service, width);
  return operation === undefined ? servicePage(command, service) : operationPage(command, service, operation, width);
}
