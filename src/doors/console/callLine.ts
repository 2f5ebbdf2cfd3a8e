import type { Json, JsonObject } from '../../account/call.ts';
import { serviceModel } from '../../catalogue/models.ts';
import type { Argument } from './argument.ts';
import { operationCommand } from './operationArguments.ts';
import { serviceCommands } from './serviceNames.ts';

/** A text as one word of a shell. */
export function shellWord(text: string): string {
  return /^[\w./:@=,+%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function valueText(value: Json, takes: Argument['takes']): string {
  if (typeof value === 'string') return shellWord(value);
  if (takes === 'many' && isTextList(value)) return value.map(shellWord).join(' ');
  return shellWord(JSON.stringify(value));
}

function isTextList(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

/** The option that gives a member; null where the command line has another way for it. */
function optionText(table: readonly Argument[], member: string, value: Json): string | null {
  const named = table.filter((argument) => argument.member === member && !argument.hidden);
  if (typeof value === 'boolean') {
    const flag = named.find(({ takes, constant }) => takes === 'none' && constant === value);
    return flag === undefined ? null : `--${flag.name}`;
  }
  const argument = named.find(({ takes }) => takes === 'one' || takes === 'many');
  return argument === undefined ? null : `--${argument.name} ${valueText(value, argument.takes)}`;
}

/** Options that the command line asks for and the operation does not have. */
const ownOptions: Readonly<Record<string, readonly string[]>> = {
  'iam CreateVirtualMFADevice': ['--outfile', 'mfa-seed.txt', '--bootstrap-method', 'Base32StringSeed'],
};

/**
 * A call as a line of the AWS command line: `aws iam create-user --user-name maya`. Null where no line says it: an
 * operation that is not modelled, or an input that comes from a file.
 */
export function callLine(service: string, operation: string, input: JsonObject): string | null {
  const model = serviceModel(service);
  const found = model?.operations[operation];
  const command = [...serviceCommands()].find(([, name]) => name === service)?.[0];
  if (model === undefined || found === undefined || command === undefined) return null;
  const { name, arguments: table, positionals, streamedInput } = operationCommand(command, model, found, false);
  if (streamedInput !== null && input[streamedInput] !== undefined) return null;
  const options = Object.entries(input).map(([member, value]) => optionText(table, member, value));
  const given = options.includes(null) ? [`--cli-input-json ${shellWord(JSON.stringify(input))}`] : options;
  const own = ownOptions[`${service} ${operation}`] ?? [];
  return ['aws', command, name, ...given, ...own, ...positionals.map(() => 'out.bin')].join(' ');
}
