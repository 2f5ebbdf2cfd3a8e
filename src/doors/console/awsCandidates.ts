import { memberDocumentation, operationDocumentation } from '../../catalogue/documentation.ts';
import type { ServiceModel } from '../../catalogue/shapes.ts';
import type { Argument } from './argument.ts';
import { type Candidate, fileCandidates, firstSentence, memberNames, plainCandidates } from './candidates.ts';
import { globalOptions } from './globalOptions.ts';
import { elementShape, membersOf, shapeNamed, takesShorthand } from './modelShape.ts';
import { type OperationCommand, operationCommand } from './operationArguments.ts';
import type { OptionSpec } from './optionParser.ts';
import { commandModel, operationNames, serviceCommands, serviceTitle } from './serviceNames.ts';
import type { ConsolePort, ConsoleSession } from './session.ts';
import { subcommandUsages } from './subcommandUsages.ts';
import type { TypedCommand, TypedWord } from './typedWords.ts';
import { waiterNames } from './waiters.ts';

const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];

/** What the words before the cursor name. */
interface Place {
  readonly positionals: readonly string[];
  /** Names of options given so far. */
  readonly given: ReadonlySet<string>;
  /** The option whose value is being typed. */
  readonly option: OptionSpec | null;
}

function optionNamed(options: readonly OptionSpec[], word: string): OptionSpec | undefined {
  const name = word.split('=')[0]?.slice(2);
  return options.find((option) => option.name === name);
}

function placeOf(words: readonly TypedWord[], options: readonly OptionSpec[]): Place {
  const positionals: string[] = [];
  const given = new Set<string>();
  let option: OptionSpec | null = null;
  for (const { text } of words) {
    if (text.startsWith('--')) {
      const named = optionNamed(options, text);
      given.add(named?.key ?? text);
      option = named && named.takes !== 'none' && !text.includes('=') ? named : null;
    } else if (option) option = option.takes === 'many' ? option : null;
    else positionals.push(text);
  }
  return { positionals, given, option };
}

function commandCandidates(): readonly Candidate[] {
  const names = [...serviceCommands().keys(), 'configure', 's3'].sort();
  return [
    ...names.map((text) => ({ text, description: serviceTitle(text) })),
    { text: 'help', description: 'this command line' },
  ];
}

function operationCandidates(model: ServiceModel): readonly Candidate[] {
  const operations = [...operationNames(model)].map(([text, operation]) => ({
    text,
    description: firstSentence(operationDocumentation(model.service, operation)),
  }));
  const waits = waiterNames(model.service).size > 0 ? plainCandidates(['wait'], 'wait until something is there') : [];
  return [...operations, ...waits, ...plainCandidates(['help'], 'what there is')];
}

function argumentDescription(command: OperationCommand, argument: Argument): string {
  const input = command.operation.input?.shape ?? '';
  const documentation =
    argument.member === null ? argument.does : memberDocumentation(command.model.service, input, argument.member);
  return (argument.required ? 'required: ' : '') + firstSentence(documentation);
}

/** Options not given yet, the required ones first. */
function optionCandidates(command: OperationCommand | null, given: ReadonlySet<string>): readonly Candidate[] {
  const own = (command?.arguments ?? []).filter(({ key, hidden }) => !hidden && !given.has(key));
  const sorted = [...own.filter(({ required }) => required), ...own.filter(({ required }) => !required)];
  const globals = globalOptions.filter(({ key }) => !given.has(key));
  return [
    ...sorted.map((argument) => ({
      text: `--${argument.name}`,
      description: command ? argumentDescription(command, argument) : '',
    })),
    ...globals.map(({ name, does }) => ({ text: `--${name}`, description: does })),
  ];
}

function globalValues(option: OptionSpec, command: OperationCommand | null, port: ConsolePort): readonly Candidate[] {
  if (option.key === 'profile')
    return plainCandidates(
      port.profiles.map(({ name }) => name),
      'profile',
    );
  if (option.key === 'region') return plainCandidates(regions, 'Region');
  const output = command?.operation.output?.shape;
  if (option.key !== 'query' || !command || output === undefined) return [];
  const { model, operation } = command;
  const gone = [operation.paginator?.moreResults, operation.paginator?.outputToken];
  const members = membersOf(shapeNamed(model, output)).filter(([name]) => !gone.includes(name));
  return members.map(([name, of]) => {
    const { type } = shapeNamed(model, of.shape);
    return { text: type === 'list' ? `${name}[]` : name, description: type };
  });
}

/** `Key=` and `Value=` for a tag: members that the text at the cursor has not named yet. */
function shorthandMembers(command: OperationCommand, argument: Argument, typed: string): readonly Candidate[] {
  const { shape } = argument;
  if (!shape || !takesShorthand(command.model, shape)) return [];
  const structure = shape.type === 'list' ? elementShape(command.model, shape) : shape;
  const before = typed.slice(0, typed.lastIndexOf(',') + 1);
  const open = membersOf(structure).filter(([name]) => !before.includes(`${name}=`));
  return open.map(([name, of]) => ({
    text: `${before}${name}=`,
    description: shapeNamed(command.model, of.shape).type,
  }));
}

function valueCandidates(
  place: Place,
  command: OperationCommand | null,
  typed: string,
  session: ConsoleSession,
  port: ConsolePort,
): readonly Candidate[] {
  const { option } = place;
  if (!option) return [];
  if (option.choices) return plainCandidates(option.choices);
  const argument = command?.arguments.find((one) => one.key === option.key && one.name === option.name);
  if (!command || !argument) return globalValues(option, command, port);
  const { member, shape } = argument;
  const values = shape?.type === 'list' ? elementShape(command.model, shape).enum : shape?.enum;
  return [
    ...plainCandidates(values ?? []),
    ...(member === null ? [] : memberNames(command.operation.name, member, port)),
    ...shorthandMembers(command, argument, typed),
    ...fileCandidates(session, port, 'file://'),
  ];
}

function commandAt(
  service: string | undefined,
  name: string | undefined,
  state: string | undefined,
): OperationCommand | null {
  const model = service === undefined ? undefined : commandModel(service);
  if (!model || name === undefined || service === undefined) return null;
  const waited = name === 'wait' ? waiterNames(model.service).get(state ?? '')?.operation : undefined;
  const operation = model.operations[waited ?? operationNames(model).get(name) ?? ''];
  return operation ? operationCommand(service, model, operation) : null;
}

function wordCandidates(
  [service, name]: readonly string[],
  typed: string,
  session: ConsoleSession,
  port: ConsolePort,
): readonly Candidate[] {
  if (service === undefined) return commandCandidates();
  const subcommands = subcommandUsages.get(service);
  if (subcommands && name === undefined)
    return Object.entries(subcommands).map(([text, { does }]) => ({ text, description: does }));
  if (subcommands) return service === 's3' && !typed.startsWith('s3://') ? fileCandidates(session, port, '') : [];
  const model = commandModel(service);
  if (!model) return [];
  if (name === undefined) return operationCandidates(model);
  return name === 'wait' ? plainCandidates(waiterNames(model.service).keys(), 'state') : plainCandidates(['help']);
}

/** Candidates for a word after `aws`. */
export function awsCandidates(
  { words, current }: TypedCommand,
  session: ConsoleSession,
  port: ConsolePort,
): readonly Candidate[] {
  const rough = placeOf(words, globalOptions);
  const [service, name, state] = rough.positionals;
  const command = commandAt(service, name, state);
  const place = placeOf(words, [...(command?.arguments ?? []), ...globalOptions]);
  if (current.text.startsWith('-')) return optionCandidates(command, place.given);
  if (place.option) {
    const values = valueCandidates(place, command, current.text, session, port);
    return place.option.takes === 'many' && current.text === ''
      ? [...values, ...optionCandidates(command, place.given)]
      : values;
  }
  const complete = command !== null && (name !== 'wait' || state !== undefined);
  return complete
    ? optionCandidates(command, place.given)
    : wordCandidates(place.positionals, current.text, session, port);
}
