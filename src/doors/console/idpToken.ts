import type { JsonObject } from '../../account/call.ts';
import { failed, nothing } from './shell.ts';
import type { CommandEntry, ShellCommand } from './shellCommands.ts';

const usage = 'idp-token PROVIDER SUBJECT [--audience A] [--expires-in SECONDS] [--role ARN]… [NAME=VALUE]…';
const options: ReadonlySet<string> = new Set(['--audience', '--expires-in', '--role']);

interface Words {
  readonly plain: readonly string[];
  readonly given: readonly (readonly [option: string, value: string])[];
}

/** Options with their values apart from the other words; null where an option is unknown or lacks its value. */
function sorted(args: readonly string[]): Words | null {
  const plain: string[] = [];
  const given: (readonly [string, string])[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const value = args[at + 1];
    if (!options.has(word) || value === undefined) return null;
    given.push([word, value]);
    at += 1;
  }
  return { plain, given };
}

function inputOf({ plain, given }: Words): JsonObject | null {
  const [provider, subject, ...claims] = plain;
  if (provider === undefined || subject === undefined) return null;
  const values = (option: string) => given.filter(([name]) => name === option).map(([, value]) => value);
  const pairs = claims.map((claim) => /^([^=]+)=(.*)$/s.exec(claim));
  const lifetime = values('--expires-in').at(-1);
  if (pairs.includes(null) || (lifetime !== undefined && !/^-?\d{1,9}$/.test(lifetime))) return null;
  const audience = values('--audience').at(-1);
  return {
    Provider: provider,
    Subject: subject,
    ...(audience === undefined ? {} : { Audience: audience }),
    ...(lifetime === undefined ? {} : { ExpiresIn: Number(lifetime) }),
    Roles: values('--role'),
    Claims: Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', claimOf(pair?.[2] ?? '')])),
  };
}

/** A list or object as JSON; everything else is text. */
function claimOf(text: string): JsonObject[string] {
  if (!/^[[{]/.test(text) || text.length > 2000) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const idpToken: ShellCommand = (args, _input, shell) => {
  const words = sorted(args);
  const input = words && inputOf(words);
  if (!input) return failed(`usage: ${usage}\n`, 2);
  const outcome = shell.send('dojo', 'IssueIdentityToken', input, { type: 'anonymous' }, shell.session.region);
  if (!outcome.ok) return failed(`idp-token: ${outcome.error.message}\n`, 1);
  return { ...nothing, stdout: `${String(outcome.output.Token)}\n` };
};

/** What a user of a simulated identity provider gets: an OpenID Connect token, or a SAML response in base 64. */
export const idpTokenEntry: CommandEntry = {
  usage: 'idp-token PROVIDER SUBJECT [NAME=VALUE]…',
  does: 'a token of an identity provider (--audience, --expires-in, --role)',
  run: idpToken,
};
