import { resolveCaller } from './caller.ts';
import { failed, nothing } from './shell.ts';
import type { CommandEntry, ShellCommand } from './shellCommands.ts';

/** Words and the values of options such as `--account 111122223333`; null where an option is unknown or without value. */
function readArguments(args: readonly string[], options: readonly string[]) {
  const words: string[] = [];
  const values = new Map<string, string>();
  const open = [...args];
  for (let argument = open.shift(); argument !== undefined; argument = open.shift()) {
    if (!argument.startsWith('--')) words.push(argument);
    else {
      const [name = '', inline] = argument.slice(2).split(/=(.*)/s);
      const value = inline ?? open.shift();
      if (!options.includes(name) || value === undefined) return null;
      values.set(name, value);
    }
  }
  return { words, values };
}

const signIn: ShellCommand = (args, _input, shell) => {
  const read = readArguments(args, ['password', 'mfa-code', 'account']);
  const [name] = read?.words ?? [];
  if (!read || name === undefined || read.words.length > 1)
    return failed('usage: sign-in USER|root [--password PASSWORD] [--mfa-code CODE] [--account ACCOUNT]\n', 2);
  const { values } = read;
  const given = [
    ['UserName', name === 'root' ? undefined : name],
    ['Password', values.get('password')],
    ['TokenCode', values.get('mfa-code')],
    ['Account', values.get('account')],
  ].filter((entry): entry is [string, string] => entry[1] !== undefined);
  const caller = { type: 'anonymous' } as const;
  const outcome = shell.send('dojo', 'ConsoleLogin', Object.fromEntries(given), caller, shell.session.region);
  return outcome.ok
    ? { ...nothing, stdout: `signed in to the console as ${outcome.output.Arn}\n` }
    : failed(`sign-in: ${outcome.error.message}\n`, 1);
};

const switchRole: ShellCommand = (args, _input, shell) => {
  const read = readArguments(args, ['account', 'profile']);
  const [RoleName] = read?.words ?? [];
  if (!read || RoleName === undefined || read.words.length > 1)
    return failed('usage: switch-role ROLE [--account ACCOUNT] [--profile PROFILE]\n', 2);
  const account = read.values.get('account');
  const profile = read.values.get('profile');
  const resolved = resolveCaller(profile === undefined ? {} : { profile }, shell);
  if ('failure' in resolved) return resolved.failure;
  const input = { RoleName, ...(account === undefined ? {} : { Account: account }) };
  const outcome = shell.send('dojo', 'SwitchRole', input, resolved.caller, shell.session.region);
  if (!outcome.ok) return failed(`switch-role: ${outcome.error.message}\n`, 1);
  const { Credentials } = outcome.output;
  const keys = typeof Credentials === 'object' && Credentials !== null ? Object.entries(Credentials) : [];
  const settings = new Map(shell.session.settings);
  settings.set(
    RoleName,
    new Map(
      keys.flatMap(([member, value]) => (typeof value === 'string' ? [[keySettings[member] ?? member, value]] : [])),
    ),
  );
  shell.session = { ...shell.session, settings };
  return { ...nothing, stdout: `switched to ${RoleName}; use it with --profile ${RoleName}\n` };
};

/** Settings of a profile by member of `Credentials`. */
const keySettings: Readonly<Record<string, string>> = {
  AccessKeyId: 'aws_access_key_id',
  SecretAccessKey: 'aws_secret_access_key',
  SessionToken: 'aws_session_token',
};

/** What people do in the console with their passwords and roles. */
export const signInCommands: readonly (readonly [string, CommandEntry])[] = [
  ['sign-in', { usage: 'sign-in USER|root', does: 'sign in to the console (--password, --mfa-code)', run: signIn }],
  ['switch-role', { usage: 'switch-role ROLE', does: 'switch to a role in the console (--account)', run: switchRole }],
];
