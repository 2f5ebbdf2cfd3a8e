import type { JsonObject, Outcome } from '../../account/call.ts';
import { buildInput } from './buildInput.ts';
import { profileSetting, resolveCaller } from './caller.ts';
import { fileOutput } from './fileOutput.ts';
import { helpPage } from './help.ts';
import { shapeNamed } from './modelShape.ts';
import { type OperationCommand, operationCommand } from './operationArguments.ts';
import { type OptionValue, parseOptions } from './optionParser.ts';
import { type OutputStyle, printed, type Response } from './output.ts';
import { mergedPages, type Paginator, pagesOf, textPages } from './paging.ts';
import { presentOutput } from './presentOutput.ts';
import { pythonInteger } from './pythonText.ts';
import { type CommandResult, nothing, type Shell } from './shell.ts';
import { printSkeleton, skeletonOutput } from './skeleton.ts';
import { exitCode, refusal, unknownOptions, usageError } from './usage.ts';
import { invalidParameters, validateInput } from './validateInput.ts';

/** What the options of `aws` itself say. */
export interface Globals {
  readonly values: ReadonlyMap<string, OptionValue>;
  readonly style: OutputStyle;
}

/** An answer that says no, as the AWS CLI prints it. */
export function serviceError(
  operation: string,
  error: { readonly code: string; readonly message: string },
): CommandResult {
  const message = `An error occurred (${error.code}) when calling the ${operation} operation: ${error.message}`;
  return refusal(message, exitCode.service);
}

const forgedMessage =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** A way to send calls as whoever the command line names; a failure where that is nobody. */
export function sender(
  globals: Globals,
  shell: Shell,
):
  | { readonly send: (service: string, operation: string, input: JsonObject) => Outcome }
  | { readonly failure: CommandResult } {
  const { values } = globals;
  const profile = values.get('profile');
  const resolved = resolveCaller(
    { ...(typeof profile === 'string' ? { profile } : {}), sign: !values.has('noSignRequest') },
    shell,
  );
  if ('failure' in resolved) return resolved;
  const named = typeof profile === 'string' ? profile : undefined;
  const set = ['AWS_REGION', 'AWS_DEFAULT_REGION'].map((name) => shell.environment.get(name)).find(Boolean);
  const given = values.get('region') ?? set ?? profileSetting('region', named, shell);
  const region = typeof given === 'string' ? given : shell.session.region;
  if (resolved.forged) {
    const error = { code: 'SignatureDoesNotMatch', status: 403, message: forgedMessage };
    return { send: () => ({ ok: false, error, decisions: [] }) };
  }
  return { send: (service, operation, input) => shell.send(service, operation, input, resolved.caller, region) };
}

/** True where the command line pages by hand, or not at all. */
function pagesByHand(command: OperationCommand, values: ReadonlyMap<string, OptionValue>, globals: Globals): boolean {
  const paginator = command.operation.paginator;
  if (!paginator) return true;
  const raw = [...paginator.inputToken.split(','), paginator.limitKey];
  const given = command.arguments.some(({ member, key }) => raw.includes(member ?? '') && values.has(key));
  return given || globals.values.has('noPaginate');
}

const pagingNames = ['starting-token', 'page-size', 'max-items'];

function withoutRequired(command: OperationCommand, args: readonly string[]): OperationCommand {
  const at = args.indexOf('--generate-cli-skeleton');
  const template = at >= 0 && args[at + 1] !== 'output';
  if (!template && !args.includes('--cli-input-json') && !args.includes('--cli-input-yaml')) return command;
  return { ...command, arguments: command.arguments.map((argument) => ({ ...argument, required: false })) };
}

/** Runs `aws SERVICE OPERATION …` from the arguments after the operation. */
export function invokeOperation(
  command: OperationCommand,
  args: readonly string[],
  globals: Globals,
  shell: Shell,
): CommandResult {
  const relaxed = withoutRequired(command, args);
  const parsed = parseOptions(relaxed.arguments, [...relaxed.positionals, { name: 'help', optional: true }], args);
  if ('error' in parsed) return usageError(parsed.error);
  const [asked] = parsed.positionals.slice(command.positionals.length);
  if (asked === 'help' && parsed.rest.length === 0)
    return { ...nothing, stdout: helpPage([command.command, command.name], globals.style.columns) ?? '' };
  const extra = [...parsed.rest, ...parsed.positionals.slice(command.positionals.length)];
  if (extra.length > 0) return unknownOptions(extra);
  const byHand = pagesByHand(command, parsed.values, globals);
  if (byHand && command.operation.paginator) return rawPage(command, args, parsed.values, globals, shell);
  return call(command, parsed.values, parsed.positionals[0], byHand, globals, shell);
}

/** Without paging, `--max-items` and the like mean what the API means by them. */
function rawPage(
  command: OperationCommand,
  args: readonly string[],
  values: ReadonlyMap<string, OptionValue>,
  globals: Globals,
  shell: Shell,
): CommandResult {
  const raw = operationCommand(command.command, command.model, command.operation, false);
  const known = raw.arguments.map(({ name }) => name);
  const refused = pagingNames.filter((name) => values.has(`@${name}`) && !known.includes(name));
  if (refused.length > 0) {
    const names = refused.map((name) => `--${name}`).join(', ');
    return refusal(`Cannot specify --no-paginate along with pagination arguments: ${names}`, exitCode.usage);
  }
  const parsed = parseOptions(withoutRequired(raw, args).arguments, [], args);
  return 'error' in parsed ? usageError(parsed.error) : call(raw, parsed.values, undefined, true, globals, shell);
}

/** The AWS CLI checks its own made-up output, too. */
function outputSkeleton(command: OperationCommand, { style }: Globals): CommandResult {
  const { model, operation } = command;
  const whole = skeletonOutput(command);
  const problems = operation.output ? validateInput(whole, shapeNamed(model, operation.output.shape), model) : [];
  return problems.length > 0 ? invalidParameters(problems) : printed({ operation: operation.name, whole }, style);
}

function integer(value: OptionValue | undefined): number | null {
  return typeof value === 'string' ? pythonInteger(value) : null;
}

function call(
  command: OperationCommand,
  values: ReadonlyMap<string, OptionValue>,
  outfile: string | undefined,
  single: boolean,
  globals: Globals,
  shell: Shell,
): CommandResult {
  const { model, operation } = command;
  const skeleton = values.get('@generate-cli-skeleton');
  if (skeleton === 'input' || skeleton === 'yaml-input') return printSkeleton(command, skeleton);
  const built = buildInput(command, values, shell, globals.values.get('binaryFormat') === 'raw-in-base64-out');
  if ('failure' in built) return built.failure;
  if (skeleton === 'output') return outputSkeleton(command, globals);
  const sending = sender(globals, shell);
  if ('failure' in sending) return sending.failure;
  const send = (input: JsonObject) => sending.send(model.service, operation.name, input);
  const shape = operation.output ? shapeNamed(model, operation.output.shape) : undefined;
  const present = (output: JsonObject) => presentOutput(output, shape, model);
  if (single || !operation.paginator) {
    const outcome = send(built.input);
    if (!outcome.ok) return serviceError(operation.name, outcome.error);
    const whole = fileOutput(command, outcome.output, values, outfile, shell);
    return printed({ operation: operation.name, whole: present(whole) }, globals.style);
  }
  return paged(operation.name, operation.paginator, built.input, values, send, present, globals);
}

function paged(
  operation: string,
  paginator: Paginator,
  input: JsonObject,
  values: ReadonlyMap<string, OptionValue>,
  send: (input: JsonObject) => Outcome,
  present: (output: JsonObject) => JsonObject,
  globals: Globals,
): CommandResult {
  const token = values.get('@starting-token');
  const request = {
    maxItems: integer(values.get('@max-items')),
    pageSize: integer(values.get('@page-size')),
    startingToken: typeof token === 'string' ? token : null,
  };
  const result = pagesOf(paginator, input, request, send);
  if ('problem' in result) return refusal(result.problem, exitCode.general);
  if ('outcome' in result) return serviceError(operation, result.outcome.error);
  const pages = result.pages.map(present);
  const resume = result.resume === null ? [] : [{ NextToken: { NextToken: result.resume } }];
  const response: Response = {
    operation,
    whole: mergedPages(pages, result.resume, paginator),
    pages,
    textPages: [...textPages(pages, paginator), ...resume],
  };
  return printed(response, globals.style);
}
