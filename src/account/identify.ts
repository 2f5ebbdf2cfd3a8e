import type { ApiError, Caller } from './call.ts';
import { ownerOfKey } from './credentialOwner.ts';
import { entryOf } from './entryOf.ts';
import { fail } from './fail.ts';
import { foreignIdentity } from './foreignIdentity.ts';
import type { Identity } from './identity.ts';
import {
  type Credentials,
  federatedIdentity,
  longTerm,
  outsideIdentity,
  roleIdentity,
  rootIdentity,
  userIdentity,
} from './identityForms.ts';
import { instanceSession, roleOfInstance, sessionOnInstance } from './instanceSession.ts';
import { functionIdentity } from './lambda/functionIdentity.ts';
import { functionArn } from './lambda/onFunction.ts';
import { providerCaller } from './providerCaller.ts';
import { usualRegion } from './requestFacts.ts';
import { roleFor } from './roleFor.ts';
import type { Account, Sandbox, Session, User } from './sandbox.ts';
import { centerIdentity } from './sso-admin/centerIdentity.ts';
import { executionIdentity } from './stepfunctions/executionIdentity.ts';

export const isIdentity = (identified: Identity | ApiError): identified is Identity => 'kind' in identified;

type Of<Type extends Caller['type']> = Extract<Caller, { readonly type: Type }>;
type Read<Type extends Caller['type']> = (sandbox: Sandbox, caller: Of<Type>, time: number) => Identity | ApiError;

const unknown = () => fail('auth.unknown-key').error;

/**
 * Who a caller is at a moment, or AWS's answer where the credentials are not good. An inactive key is answered like an
 * unknown one. Console sessions outlive the password that they began with, so that only the user counts.
 */
export function identify(sandbox: Sandbox, caller: Caller, time: number): Identity | ApiError {
  switch (caller.type) {
    case 'accessKey':
      return withAccessKey(sandbox, caller, time);
    case 'console':
      return inConsole(sandbox, caller, time);
    case 'root':
      return asRoot(sandbox, caller, time);
    case 'instance':
      return onInstance(sandbox, caller, time);
    case 'function':
      return functionIdentity(sandbox, caller.functionArn, time) ?? fail('auth.missing-token').error;
    case 'service':
      return asService(sandbox, caller, time);
    case 'identityCenter':
      return centerIdentity(sandbox, caller, time) ?? unknown();
    case 'anonymous':
      return outsideIdentity('anonymous', '*', longTerm(null));
  }
}

const withAccessKey: Read<'accessKey'> = (sandbox, caller, time) => {
  const session = sandbox.sessions.get(caller.accessKeyId);
  if (session) return withSession(sandbox, session, caller.sessionToken, time);
  const owner = ownerOfKey(sandbox, caller.accessKeyId);
  if (owner?.key.status !== 'Active' || caller.sessionToken !== undefined) return unknown();
  const credentials = longTerm(owner.key.id);
  return owner.user ? userIdentity(owner.account, owner.user, credentials) : rootIdentity(owner.account, credentials);
};

function withSession(sandbox: Sandbox, session: Session, token: string | undefined, time: number): Identity | ApiError {
  const account = sandbox.accounts.get(session.account);
  if (!account || token !== session.token) return unknown();
  if (time >= session.expires) return fail('auth.expired-token').error;
  const credentials = { accessKeyId: session.accessKeyId, temporary: true, mfaAt: session.mfaAt, session };
  const { of } = session;
  if (of.type === 'root') return rootIdentity(account, credentials, session);
  if (of.type === 'role') {
    const role = account.roles.get(of.role.toLowerCase());
    return role?.id === of.roleId ? roleIdentity(account, role, session, of.sessionName) : unknown();
  }
  const user = of.user === null ? null : account.users.get(of.user.toLowerCase());
  if (of.type === 'federated') {
    return user === undefined ? unknown() : federatedIdentity(account, user, session, of.name);
  }
  return user?.id === of.userId ? userIdentity(account, user, credentials) : unknown();
}

const inConsole: Read<'console'> = (sandbox, caller, time) => {
  const account = sandbox.accounts.get(caller.account);
  const user = account?.users.get(caller.user.toLowerCase());
  if (!account || !user) return unknown();
  const mfaAt = caller.mfa && user.mfaDevices.length > 0 ? time : null;
  return userIdentity(account, user, { accessKeyId: null, temporary: true, mfaAt, session: null });
};

const asRoot: Read<'root'> = (sandbox, caller, time) => {
  const account = sandbox.accounts.get(caller.account);
  // A root user without a password has no way to sign in: IAM User Guide, id_root-user-centralize-access.
  if (!account || account.root.password === false) return unknown();
  const mfaAt = caller.mfa && account.root.mfaDevices.length > 0 ? time : null;
  return rootIdentity(account, { accessKeyId: null, temporary: true, mfaAt, session: null });
};

/** An instance without a role has no credentials to sign with. */
const onInstance: Read<'instance'> = (sandbox, caller, time) => {
  const account = sandbox.accounts.get(caller.account);
  const role = account && roleOfInstance(sandbox, account, caller.instanceId, time);
  if (!account || !role) return fail('auth.missing-token').error;
  return roleIdentity(account, role, sessionOnInstance(account, role, caller.instanceId, time), caller.instanceId);
};

/** A role that does not trust the service gives it no session. */
const asService: Read<'service'> = (sandbox, { account: id, service, roleArn, sessionName }, time) => {
  const account = sandbox.accounts.get(id);
  const role = account && roleFor(sandbox, roleArn, service, time);
  if (!account || !role) return fail('auth.missing-token').error;
  return roleIdentity(account, role, instanceSession(account, role, sessionName, time), sessionName);
};

/** How a probe acts. */
export interface ProbeOptions {
  /** Undefined: with a long-term access key. Otherwise with temporary credentials, with MFA or without. */
  readonly mfa?: boolean;
  /** Account of a name without account. Default: the home account. */
  readonly account?: string;
  /** Default `session`. */
  readonly sessionName?: string;
  /** Default: the sandbox's clock. */
  readonly time?: number;
}

type Probe = (sandbox: Sandbox, account: Account, name: string, options: ProbeOptions) => Identity | ApiError;

const missing = (what: string, name: string): ApiError => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `The ${what} with name ${name} cannot be found.`,
});

/**
 * The identity behind a name: `user/maya`, `role/deploy` (a session of it), `group/Developers` (a new user with this
 * group alone), `instance/i-…`, `function/orders` (a session
 * of its role), `execution/fulfil` (a session of a state machine's role, once it was started), `key/AKIA…`, `root`, `service/ec2.amazonaws.com`, `anonymous`, or an ARN. A principal
 * of an account that is not simulated may do everything that its own side has to allow.
 */
export function identityOf(sandbox: Sandbox, name: string, options: ProbeOptions = {}): Identity | ApiError {
  if (name === 'anonymous') return outsideIdentity('anonymous', '*', longTerm(null));
  if (name.startsWith('arn:')) return principalOf(sandbox, name, options);
  const slash = name.indexOf('/');
  const kind = slash < 0 ? name : name.slice(0, slash);
  const account = sandbox.accounts.get(options.account ?? sandbox.home);
  const probe = entryOf(probes, kind);
  if (!probe || !account) return missing('principal', name);
  return probe(sandbox, account, slash < 0 ? '' : name.slice(slash + 1), options);
}

/** The same for a group's members, beside the new user; one identity for every other name. */
export function identitiesOf(
  sandbox: Sandbox,
  name: string,
  options: ProbeOptions = {},
): readonly Identity[] | ApiError {
  const first = identityOf(sandbox, name, options);
  if (!isIdentity(first)) return first;
  if (!name.startsWith('group/')) return [first];
  const group = first.user?.groups[0];
  const users = [...(first.account?.users.values() ?? [])].filter((user) => group && user.groups.includes(group));
  const members = users.flatMap((user) => {
    const member = identityOf(sandbox, `user/${user.name}`, options);
    return isIdentity(member) ? [member] : [];
  });
  return [first, ...members];
}

function credentialsOf(sandbox: Sandbox, options: ProbeOptions): Credentials {
  const mfaAt = options.mfa ? (options.time ?? sandbox.clock) : null;
  return { accessKeyId: null, temporary: options.mfa !== undefined, mfaAt, session: null };
}

/** Name of the new user that stands for a group. */
export const newUserName = 'new-member';

const oneHour = 3_600_000;

const probes: Readonly<Record<string, Probe>> = {
  user: (sandbox, account, name, options) => {
    const user = account.users.get(lastPart(name));
    return user ? userIdentity(account, user, credentialsOf(sandbox, options)) : missing('user', name);
  },
  group: (sandbox, account, name, options) => {
    const group = account.groups.get(lastPart(name));
    if (!group) return missing('group', name);
    return userIdentity(account, newMember(account, group.name), credentialsOf(sandbox, options));
  },
  role: (sandbox, account, name, options) => {
    const role = account.roles.get(lastPart(name));
    if (!role) return missing('role', name);
    const sessionName = options.sessionName ?? 'session';
    const issued = options.time ?? sandbox.clock;
    const session = { ...instanceSession(account, role, sessionName, issued), issued, expires: issued + oneHour };
    return roleIdentity(account, role, session, sessionName);
  },
  instance: (sandbox, account, instanceId, options) =>
    identify(sandbox, { type: 'instance', account: account.id, instanceId }, options.time ?? sandbox.clock),
  function: (sandbox, account, name, options) => {
    const arn = name.startsWith('arn:') ? name : functionArn({ account, region: usualRegion }, name);
    return functionIdentity(sandbox, arn, options.time ?? sandbox.clock) ?? missing('function', name);
  },
  execution: (sandbox, account, name, options) => {
    const arn = `arn:aws:states:${usualRegion}:${account.id}:stateMachine:${name}`;
    return executionIdentity(sandbox, arn, options.time ?? sandbox.clock) ?? missing('execution', name);
  },
  key: (sandbox, _account, accessKeyId, options) => {
    const sessionToken = sandbox.sessions.get(accessKeyId)?.token;
    const caller = { type: 'accessKey', accessKeyId, ...(sessionToken ? { sessionToken } : {}) } as const;
    return identify(sandbox, caller, options.time ?? sandbox.clock);
  },
  root: (sandbox, account, _name, options) => rootIdentity(account, credentialsOf(sandbox, options)),
  service: (_sandbox, _account, name) => outsideIdentity('service', name, longTerm(null)),
  'saml-provider': (_, account, name) => providerCaller(account, 'saml-provider', name) ?? missing('provider', name),
  'oidc-provider': (_, account, name) => providerCaller(account, 'oidc-provider', name) ?? missing('provider', name),
};

const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1).toLowerCase();

const newMember = (account: Account, group: string): User => ({
  name: newUserName,
  path: '/',
  id: 'AIDANEWMEMBEROFTHEGROUP',
  arn: `arn:aws:iam::${account.id}:user/${newUserName}`,
  created: 0,
  inline: new Map(),
  attached: [],
  boundary: null,
  tags: [],
  groups: [group],
  accessKeys: [],
  loginProfile: null,
  mfaDevices: [],
});

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` and the ARNs of users, roles, identity providers and the root user. */
function principalOf(sandbox: Sandbox, arn: string, options: ProbeOptions): Identity | ApiError {
  const [, , , , account = '', resource = ''] = arn.split(':', 6);
  const [kind = '', role = '', sessionName] = resource.split('/');
  if (sandbox.accounts.has(account)) {
    if (kind === 'assumed-role' && sessionName) {
      return identityOf(sandbox, `role/${role}`, { ...options, account, sessionName });
    }
    return identityOf(sandbox, resource, { ...options, account });
  }
  return foreignIdentity(arn, credentialsOf(sandbox, options));
}
