import { parsePolicy, readPolicy } from '../../policy/parse.ts';
import type { Check, CheckOf } from '../../scenario/check.ts';
import type { PolicyDocument } from '../../scenario/scenario.ts';

type Value = NonNullable<CheckOf<'allow'>['probe']['context']>[string];

/** What a check states beside its request, by the word that it is said with. */
interface Stated {
  readonly with: string[];
  readonly without: string[];
}

/** Keys that people have a word for, by the value that the word means. */
const spoken: Readonly<Record<string, Readonly<Record<string, readonly [keyof Stated, string]>>>> = {
  'aws:securetransport': { false: ['without', 'TLS'], true: ['with', 'TLS'] },
  'aws:multifactorauthpresent': { true: ['with', 'MFA'] },
};

/**
 * In which circumstances a check asks, to stand behind whoever asks: ` from 198.51.100.20 without TLS`. Empty where it
 * asks in those that go without saying: now, from the office, over TLS.
 */
export function circumstances(check: Check): string {
  const { from } = check;
  const access = check.kind === 'allow' || check.kind === 'deny' ? check : null;
  const region = access?.probe.region;
  const stated = statedBy(check, access);
  return [
    ...(from === null ? [] : [`from ${from}`]),
    ...(region === undefined ? [] : [`in ${region}`]),
    ...(stated.with.length === 0 ? [] : [`with ${series(stated.with)}`]),
    ...(stated.without.length === 0 ? [] : [`without ${series(stated.without)}`]),
    ...time(check),
    ...(access?.through ? ['directly or by a role'] : []),
  ]
    .map((text) => ` ${text}`)
    .join('');
}

function statedBy({ mfa }: Check, access: CheckOf<'allow' | 'deny'> | null): Stated {
  const stated: Stated = { with: [], without: [] };
  const { context = {}, without = [], sessionPolicies = [] } = access?.probe ?? {};
  if (mfa && access !== null) stated.with.push('MFA');
  for (const [key, value] of Object.entries(context)) {
    const [kind, text] = spoken[key.toLowerCase()]?.[String(value)] ?? ['with', `${key} = ${shown(value)}`];
    if (!stated[kind].includes(text)) stated[kind].push(text);
  }
  stated.without.push(...without);
  if (sessionPolicies.length > 0) stated.with.push(`session policy ${sessionPolicies.map(named).join(' + ')}`);
  return stated;
}

/** A managed policy by its name, a document by the actions of its statements. */
function named(policy: PolicyDocument): string {
  if (typeof policy === 'string' && policy.startsWith('arn:')) return policy.slice(policy.lastIndexOf('/') + 1);
  const read = typeof policy === 'string' ? parsePolicy(policy, 'session') : readPolicy(policy, 'session');
  const statements = read.policy?.statements ?? [];
  return statements
    .map(({ effect, action }) => `${effect} ${action.negated ? 'all but ' : ''}${action.patterns.join(', ')}`)
    .join('; ');
}

function shown(value: Value): string {
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  return value === '' ? '""' : String(value);
}

function series(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** Units of time in milliseconds, the longest first. */
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

function time({ after, at }: Check): string[] {
  if (at !== null)
    return [
      `at ${new Date(at)
        .toISOString()
        .replace('T', ' ')
        .replace(/(:00)?\.\d+Z$/, '')} UTC`,
    ];
  if (after === 0) return [];
  const [unit, length] = units.find(([, long]) => after % long === 0) ?? ['millisecond', 1];
  const count = after / length;
  return [`${count} ${unit}${count === 1 ? '' : 's'} later`];
}
