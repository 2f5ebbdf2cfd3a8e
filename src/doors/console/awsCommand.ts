import { awsCommands } from './awsCommands.ts';
import { profileSetting } from './caller.ts';
import { globalOptions, outputFormats } from './globalOptions.ts';
import { helpPage } from './help.ts';
import type { Globals } from './invokeOperation.ts';
import { parseOptions } from './optionParser.ts';
import { readQuery } from './query.ts';
import type { FileContent } from './session.ts';
import { type CommandResult, nothing, type Shell } from './shell.ts';
import { exitCode, refusal, usageError } from './usage.ts';

const version = 'iam-dojo console, the command line of AWS CLI v2 for a simulated account\n';
const defaultColumns = 80;

function outputFormat(values: Globals['values'], shell: Shell): string {
  const given = values.get('output');
  const profile = values.get('profile');
  if (typeof given === 'string') return given;
  const set = profileSetting('output', typeof profile === 'string' ? profile : undefined, shell);
  return shell.environment.get('AWS_DEFAULT_OUTPUT') || set || shell.session.output;
}

/** `aws …`: everything after the word `aws`. */
export function awsCommand(args: readonly string[], _input: FileContent | null, shell: Shell): CommandResult {
  const known = awsCommands();
  const choices = [...known.keys(), 'help'];
  const withVersion = args.includes('--version');
  if (withVersion) return { ...nothing, stdout: version };
  const parsed = parseOptions(globalOptions, [{ name: 'command', choices }], args);
  if ('error' in parsed) return usageError(parsed.error);
  const [name = ''] = parsed.positionals;
  if (name === 'help') return { ...nothing, stdout: helpPage([], shell.port.columns ?? defaultColumns) ?? '' };
  const expression = parsed.values.get('query');
  const query = typeof expression === 'string' ? readQuery(expression) : null;
  if (query && 'problem' in query) return refusal(query.problem, exitCode.usage);
  const endpoint = parsed.values.get('endpointUrl');
  if (typeof endpoint === 'string' && !/^[a-z][a-z0-9+.-]*:/i.test(endpoint)) {
    const form = 'Must be of the form http://<hostname>/ or https://<hostname>/';
    return refusal(`Bad value for --endpoint-url "${endpoint}": scheme is missing.  ${form}`, exitCode.usage);
  }
  const format = outputFormat(parsed.values, shell);
  if (!outputFormats.some((one) => one === format)) return refusal(`Unknown output type: ${format}`, exitCode.general);
  const globals: Globals = {
    values: parsed.values,
    style: { format, query, columns: shell.port.columns ?? defaultColumns },
  };
  return known.get(name)?.(parsed.rest, globals, shell) ?? nothing;
}
