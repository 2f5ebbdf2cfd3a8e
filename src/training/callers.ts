import type { Caller } from '../account/call.ts';
import { changeAccount, withEntry } from '../account/change.ts';
import { instanceSession } from '../account/instanceSession.ts';
import { usualRegion } from '../account/requestFacts.ts';
import type { Account, Sandbox, Session } from '../account/sandbox.ts';
import type { SandboxStart } from '../account/startShape.ts';
import type { IdentitySource, Scenario } from '../scenario/scenario.ts';

/**
 * The account and the entity that an identity acts as: `888877776666:user/ines` or `user/ines` at home. For
 * `identityCenter/ines/ReadOnly` the name is the permission set's.
 */
function parts(identity: IdentitySource, home: string): { account: string; kind: string; name: string } {
  const [, account = home, rest = ''] = /^(?:(\d{12}):)?(.*)$/.exec(identity.as) ?? [];
  const slash = rest.indexOf('/');
  return slash < 0
    ? { account, kind: rest, name: '' }
    : { account, kind: rest.slice(0, slash), name: rest.slice(rest.lastIndexOf('/') + 1) };
}

/** The start with an access key for each user whom an identity acts as with one and who has no active key. */
export function withIdentityKeys(start: SandboxStart, scenario: Scenario): SandboxStart {
  const home = start.home ?? '';
  const wanted = new Set(
    Object.values(scenario.identities)
      .filter(({ credentials }) => credentials !== 'console')
      .map((identity) => parts(identity, home))
      .filter(({ kind }) => kind === 'user')
      .map(({ account, name }) => `${account} ${name.toLowerCase()}`),
  );
  return {
    ...start,
    accounts: (start.accounts ?? []).map((account) => ({
      ...account,
      users: (account.users ?? []).map((user) => {
        const active = (user.accessKeys ?? []).some(({ status }) => status !== 'Inactive');
        if (active || !wanted.has(`${account.id} ${user.name.toLowerCase()}`)) return user;
        return { ...user, accessKeys: [...(user.accessKeys ?? []), { created: 'PT0S' }] };
      }),
    })),
  };
}

/** How each identity of the scenario signs, by its name, and the sandbox with the sessions that this takes. */
export function callersOf(
  scenario: Scenario,
  start: Sandbox,
): { callers: ReadonlyMap<string, Caller>; sandbox: Sandbox } {
  const callers = new Map<string, Caller>();
  const sessions = new Map(start.sessions);
  for (const [name, identity] of Object.entries(scenario.identities)) {
    const { account: id, kind, name: entity } = parts(identity, start.home);
    const account = start.accounts.get(id);
    if (kind === 'root' || !account) {
      callers.set(name, { type: 'root', account: id, mfa: identity.mfa ?? true });
    } else if (kind === 'identityCenter') {
      const user = identity.as.split('/')[1] ?? '';
      callers.set(name, { type: 'identityCenter', account: id, user, permissionSet: entity });
    } else if (kind === 'instance') {
      callers.set(name, { type: 'instance', account: id, instanceId: entity });
    } else if (kind === 'function') {
      callers.set(name, { type: 'function', account: id, functionArn: functionArn(account, entity) });
    } else if (kind === 'role') {
      const caller = roleCaller(account, entity, name, start.clock, sessions);
      if (caller) callers.set(name, caller);
    } else {
      callers.set(name, userCaller(account, entity, identity));
    }
  }
  return { callers, sandbox: { ...start, sessions } };
}

/** The function of that name, in whichever Region the account has it. */
const functionArn = ({ id, resources }: Account, name: string): string =>
  [...resources.keys()].find((arn) => arn.startsWith('arn:aws:lambda:') && arn.endsWith(`:function:${name}`)) ??
  `arn:aws:lambda:${usualRegion}:${id}:function:${name}`;

function userCaller(account: Account, name: string, { credentials, mfa }: IdentitySource): Caller {
  const key = account.users.get(name.toLowerCase())?.accessKeys.find(({ status }) => status === 'Active');
  if (credentials === 'console' || !key) return { type: 'console', account: account.id, user: name, mfa: mfa ?? false };
  return { type: 'accessKey', accessKeyId: key.id };
}

/** Longer than anybody plays: twelve hours, AWS's longest role session. */
const sessionLength = 12 * 3_600_000;

function roleCaller(
  account: Account,
  name: string,
  sessionName: string,
  clock: number,
  sessions: Map<string, Session>,
): Caller | null {
  const role = account.roles.get(name.toLowerCase());
  if (!role) return null;
  const session = {
    ...instanceSession(account, role, sessionName, clock),
    issued: clock,
    expires: clock + sessionLength,
  };
  sessions.set(session.accessKeyId, session);
  return { type: 'accessKey', accessKeyId: session.accessKeyId, sessionToken: session.token };
}

/**
 * The sandbox in which every identity can sign: sessions begin anew, and users whose key is gone or inactive have it
 * again. What an identity may do is asked there, not what its credentials are worth.
 */
export function withWorkingCredentials(
  sandbox: Sandbox,
  scenario: Scenario,
  callers: ReadonlyMap<string, Caller>,
): Sandbox {
  let after = sandbox;
  for (const [name, caller] of callers) {
    const identity = scenario.identities[name];
    if (caller.type !== 'accessKey' || !identity) continue;
    const session = after.sessions.get(caller.accessKeyId);
    if (session) {
      const anew = { ...session, issued: after.clock, expires: after.clock + sessionLength };
      after = { ...after, sessions: withEntry(after.sessions, caller.accessKeyId, anew) };
    } else after = withKey(after, parts(identity, after.home), caller.accessKeyId);
  }
  return after;
}

function withKey(sandbox: Sandbox, { account: id, name }: ReturnType<typeof parts>, accessKeyId: string): Sandbox {
  const user = sandbox.accounts.get(id)?.users.get(name.toLowerCase());
  if (!user || user.accessKeys.some((key) => key.id === accessKeyId && key.status === 'Active')) return sandbox;
  const key = { id: accessKeyId, secret: '', status: 'Active', created: sandbox.clock, lastUsed: null } as const;
  const accessKeys = [...user.accessKeys.filter((one) => one.id !== accessKeyId), key];
  return changeAccount(sandbox, id, (account) => ({
    ...account,
    users: withEntry(account.users, name.toLowerCase(), { ...user, accessKeys }),
  }));
}
