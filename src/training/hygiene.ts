import { identityOf, isIdentity } from '../account/identify.ts';
import type { Account, Sandbox, StoredPolicy } from '../account/sandbox.ts';
import type { Statement } from '../policy/document.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { decideProbe } from './probe.ts';

type Row = Scenario['hygiene'][number];

/** Advice about the home account: who or what goes against it, beyond what the scenario began with. */
interface Advice {
  readonly says: string;
  readonly offenders: (now: Account, start: Account | undefined, sandbox: Sandbox) => string[];
}

/** Hygiene by the name that scenarios use. */
export const hygiene: Readonly<Record<Row, Advice>> = {
  'prefer-groups': {
    says: 'permissions go to groups, not to single users',
    offenders: (now, start) =>
      [...now.users].flatMap(([key, user]) => {
        const before = start?.users.get(key);
        const attached = user.attached.filter((arn) => !before?.attached.includes(arn));
        const inline = [...user.inline.keys()].filter((name) => !before?.inline.has(name));
        return attached.length + inline.length > 0 ? [`user ${user.name}`] : [];
      }),
  },
  'no-inline': {
    says: 'users and groups have managed policies, not inline ones',
    offenders: (now, start) => [
      ...[...now.users].flatMap(([key, user]) => inlineSince(user, start?.users.get(key), 'user')),
      ...[...now.groups].flatMap(([key, group]) => inlineSince(group, start?.groups.get(key), 'group')),
    ],
  },
  'no-root-keys': {
    says: 'the root user has no access keys',
    offenders: (now) => now.root.accessKeys.map(({ id }) => `access key ${id}`),
  },
  'mfa-on-privileged': {
    says: 'whoever can change permissions has an MFA device',
    offenders: (now, _start, sandbox) =>
      [...now.users.values()]
        .filter(({ loginProfile, accessKeys }) => loginProfile !== null || accessKeys.length > 0)
        .filter(({ mfaDevices, arn, name }) => mfaDevices.length === 0 && isPrivileged(sandbox, now, name, arn))
        .map(({ name }) => `user ${name}`),
  },
  'no-wildcard-actions': {
    says: 'no wildcards in actions beyond Describe and List',
    offenders: (now, start) => {
      const before = new Set(start ? writtenPolicies(start).map(({ text }) => text) : []);
      return writtenPolicies(now)
        .filter(({ text }) => !before.has(text))
        .filter(({ policy }) => policy.statements.some(hasWildcard))
        .map(({ name }) => name);
    },
  },
  'no-unused-policies': {
    says: 'no policy lies around unattached',
    offenders: (now, start) => {
      const holders = [...now.users.values(), ...now.groups.values(), ...now.roles.values()];
      const boundaries = [...now.users.values(), ...now.roles.values()].map(({ boundary }) => boundary);
      const used = new Set([...holders.flatMap(({ attached }) => attached), ...boundaries]);
      return [...now.policies.values()]
        .filter(({ arn, name }) => !used.has(arn) && !start?.policies.has(name.toLowerCase()))
        .map(({ name }) => `policy ${name}`);
    },
  },
};

interface WithInline {
  readonly name: string;
  readonly inline: ReadonlyMap<string, { readonly name: string }>;
}

function inlineSince(holder: WithInline, before: WithInline | undefined, kind: string): string[] {
  return [...holder.inline].flatMap(([key, { name }]) =>
    before?.inline.has(key) ? [] : [`inline policy ${name} of ${kind} ${holder.name}`],
  );
}

type Written = StoredPolicy & { readonly name: string };

/** Policies that somebody of the account wrote and that are in force. */
function writtenPolicies(account: Account): Written[] {
  const holders = [...account.users.values(), ...account.groups.values(), ...account.roles.values()];
  const managed = [...account.policies.values()].flatMap(({ name, versions, defaultVersion }): Written[] => {
    const version = versions.find(({ id }) => id === defaultVersion);
    return version ? [{ text: version.text, policy: version.policy, name: `policy ${name}` }] : [];
  });
  const inline = holders.flatMap((holder) =>
    [...holder.inline.values()].map(({ text, policy, name }) => ({
      text,
      policy,
      name: `inline policy ${name} of ${holder.name}`,
    })),
  );
  return [...managed, ...inline];
}

function hasWildcard({ effect, action }: Statement): boolean {
  if (effect === 'Deny') return false;
  return (
    action.negated ||
    action.patterns.some((pattern) => /[*?]/.test(pattern) && !/^[^:*?]+:(describe|list)[a-z]*\*$/i.test(pattern))
  );
}

/** True for who may give permissions to itself. */
function isPrivileged(sandbox: Sandbox, account: Account, name: string, arn: string): boolean {
  const identity = identityOf(sandbox, `user/${name}`, { account: account.id, mfa: true });
  if (!isIdentity(identity)) return false;
  const circumstances = { after: 0, at: null, from: null, mfa: true };
  const asked = { as: '', action: 'iam:PutUserPolicy', on: arn };
  return decideProbe(sandbox, identity, asked, circumstances).decision === 'allowed';
}
