import type { Account, Sandbox, StoredPolicy } from '../account/sandbox.ts';
import { storedPolicy } from '../account/storedPolicy.ts';
import type { PolicyKind } from '../policy/parse.ts';
import { isMapping } from '../scenario/overlay.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';

/** A solved account with one thing in one policy made worse. */
export interface Mutant {
  readonly name: string;
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
}

type Statement = Readonly<Record<string, unknown>>;

/** One way to spoil a statement; null where the statement has nothing to spoil that way, undefined to remove it. */
interface Spoil {
  readonly name: string;
  /** Kinds of policy in which it changes nothing. */
  readonly not?: PolicyKind;
  readonly spoil: (statement: Statement) => Statement | null | undefined;
}

const only = (effect: string, spoil: (statement: Statement) => Statement | null | undefined): Spoil['spoil'] => {
  return (statement) => (statement.Effect === effect ? spoil(statement) : null);
};

const without = (statement: Statement, ...keys: readonly string[]): Statement =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => !keys.includes(key)));

/** The ways in which people write a policy too wide. */
const spoils: readonly Spoil[] = [
  {
    name: 'any action of the service',
    not: 'trust',
    spoil: only('Allow', (statement) => {
      const [action] = [statement.Action].flat();
      const service = typeof action === 'string' ? action.split(':', 1)[0] : undefined;
      return service && service !== '*' ? { ...statement, Action: `${service}:*` } : null;
    }),
  },
  {
    name: 'any action',
    not: 'trust',
    spoil: only('Allow', (statement) => ('Action' in statement ? { ...statement, Action: '*' } : null)),
  },
  {
    name: 'any resource',
    spoil: only('Allow', (statement) => {
      const resource = statement.Resource;
      const isAny = resource === '*' || (Array.isArray(resource) && resource.includes('*'));
      return resource !== undefined && !isAny ? { ...statement, Resource: '*' } : null;
    }),
  },
  {
    name: 'no condition',
    spoil: only('Allow', (statement) => ('Condition' in statement ? without(statement, 'Condition') : null)),
  },
  {
    name: 'a condition that absence fulfils',
    spoil: only('Allow', (statement) =>
      withOperators(statement, (name) => (/IfExists$|^Null$/.test(name) ? name : `${name}IfExists`)),
    ),
  },
  {
    name: 'a Deny that absence escapes',
    spoil: only('Deny', (statement) => withOperators(statement, (name) => name.replace(/IfExists$/, ''))),
  },
  { name: 'no Deny', spoil: only('Deny', () => undefined) },
  {
    name: 'anybody',
    spoil: only('Allow', (statement) =>
      'Principal' in statement ? { ...statement, Principal: { AWS: '*', Service: 'ec2.amazonaws.com' } } : null,
    ),
  },
];

function withOperators(statement: Statement, rename: (name: string) => string): Statement | null {
  const condition = statement.Condition;
  if (!isMapping(condition)) return null;
  const renamed = Object.fromEntries(Object.entries(condition).map(([name, clause]) => [rename(name), clause]));
  return JSON.stringify(renamed) === JSON.stringify(condition) ? null : { ...statement, Condition: renamed };
}

/** Every policy that the learner's side wrote, with each statement spoiled in each way. */
export function mutants(state: AttemptState): Mutant[] {
  const sandbox = sandboxOf(state);
  const account = sandbox.accounts.get(sandbox.home);
  const before = state.history.start.accounts.get(sandbox.home);
  if (!account) return [];
  const known = new Set(before ? sitesOf(before).map(({ stored }) => stored.text) : []);
  return sitesOf(account)
    .filter(({ stored }) => !known.has(stored.text))
    .flatMap((site) =>
      spoiled(site.stored, site.kind).map(({ name, stored }): Mutant => {
        const accounts = new Map(sandbox.accounts).set(sandbox.home, site.replace(stored));
        return { name: `${site.name}, ${name}`, state, sandbox: { ...sandbox, accounts } };
      }),
    );
}

function spoiled(stored: StoredPolicy, kind: PolicyKind): { name: string; stored: StoredPolicy }[] {
  const document: unknown = JSON.parse(stored.text);
  if (!isMapping(document)) return [];
  const statements = [document.Statement].flat().filter(isMapping);
  return statements.flatMap((statement, index) =>
    spoils.flatMap(({ name, spoil, not }) => {
      const worse = not === kind ? null : spoil(statement);
      if (worse === null) return [];
      const rest = statements.flatMap((one, position) => (position === index ? (worse ?? []) : one));
      const made = storedPolicy(JSON.stringify({ ...document, Statement: rest }), kind);
      return made ? [{ name: `statement ${index + 1}: ${name}`, stored: made }] : [];
    }),
  );
}

/** A place of an account where a policy stands. */
interface Site {
  readonly name: string;
  readonly kind: PolicyKind;
  readonly stored: StoredPolicy;
  readonly replace: (stored: StoredPolicy) => Account;
}

function sitesOf(account: Account): Site[] {
  return [
    ...managedSites(account),
    ...inlineSites(account, 'users'),
    ...inlineSites(account, 'groups'),
    ...inlineSites(account, 'roles'),
    ...trustSites(account),
    ...bucketSites(account),
  ];
}

function managedSites(account: Account): Site[] {
  return [...account.policies].flatMap(([key, policy]): Site[] => {
    const version = policy.versions.find(({ id }) => id === policy.defaultVersion);
    if (!version) return [];
    const replace = (stored: StoredPolicy): Account => {
      const versions = policy.versions.map((one) => (one === version ? { ...one, ...stored } : one));
      return { ...account, policies: new Map(account.policies).set(key, { ...policy, versions }) };
    };
    return [{ name: `policy ${policy.name}`, kind: 'identity', stored: version, replace }];
  });
}

function inlineSites(account: Account, kind: 'users' | 'groups' | 'roles'): Site[] {
  return [...account[kind]].flatMap(([key, holder]) =>
    [...holder.inline].map(([name, inline]): Site => {
      const replace = (stored: StoredPolicy): Account => {
        const changed = { ...holder, inline: new Map(holder.inline).set(name, { ...inline, ...stored }) };
        return { ...account, [kind]: new Map<string, typeof holder>(account[kind]).set(key, changed) };
      };
      return { name: `inline policy ${inline.name} of ${holder.name}`, kind: 'identity', stored: inline, replace };
    }),
  );
}

function trustSites(account: Account): Site[] {
  return [...account.roles].map(([key, role]): Site => {
    const replace = (trust: StoredPolicy): Account => ({
      ...account,
      roles: new Map(account.roles).set(key, { ...role, trust }),
    });
    return { name: `trust policy of ${role.name}`, kind: 'trust', stored: role.trust, replace };
  });
}

function bucketSites(account: Account): Site[] {
  return [...account.buckets].flatMap(([key, bucket]): Site[] => {
    if (!bucket.policy) return [];
    const replace = (policy: StoredPolicy): Account => ({
      ...account,
      buckets: new Map(account.buckets).set(key, { ...bucket, policy }),
    });
    return [{ name: `bucket policy of ${bucket.name}`, kind: 'resource', stored: bucket.policy, replace }];
  });
}
