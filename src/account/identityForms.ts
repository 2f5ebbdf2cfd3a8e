import type { AttachedPolicy } from '../policy/request.ts';
import type { Identity } from './identity.ts';
import { policyByArn } from './policyByArn.ts';
import type { Account, Group, PolicyHolder, Role, Session, Tags, User } from './sandbox.ts';

type Kind = 'user' | 'group' | 'role';
type Named = Omit<AttachedPolicy, 'ref'>;

const inlineOf = (holder: PolicyHolder, kind: Kind): readonly Named[] =>
  [...holder.inline.values()].map(({ name, policy }) => ({
    policy,
    name: `inline policy ${name} of ${kind} ${holder.name}`,
  }));

const managed = (account: Account, arns: readonly string[]): readonly Named[] =>
  arns.flatMap((arn) => {
    const found = policyByArn(account, arn);
    return found ? [{ policy: found.policy, name: found.name, arn }] : [];
  });

const held = (account: Account, holder: PolicyHolder, kind: Kind): readonly Named[] => [
  ...managed(account, holder.attached),
  ...inlineOf(holder, kind),
];

const numbered = (policies: readonly Named[], layer: 'identity' | 'session'): readonly AttachedPolicy[] =>
  policies.map((policy, index) => ({ ref: `${layer}[${index}]`, ...policy }));

/** The groups that a user is in. */
export const groupsOf = (account: Account, user: User): readonly Group[] =>
  user.groups.flatMap((name) => account.groups.get(name.toLowerCase()) ?? []);

/** Every identity policy of a user: own ones, then those of the groups. */
export const userPolicies = (account: Account, user: User): readonly AttachedPolicy[] =>
  numbered(
    [...held(account, user, 'user'), ...groupsOf(account, user).flatMap((group) => held(account, group, 'group'))],
    'identity',
  );

export const groupPolicies = (account: Account, group: Group): readonly AttachedPolicy[] =>
  numbered(held(account, group, 'group'), 'identity');

export const rolePolicies = (account: Account, role: Role): readonly AttachedPolicy[] =>
  numbered(held(account, role, 'role'), 'identity');

/** The boundary in force; one whose policy is gone allows nothing. */
export function boundaryOf(account: Account, arn: string | null): AttachedPolicy | null {
  if (arn === null) return null;
  const found = policyByArn(account, arn);
  const nothing = { version: '2012-10-17', id: null, statements: [] } as const;
  return { ref: 'boundary', policy: found?.policy ?? nothing, name: found?.name ?? arn, arn };
}

/** Tags with others on top; keys of users and roles are equal in any letter case. */
export function tagsOver(base: Tags, top: Tags): Tags {
  const covered = new Set(top.map(({ key }) => key.toLowerCase()));
  return [...base.filter(({ key }) => !covered.has(key.toLowerCase())), ...top];
}

function sessionPolicies(account: Account, session: Session): readonly AttachedPolicy[] | null {
  if (session.policies.length + session.policyArns.length === 0) return null;
  const inline = session.policies.map(({ policy }): Named => ({ policy, name: 'session policy' }));
  return numbered([...inline, ...managed(account, session.policyArns)], 'session');
}

/** With what a user signs: `issued` is null for long-term keys. */
export interface Credentials {
  readonly accessKeyId: string | null;
  readonly temporary: boolean;
  readonly mfaAt: number | null;
  readonly session: Session | null;
}

export const longTerm = (accessKeyId: string | null): Credentials => ({
  accessKeyId,
  temporary: false,
  mfaAt: null,
  session: null,
});

const nobody = { roleArn: null, user: null, role: null, boundary: null, sessionPolicies: null, tags: [] } as const;

export function userIdentity(account: Account, user: User, credentials: Credentials): Identity {
  return {
    ...nobody,
    ...credentials,
    kind: 'user',
    arn: user.arn,
    account,
    user,
    userId: user.id,
    tags: user.tags,
    identityPolicies: userPolicies(account, user),
    boundary: boundaryOf(account, user.boundary),
  };
}

export function roleIdentity(account: Account, role: Role, session: Session, sessionName: string): Identity {
  return {
    kind: 'role',
    arn: `arn:aws:sts::${account.id}:assumed-role/${role.name}/${sessionName}`,
    roleArn: role.arn,
    account,
    user: null,
    role,
    session,
    userId: `${role.id}:${sessionName}`,
    accessKeyId: session.accessKeyId,
    temporary: true,
    mfaAt: session.mfaAt,
    tags: tagsOver(role.tags, session.tags),
    identityPolicies: rolePolicies(account, role),
    boundary: boundaryOf(account, role.boundary),
    sessionPolicies: sessionPolicies(account, session),
  };
}

/** A session of AssumeRoot is held down by its task policy, which is a session policy made of denials. */
export function rootIdentity(account: Account, credentials: Credentials, session: Session | null = null): Identity {
  const arn = `arn:aws:iam::${account.id}:root`;
  const policies = session ? sessionPolicies(account, session) : null;
  const root = { ...nobody, ...credentials, kind: 'root', arn, account, userId: account.id } as const;
  return { ...root, identityPolicies: [], sessionPolicies: policies };
}

/** A session of GetFederationToken: what user and session policy both allow; without session policy nothing. */
export function federatedIdentity(account: Account, user: User | null, session: Session, name: string): Identity {
  return {
    ...nobody,
    kind: 'federated',
    arn: `arn:aws:sts::${account.id}:federated-user/${name}`,
    account,
    user,
    session,
    userId: `${account.id}:${name}`,
    accessKeyId: session.accessKeyId,
    temporary: true,
    mfaAt: null,
    tags: tagsOver(user?.tags ?? [], session.tags),
    identityPolicies: user ? userPolicies(account, user) : [],
    boundary: user ? boundaryOf(account, user.boundary) : null,
    sessionPolicies: sessionPolicies(account, session) ?? [],
  };
}

/** A service that calls by itself, a caller without credentials, or a principal of an account that is not simulated. */
export function outsideIdentity(kind: Identity['kind'], arn: string, credentials: Credentials): Identity {
  const userId = kind === 'anonymous' ? 'anonymous' : '';
  return { ...nobody, ...credentials, kind, arn, account: null, userId, identityPolicies: [] };
}
