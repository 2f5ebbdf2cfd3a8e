import type { ApiCall, JsonObject } from '../call.ts';
import { changeAccount, withEntry } from '../change.ts';
import { withRecordedEvent } from '../events/recordedEvents.ts';
import { type FailureRows, failing } from '../fail.ts';
import { passwordHash } from '../passwordHash.ts';
import type { Account, MfaDevice, Sandbox, User } from '../sandbox.ts';
import { loginData, type SignIn, signInEvent } from '../signInEvent.ts';
import { stepOfCode } from '../totp.ts';
import { withEvent } from '../trail.ts';
import { type Act, type Done, textIn } from './act.ts';

const failures = {
  'login.failed': {
    code: 'SignInFailed',
    status: 403,
    text: 'Your authentication information is incorrect. Please try again.',
  },
} as const satisfies FailureRows;

const fail = failing(failures);

/** Steps of 30 seconds that a code may be off. */
const tolerance = 2;

/** Who stands at the door: the root user, a user with a password, or somebody whom the account does not know. */
interface Person {
  readonly identity: JsonObject;
  readonly user: User | null;
  readonly known: boolean;
  readonly devices: readonly MfaDevice[];
  readonly passwordFits: boolean;
}

const devicesOf = (account: Account, serials: readonly string[]): readonly MfaDevice[] =>
  serials.flatMap((serial) => account.mfaDevices.get(serial) ?? []);

function rootUser(account: Account): Person {
  const identity = {
    type: 'Root',
    principalId: account.id,
    arn: `arn:aws:iam::${account.id}:root`,
    accountId: account.id,
    accessKeyId: '',
  };
  const devices = devicesOf(account, account.root.mfaDevices);
  return { identity, user: null, known: account.root.password !== false, devices, passwordFits: true };
}

const hiddenName = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** A name that the account does not have may be a mistyped password, so that it is not shown. */
function iamUser(account: Account, name: string, password: string | undefined): Person {
  const user = account.users.get(name.toLowerCase()) ?? null;
  const profile = user?.loginProfile ?? null;
  const userName = user === null ? hiddenName : user.name;
  return {
    identity: { type: 'IAMUser', accountId: account.id, accessKeyId: '', userName },
    user,
    known: profile !== null,
    devices: user === null ? [] : devicesOf(account, user.mfaDevices),
    passwordFits: profile !== null && (password === undefined || passwordHash(password) === profile.passwordHash),
  };
}

/** The device and step of a code that fits; a code counts once. */
function deviceOf(devices: readonly MfaDevice[], code: string, time: number) {
  for (const device of devices) {
    const step = stepOfCode(device.seed, code, time, tolerance);
    if (step !== null && step > device.lastStep) return { ...device, lastStep: step };
  }
  return null;
}

const base = (
  call: ApiCall,
  account: string,
  userIdentity: JsonObject,
): Omit<SignIn, 'name' | 'failure' | 'additional'> => ({
  account,
  userIdentity,
  time: call.time,
  ...(call.sourceIp === undefined ? {} : { sourceIp: call.sourceIp }),
  ...(call.userAgent === undefined ? {} : { userAgent: call.userAgent }),
  ...(call.region === undefined || userIdentity.type === 'Root' ? {} : { region: call.region }),
});

function noted(sandbox: Sandbox, signIn: SignIn) {
  const [event, generator] = signInEvent(signIn, sandbox.generator);
  return { sandbox: withRecordedEvent(sandbox, withEvent({ ...sandbox, generator }, event), event), event };
}

/** The account after somebody signed in: when the password was last used, and the code that was used up. */
export function withSignIn(account: Account, user: User | null, time: number, device: MfaDevice | null): Account {
  const mfaDevices = device ? withEntry(account.mfaDevices, device.serial, device) : account.mfaDevices;
  if (user === null) return { ...account, mfaDevices, root: { ...account.root, passwordLastUsed: time } };
  const loginProfile = user.loginProfile && { ...user.loginProfile, lastUsed: time };
  return {
    ...account,
    mfaDevices,
    users: withEntry(account.users, user.name.toLowerCase(), { ...user, loginProfile }),
  };
}

/** The whole identity of a user who is in. */
function signedIn({ identity, user }: Person): JsonObject {
  if (user === null) return identity;
  const { type, ...rest } = identity;
  return { type: type ?? 'IAMUser', principalId: user.id, arn: user.arn, ...rest };
}

function refused(sandbox: Sandbox, call: ApiCall, account: string, person: Person): Done {
  const signIn: SignIn = {
    ...base(call, account, person.identity),
    name: 'ConsoleLogin',
    failure:
      person.identity.userName === hiddenName ? 'No username found in supplied account' : 'Failed authentication',
    additional: loginData(null),
  };
  return { ...fail('login.failed'), ...noted(sandbox, signIn) };
}

/**
 * Signs in to the console: `UserName` (the root user without one), `Password` (known to whoever signs in, where it is
 * left out) and `TokenCode`, which who has an MFA device must give. Success and failure are events alike.
 */
export const consoleLogin: Act = (sandbox, call, accountId) => {
  const account = sandbox.accounts.get(accountId);
  if (!account) throw new Error(`the sandbox has no account ${accountId}`);
  const name = textIn(call.input, 'UserName');
  const person = name === undefined ? rootUser(account) : iamUser(account, name, textIn(call.input, 'Password'));
  if (!person.known || !person.passwordFits) return refused(sandbox, call, accountId, person);
  let before = sandbox;
  let device: MfaDevice | null = null;
  if (person.devices.length > 0) {
    const check = { name: 'CheckMfa', failure: null, additional: { MfaType: 'Virtual MFA' } } as const;
    before = noted(sandbox, { ...base(call, accountId, person.identity), ...check }).sandbox;
    device = deviceOf(person.devices, textIn(call.input, 'TokenCode') ?? '', call.time);
    if (device === null) return refused(before, call, accountId, person);
  }
  const { sandbox: after, event } = noted(before, {
    ...base(call, accountId, signedIn(person)),
    name: 'ConsoleLogin',
    failure: null,
    additional: loginData(device?.serial ?? null),
  });
  const changed = changeAccount(after, accountId, (one) => withSignIn(one, person.user, call.time, device));
  return { sandbox: changed, event, output: { Arn: signedIn(person).arn ?? '' } };
};
