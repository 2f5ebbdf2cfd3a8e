import type { OperationModel, ServiceModel, Shape, ShapeMember } from '../../catalogue/shapes.ts';
import { type Argument, ownArgument } from './argument.ts';
import { customArguments } from './argumentCustoms.ts';
import { cliName } from './cliNames.ts';
import { membersOf, shapeNamed } from './modelShape.ts';
import type { PositionalSpec } from './optionParser.ts';

/** One operation as the command line sees it. */
export interface OperationCommand {
  /** As typed, e.g. `iam` and `s3api`. */
  readonly command: string;
  readonly name: string;
  readonly model: ServiceModel;
  readonly operation: OperationModel;
  readonly arguments: readonly Argument[];
  readonly positionals: readonly PositionalSpec[];
  /** Input member that is given as the name of a file. */
  readonly streamedInput: string | null;
}

/** EC2 takes a structure with one Boolean `Value` as a flag. */
function isFlagStructure(model: ServiceModel, shape: Shape): boolean {
  const members = membersOf(shape);
  const value = shape.members?.Value;
  return members.length === 1 && value !== undefined && shapeNamed(model, value.shape).type === 'boolean';
}

function booleanPair(name: string, member: string, shape: Shape): Argument[] {
  const one = { key: name, takes: 'none', member, shape, hidden: false } as const;
  return [
    { ...one, name, constant: true },
    { ...one, name: `no-${name}`, constant: false },
  ];
}

function memberArguments(model: ServiceModel, member: string, of: ShapeMember, required: boolean): Argument[] {
  const shape = shapeNamed(model, of.shape);
  const name = cliName(member);
  if (shape.type === 'boolean') return booleanPair(name, member, shape);
  if (model.service === 'ec2' && isFlagStructure(model, shape)) {
    const [yes, no] = booleanPair(name, member, shape);
    return yes && no ? [{ ...yes, takes: 'maybe' }, no] : [];
  }
  const number = { long: 'int', float: 'float', double: 'float' }[shape.type as string];
  const kind = number === 'int' || number === 'float' ? ({ number } as const) : {};
  const takes = shape.type === 'list' ? 'many' : 'one';
  return [{ name, key: name, takes, member, shape, hidden: false, required, ...kind }];
}

const startingToken = ownArgument('starting-token', 'Where to go on: the `NextToken` of an output that was cut.');
const pageSize = ownArgument('page-size', 'Items in each call; the output stays the same.', { number: 'int' });
const maxItems = ownArgument('max-items', 'Items in the output; more are announced by `NextToken`.', { number: 'int' });

function hideable(argument: Argument, hidden: boolean): Argument {
  return hidden ? { ...argument, hidden } : argument;
}

/** The API's own paging parameters are hidden; uniform ones take their place. */
function paged(table: readonly Argument[], paginator: NonNullable<OperationModel['paginator']>): Argument[] {
  const own = paginator.limitKey === undefined ? [startingToken, maxItems] : [startingToken, pageSize, maxItems];
  const raw = [...paginator.inputToken.split(','), paginator.limitKey];
  return [
    ...table
      .filter(({ name }) => !own.some((one) => one.name === name))
      .map((argument) => hideable(argument, raw.includes(argument.member ?? ''))),
    ...own,
  ];
}

const inputArguments = [
  ownArgument('cli-input-json', 'Take the parameters from a JSON text or file://…; other options win.'),
  ownArgument('cli-input-yaml', 'Take the parameters from a YAML text or file://…; other options win.'),
];
const skeleton = ownArgument('generate-cli-skeleton', 'Print a template instead of calling.', {
  takes: 'maybe',
  constant: 'input',
  choices: ['input', 'output', 'yaml-input'],
});

/** The member that is a stream of bytes: the whole HTTP body, and a blob. */
function stream(model: ServiceModel, structure: string | undefined): string | null {
  const { payload, members } = structure === undefined ? {} : shapeNamed(model, structure);
  const member = payload === undefined ? undefined : members?.[payload];
  return payload !== undefined && member && shapeNamed(model, member.shape).type === 'blob' ? payload : null;
}

/** Where the output is a stream, it goes to a file that stands after the options. */
export function streamedMember(model: ServiceModel, operation: OperationModel): string | null {
  return stream(model, operation.output?.shape);
}

function table(model: ServiceModel, operation: OperationModel, paging: boolean): readonly Argument[] {
  const input = operation.input ? shapeNamed(model, operation.input.shape) : null;
  const fromModel = membersOf(input ?? { type: 'structure' }).flatMap(([name, member]) =>
    memberArguments(model, name, member, input?.required?.includes(name) ?? false),
  );
  const customised = customArguments(model, operation.name, fromModel);
  const withPages = operation.paginator && paging ? paged(customised, operation.paginator) : customised;
  const toFile = streamedMember(model, operation) !== null || withPages.some(({ name }) => name === 'outfile');
  return toFile ? withPages : [...withPages, ...inputArguments, skeleton];
}

/** An operation's options; with `paging` false the API's own paging parameters stand for themselves. */
export function operationCommand(
  command: string,
  model: ServiceModel,
  operation: OperationModel,
  paging = true,
): OperationCommand {
  const streamed = streamedMember(model, operation) !== null;
  return {
    command,
    name: cliName(operation.name),
    model,
    operation,
    arguments: table(model, operation, paging),
    positionals: streamed ? [{ name: 'outfile' }] : [],
    streamedInput: stream(model, operation.input?.shape),
  };
}
