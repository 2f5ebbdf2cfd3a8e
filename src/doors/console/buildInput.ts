import type { Json, JsonObject } from '../../account/call.ts';
import type { Shape } from '../../catalogue/shapes.ts';
import type { Argument } from './argument.ts';
import { argumentValue, type InputValue, parameterError } from './argumentValue.ts';
import { cliInput } from './cliInput.ts';
import { encodedInput } from './encodeInput.ts';
import { finishInput } from './inputCustoms.ts';
import { shapeNamed } from './modelShape.ts';
import type { OperationCommand } from './operationArguments.ts';
import type { OptionValue } from './optionParser.ts';
import { bytesOf, type CommandResult, type Shell } from './shell.ts';
import { invalidParameters, validateInput } from './validateInput.ts';

export type BuiltInput = { readonly input: JsonObject } | { readonly failure: CommandResult };

const noMembers: Shape = { type: 'structure' };

/** A stream is given as the name of a file. */
function streamValue(argument: Argument, given: OptionValue, shell: Shell) {
  const content = typeof given === 'string' ? shell.readFile(given) : undefined;
  if (content === undefined) return parameterError(`--${argument.name}`, 'Blob values must be a path to a file.');
  return { value: bytesOf(content) };
}

type Draft = Record<string, InputValue>;

/** Takes every option that is a parameter; the last form of a Boolean pair wins. */
function fromOptions(
  command: OperationCommand,
  values: ReadonlyMap<string, OptionValue>,
  shell: Shell,
): { readonly draft: Draft } | { readonly failure: CommandResult } {
  const draft: Draft = {};
  for (const argument of command.arguments) {
    const given = values.get(argument.key);
    const { member, shape } = argument;
    if (given === undefined || member === null || shape === null || member in draft) continue;
    const target = { model: command.model, shape, name: `--${argument.name}` };
    const unpacked =
      command.streamedInput === member ? streamValue(argument, given, shell) : argumentValue(given, target, shell);
    if ('failure' in unpacked) return unpacked;
    draft[member] = unpacked.value;
  }
  return { draft };
}

/** The API input that a command line means, checked as the AWS CLI checks it. */
export function buildInput(
  command: OperationCommand,
  values: ReadonlyMap<string, OptionValue>,
  shell: Shell,
  rawBinary: boolean,
): BuiltInput {
  const taken = fromOptions(command, values, shell);
  if ('failure' in taken) return taken;
  const document = cliInput(values, shell);
  if ('failure' in document) return document;
  const given: Draft = { ...document.input, ...taken.draft };
  const finished = finishInput(command, given, values);
  if ('failure' in finished) return finished;
  const { model, operation } = command;
  const shape = operation.input ? shapeNamed(model, operation.input.shape) : noMembers;
  const encoded = encodedInput(finished.input, shape, model, rawBinary);
  if ('failure' in encoded) return encoded;
  const problems = validateInput(encoded.input, shape, model);
  if (problems.length > 0) return { failure: invalidParameters(problems) };
  return { input: encoded.input as Readonly<Record<string, Json>> };
}
