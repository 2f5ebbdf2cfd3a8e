import { memberDocumentation } from '../../catalogue/documentation.ts';
import type { Argument } from './argument.ts';
import { membersOf, shapeNamed, takesShorthand } from './modelShape.ts';
import type { OperationCommand } from './operationArguments.ts';
import { shorthandSyntax } from './shorthandSyntax.ts';
import { wrapText } from './wrapText.ts';

/** The parts of an operation's help page that its model gives. */
export interface OperationHelp {
  readonly synopsis: readonly string[];
  readonly options: readonly string[];
  readonly output: readonly string[];
}

/** One entry an option; a Boolean pair is one. */
function shownArguments(command: OperationCommand): readonly Argument[] {
  const { arguments: all } = command;
  return all.filter(({ hidden, key }, index) => !hidden && all.findIndex((other) => other.key === key) === index);
}

function pairOf(command: OperationCommand, argument: Argument): Argument | undefined {
  return command.arguments.find((other) => other !== argument && other.key === argument.key && !other.hidden);
}

function optionText(command: OperationCommand, argument: Argument): string {
  const pair = pairOf(command, argument);
  if (pair && argument.takes !== 'one') return `--${argument.name} | --${pair.name}`;
  return argument.takes === 'none' ? `--${argument.name}` : `--${argument.name} <value>`;
}

function typeOf(argument: Argument): string {
  return argument.shape?.type ?? (argument.number === 'int' ? 'integer' : 'string');
}

function description(command: OperationCommand, argument: Argument): string {
  const input = command.operation.input?.shape ?? '';
  const { member } = argument;
  return (member === null ? argument.does : memberDocumentation(command.model.service, input, member)) ?? '';
}

function optionLines(command: OperationCommand, argument: Argument, width: number, margin: string): readonly string[] {
  const { shape, name } = argument;
  const inner = `${margin}   `;
  const required = argument.required ? ' [required]' : '';
  const shorthand =
    shape && takesShorthand(command.model, shape)
      ? ['', `${inner}Shorthand Syntax:`, ...wrapText(shorthandSyntax(command.model, shape), width, `${inner}   `)]
      : [];
  const choices = argument.choices ?? shape?.enum;
  const values = choices ? ['', `${inner}Possible values:`, ...choices.map((choice) => `${inner}o ${choice}`)] : [];
  const pair = pairOf(command, argument);
  const head = pair && argument.takes !== 'one' ? `--${name} | --${pair.name}` : `--${name}`;
  return [
    `${margin}${head} (${typeOf(argument)})${required}`,
    ...wrapText(description(command, argument), width, inner),
    ...shorthand,
    ...values,
    '',
  ];
}

function outputLines({ model, operation }: OperationCommand, width: number, margin: string): readonly string[] {
  const name = operation.output?.shape;
  if (name === undefined) return [];
  return membersOf(shapeNamed(model, name)).flatMap(([member, of]) => {
    const documentation = memberDocumentation(model.service, name, member) ?? '';
    const head = `${margin}${member} -> (${shapeNamed(model, of.shape).type})`;
    return [head, ...wrapText(documentation, width, `${margin}   `), ''];
  });
}

/** Synopsis, options and output of an operation's help page. */
export function operationHelp(command: OperationCommand, width: number, margin: string): OperationHelp {
  const shown = shownArguments(command);
  const options = shown.map((argument) => {
    const text = optionText(command, argument);
    return `${margin}${argument.required ? text : `[${text}]`}`;
  });
  const positionals = command.positionals.map(({ name }) => `${margin}<${name}>`);
  return {
    synopsis: [`${margin}${command.name}`, ...options, ...positionals],
    options: shown.flatMap((argument) => optionLines(command, argument, width, margin)),
    output: outputLines(command, width, margin),
  };
}
