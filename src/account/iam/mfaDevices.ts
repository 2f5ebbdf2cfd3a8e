import type { ApiError, JsonObject } from '../call.ts';
import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { MfaDevice, Sandbox, User } from '../sandbox.ts';
import { callerUser, onUserOrCaller } from './callerUser.ts';
import { fail } from './failures.ts';
import { putHolder, userKind } from './holderKind.ts';
import { text } from './input.ts';
import { pairStep } from './mfaCodes.ts';
import { onHolder } from './onHolder.ts';
import { pageOf } from './page.ts';
import { quotas } from './quotas.ts';
import { done, type Rows } from './row.ts';

/** The user of a device that is the root user's. */
export const rootDeviceUser = '<root>';

export const putDevice = (sandbox: Sandbox, account: string, device: MfaDevice): Sandbox =>
  changeAccount(sandbox, account, (before) => ({
    ...before,
    mfaDevices: withEntry(before.mfaDevices, device.serial, device),
  }));

/**
 * A user who has a device manages its own devices only in a session that was opened with MFA, whatever its policies
 * allow: AWS security bulletin 2023-001. Resynchronizing is exempt.
 */
function selfRefusal(call: Invocation, user: User): { readonly error: ApiError } | null {
  const own = callerUser(call)?.id === user.id;
  return own && user.mfaDevices.length > 0 && call.identity.mfaAt === null ? fail('mfa.self') : null;
}

const enabling = onHolder(userKind, (call, user) => {
  const refused = selfRefusal(call, user);
  if (refused) return refused;
  const serial = text(call.input, 'SerialNumber');
  const device = call.account.mfaDevices.get(serial);
  if (!device) return fail('missing.mfa-virtual', { SerialNumber: serial });
  if (device.user === user.name) return fail('exists.mfa-user', { UserName: user.name });
  if (device.user !== null) return fail('exists.mfa-other');
  if (user.mfaDevices.length >= quotas.MFADevicesPerUser) {
    return fail('quota', { Quota: 'MFADevicesPerUser', Limit: quotas.MFADevicesPerUser });
  }
  const step = pairStep(call, device);
  if (step === null) return fail('mfa.code');
  const enabled = { ...device, user: user.name, enabled: call.time, lastPair: step };
  const owner = { ...user, mfaDevices: [...user.mfaDevices, serial] };
  return done(putHolder(putDevice(call.sandbox, call.account.id, enabled), call.account.id, userKind, owner));
});

const released = (call: Invocation, device: MfaDevice): Sandbox =>
  putDevice(call.sandbox, call.account.id, { ...device, user: null, enabled: null });

const deactivation = onUserOrCaller(
  (call, user) => {
    const refused = selfRefusal(call, user);
    if (refused) return refused;
    const serial = text(call.input, 'SerialNumber');
    const device = call.account.mfaDevices.get(serial);
    if (!device || !user.mfaDevices.includes(serial)) return fail('missing.mfa-for-user');
    const owner = { ...user, mfaDevices: user.mfaDevices.filter((one) => one !== serial) };
    return done(putHolder(released(call, device), call.account.id, userKind, owner));
  },
  (call) => {
    const serial = text(call.input, 'SerialNumber');
    const device = call.account.mfaDevices.get(serial);
    if (device?.user !== rootDeviceUser) return fail('missing.mfa-for-user');
    const sandbox = changeAccount(released(call, device), call.account.id, (account) => ({
      ...account,
      root: { ...account.root, mfaDevices: account.root.mfaDevices.filter((one) => one !== serial) },
      mfaDevices: withoutEntry(account.mfaDevices, serial),
    }));
    return done(sandbox);
  },
);

const resync = onHolder(userKind, (call, user) => {
  const device = call.account.mfaDevices.get(text(call.input, 'SerialNumber'));
  if (!device || device.user !== user.name) return fail('missing.mfa-for-user');
  const step = pairStep(call, device);
  return step === null
    ? fail('mfa.code')
    : done(putDevice(call.sandbox, call.account.id, { ...device, lastPair: step }));
});

const listed = (call: Invocation, serials: readonly string[], name: JsonObject): Result => {
  const devices = serials.flatMap((serial) => call.account.mfaDevices.get(serial) ?? []);
  const page = pageOf(call, 'ListMFADevices', devices);
  if ('error' in page) return page;
  const found = page.items.map((device) => ({
    ...name,
    SerialNumber: device.serial,
    EnableDate: isoTime(device.enabled ?? 0),
  }));
  return done(call.sandbox, { MFADevices: found, ...page.more });
};

const listing = onUserOrCaller(
  (call, user) => listed(call, user.mfaDevices, { UserName: user.name }),
  (call) => listed(call, call.account.root.mfaDevices, {}),
);

/** All devices of the sandbox are virtual, which GetMFADevice does not tell of. */
const reading = onUserOrCaller(
  () => fail('mfa.get-virtual'),
  () => fail('mfa.get-virtual'),
);

/** Devices on users. */
export const mfaDevices: Rows = {
  EnableMFADevice: enabling,
  DeactivateMFADevice: deactivation,
  ResyncMFADevice: resync,
  ListMFADevices: listing,
  GetMFADevice: reading,
};
