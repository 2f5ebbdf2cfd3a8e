import { serviceModel } from '../catalogue/models.ts';
import type { ApiCall, Caller, Json, JsonObject, Outcome, TrailEvent } from './call.ts';
import { changeAccount } from './change.ts';
import { withSignIn } from './dojo/consoleLogin.ts';
import { type Generator, seedOf } from './generator.ts';
import { identityOf, isIdentity } from './identify.ts';
import type { Identity } from './identity.ts';
import { withUse } from './lastUsed.ts';
import { usualRegion } from './requestFacts.ts';
import type { Sandbox } from './sandbox.ts';
import { loginData, signInEvent } from './signInEvent.ts';
import { type Site, timeOf } from './startEntity.ts';
import type { EventStart } from './startShape.ts';
import { trailEvent, withEvent } from './trail.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Who called; a user without MFA signs with the first active key. Null where nobody of that name is there. */
function callerOf(sandbox: Sandbox, account: string, event: EventStart, time: number): Identity | null {
  const sessionName = event.session === undefined ? {} : { sessionName: event.session };
  const mfa = event.mfa ? { mfa: true } : {};
  const found = identityOf(sandbox, event.by ?? 'root', { account, time, ...sessionName, ...mfa });
  if (!isIdentity(found)) return null;
  const keys = found.kind === 'root' ? found.account?.root.accessKeys : found.user?.accessKeys;
  const key = found.temporary ? undefined : keys?.find(({ status }) => status === 'Active');
  return key && found.accessKeyId === null ? { ...found, accessKeyId: key.id } : found;
}

function outcomeOf({ answer, error }: EventStart): Outcome {
  if (!error) return { ok: true, output: objectOf(answer), decisions: [] };
  const { code, message = '' } = error;
  return { ok: false, error: { code, status: 400, message }, decisions: [] };
}

function callEvent(event: EventStart, identity: Identity, time: number, generator: Generator): TrailEvent | null {
  const [service = '', operation = ''] = event.call.split(':');
  const model = serviceModel(service);
  if (!model?.operations[operation]) return null;
  const caller: Caller = identity.accessKeyId
    ? { type: 'accessKey', accessKeyId: identity.accessKeyId }
    : { type: 'anonymous' };
  const call: ApiCall = {
    service,
    operation,
    input: objectOf(event.input),
    caller,
    time,
    ...(event.from === undefined ? {} : { sourceIp: event.from }),
    ...(event.userAgent === undefined ? {} : { userAgent: event.userAgent }),
  };
  const region = service === 'iam' || service === 'organizations' ? usualRegion : (event.region ?? usualRegion);
  return trailEvent({ call, model, identity, outcome: outcomeOf(event), region }, generator)[0];
}

/** Who signed in as the event tells it: without ARN where it failed. */
function signInIdentity({ kind, account, user, userId, arn }: Identity, failed: boolean): JsonObject {
  const accountId = account?.id ?? '';
  if (kind === 'root') return { type: 'Root', principalId: accountId, arn, accountId, accessKeyId: '' };
  const whole = failed ? {} : { principalId: userId, arn };
  const type = kind === 'role' ? 'AssumedRole' : 'IAMUser';
  return { type, ...whole, accountId, accessKeyId: '', ...(user ? { userName: user.name } : {}) };
}

function signIn(
  event: EventStart,
  identity: Identity,
  account: string,
  time: number,
  generator: Generator,
): TrailEvent {
  const failed = event.error !== undefined;
  const device = event.mfa && !failed ? (identity.user ?? identity.account?.root)?.mfaDevices[0] : undefined;
  return signInEvent(
    {
      name: event.call === 'signin:SwitchRole' ? 'SwitchRole' : 'ConsoleLogin',
      account,
      userIdentity: signInIdentity(identity, failed),
      failure: failed ? (event.error?.message ?? 'Failed authentication') : null,
      additional: { ...loginData(device ?? null), ...objectOf(event.input) },
      time,
      ...(event.from === undefined ? {} : { sourceIp: event.from }),
      ...(event.userAgent === undefined ? {} : { userAgent: event.userAgent }),
      ...(event.region === undefined ? {} : { region: event.region }),
    },
    generator,
  )[0];
}

const later = (time: number, other: number | null | undefined): boolean => !other || time > other;

/** Passwords, keys and roles were last used when the events say so, unless the start says later. */
function withTraces(sandbox: Sandbox, event: EventStart, identity: Identity, time: number): Sandbox {
  const { account, user, role, accessKeyId } = identity;
  if (!account) return sandbox;
  const [service = ''] = event.call.split(':');
  if (event.call === 'signin:ConsoleLogin' && event.error === undefined) {
    const last = user ? user.loginProfile?.lastUsed : account.root.passwordLastUsed;
    return later(time, last) ? changeAccount(sandbox, account.id, (one) => withSignIn(one, user, time, null)) : sandbox;
  }
  const keys = user ? user.accessKeys : account.root.accessKeys;
  const last = role ? role.lastUsed?.time : keys.find(({ id }) => id === accessKeyId)?.lastUsed?.time;
  return later(time, last)
    ? withUse(sandbox, identity, { time, service, region: event.region ?? usualRegion })
    : sandbox;
}

interface Past {
  readonly site: Site;
  readonly event: EventStart;
  readonly time: number;
  readonly index: number;
}

/** One more event, with ids that hang on its place in the start alone. */
function withPast(sandbox: Sandbox, { site, event, time, index }: Past): Sandbox {
  const identity = callerOf(sandbox, site.account, event, time);
  if (!identity) return sandbox;
  const generator = seedOf(`${site.seed}/${site.account}/event/${index}`);
  const made = event.call.startsWith('signin:')
    ? signIn(event, identity, site.account, time, generator)
    : callEvent(event, identity, time, generator);
  if (!made) return sandbox;
  const { userIdentity } = event;
  const told = isObject(userIdentity) ? { ...made, userIdentity, recipientAccountId: site.account } : made;
  const traced = isObject(userIdentity) ? sandbox : withTraces(sandbox, event, identity, time);
  return withEvent(traced, told);
}

/** The sandbox with the events of the past in its trail, oldest first. */
export function withPastEvents(
  sandbox: Sandbox,
  accounts: readonly { readonly site: Site; readonly events: readonly EventStart[] }[],
): Sandbox {
  const all = accounts.flatMap(({ site, events }) =>
    events.map((event, index): Past => ({ site, event, index, time: timeOf(site, event.at, site.clock) })),
  );
  return all.sort((one, other) => one.time - other.time).reduce(withPast, sandbox);
}
