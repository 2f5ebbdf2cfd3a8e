import { resolveCaller } from './caller.ts';
import { helpPage } from './help.ts';
import type { Globals } from './invokeOperation.ts';
import { type CommandResult, failed, nothing, type Shell } from './shell.ts';
import { exitCode, invalidChoice, refusal, usageError } from './usage.ts';

type Configure = (args: readonly string[], profile: string, globals: Globals, shell: Shell) => CommandResult;

/** `profile.NAME.key` and `NAME.key` name a profile themselves. */
function scoped(name: string, profile: string, shell: Shell): { readonly profile: string; readonly key: string } {
  const parts = name.split('.');
  if (parts[0] === 'profile' && parts.length === 3) return { profile: parts[1] ?? '', key: parts[2] ?? '' };
  const [first = '', key = ''] = parts;
  const known = first === 'default' || profileNames(shell).includes(first);
  return parts.length === 2 && known ? { profile: first, key } : { profile, key: name };
}

function profileNames(shell: Shell): readonly string[] {
  const names = [...shell.port.profiles.map(({ name }) => name), ...shell.session.settings.keys()];
  return [...new Set(names)];
}

const set: Configure = (args, profile, _globals, shell) => {
  const [name, value] = args;
  if (name === undefined || value === undefined) {
    const missing = name === undefined ? 'varname, value' : 'value';
    return usageError(`the following arguments are required: ${missing}`);
  }
  const target = scoped(name, profile, shell);
  const settings = new Map(shell.session.settings);
  settings.set(target.profile, new Map(settings.get(target.profile)).set(target.key, value));
  shell.session = { ...shell.session, settings };
  return nothing;
};

const get: Configure = (args, profile, _globals, shell) => {
  const [name] = args;
  if (name === undefined) return usageError('the following arguments are required: varname');
  const target = scoped(name, profile, shell);
  const preset = target.key === 'region' && target.profile === profile ? shell.session.region : undefined;
  const value = shell.session.settings.get(target.profile)?.get(target.key) ?? preset;
  return value === undefined ? failed('', 1) : { ...nothing, stdout: `${value}\n` };
};

function masked(text: string): string {
  return `${'*'.repeat(16)}${text.slice(-4)}`;
}

/** What signs and from where, in the four columns of the AWS CLI. */
const list: Configure = (_args, profile, globals, shell) => {
  const row = (name: string, value: string, type: string, place: string) =>
    `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${place}\n`;
  const given = globals.values.get('profile');
  const environment = (name: string) => shell.environment.get(name);
  const resolved = resolveCaller(typeof given === 'string' ? { profile: given } : {}, shell);
  if ('failure' in resolved) return resolved.failure;
  const key = resolved.caller.type === 'accessKey' ? masked(resolved.caller.accessKeyId) : '<not set>';
  const secret = resolved.caller.type === 'accessKey' ? masked('') : '<not set>';
  const region = environment('AWS_REGION') ?? environment('AWS_DEFAULT_REGION');
  const [type, place] = typeof given === 'string' ? ['manual', '--profile'] : ['env', 'AWS_PROFILE'];
  const named = typeof given === 'string' || environment('AWS_PROFILE') !== undefined;
  const rows = [
    row('Name', 'Value', 'Type', 'Location'),
    row('----', '-----', '----', '--------'),
    named ? row('profile', profile, type ?? '', place ?? '') : row('profile', '<not set>', 'None', 'None'),
    row('access_key', key, key === '<not set>' ? 'None' : 'env', key === '<not set>' ? 'None' : ''),
    row('secret_key', secret, key === '<not set>' ? 'None' : 'env', key === '<not set>' ? 'None' : ''),
    row(
      'region',
      region ?? shell.session.region,
      region ? 'env' : 'config-file',
      region ? "['AWS_REGION', 'AWS_DEFAULT_REGION']" : '~/.aws/config',
    ),
  ];
  return { ...nothing, stdout: rows.join('') };
};

const listProfiles: Configure = (_args, _profile, _globals, shell) => ({
  ...nothing,
  stdout: profileNames(shell)
    .map((name) => `${name}\n`)
    .join(''),
});

/** What can follow `aws configure`. */
const configureCommands: ReadonlyMap<string, Configure> = new Map([
  ['get', get],
  ['list', list],
  ['list-profiles', listProfiles],
  ['set', set],
]);

/** `aws configure …`: settings of profiles, kept with the session. */
export function configureCommand(args: readonly string[], globals: Globals, shell: Shell): CommandResult {
  const [name, ...rest] = args;
  if (name === undefined) {
    const message = '`aws configure` asks questions; use `aws configure set NAME VALUE --profile PROFILE` here';
    return refusal(message, exitCode.usage);
  }
  if (name === 'help') return { ...nothing, stdout: helpPage(['configure'], globals.style.columns) ?? '' };
  const run = configureCommands.get(name);
  if (!run) return usageError(`argument subcommand: ${invalidChoice(name, [...configureCommands.keys()])}`);
  const given = globals.values.get('profile');
  const profile = typeof given === 'string' ? given : (shell.environment.get('AWS_PROFILE') ?? shell.session.profile);
  return run(rest, profile, globals, shell);
}
