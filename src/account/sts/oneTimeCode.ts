import type { ApiError } from '../call.ts';
import { changeAccount, withEntry } from '../change.ts';
import { optionalText } from '../iam/input.ts';
import type { Identity } from '../identity.ts';
import type { Invocation } from '../operation.ts';
import type { Account, MfaDevice, Sandbox } from '../sandbox.ts';
import { stepOfCode } from '../totp.ts';
import { fail } from './failures.ts';

/** Steps of 30 seconds that a code may be off. */
const tolerance = 2;

interface Accepted {
  readonly device: MfaDevice;
  readonly step: number;
}

/** The device and step behind the call's code; null where the call gives none. */
function readCode(invocation: Invocation): Accepted | { readonly error: ApiError } | null {
  const serial = optionalText(invocation.input, 'SerialNumber');
  const code = optionalText(invocation.input, 'TokenCode');
  if (serial === undefined && code === undefined) return null;
  const device = deviceOf(invocation.account, invocation.identity, serial);
  if (!device || code === undefined) return fail('sts.mfa-device');
  const step = stepOfCode(device.seed, code, invocation.time, tolerance);
  // A code counts once.
  return step === null || step <= device.lastStep ? fail('sts.mfa-code') : { device, step };
}

/** The enabled device of the caller with a serial number. */
function deviceOf(account: Account, { kind, user }: Identity, serial: string | undefined): MfaDevice | null {
  const device = serial === undefined ? undefined : account.mfaDevices.get(serial);
  const owner = kind === 'root' ? '<root>' : kind === 'user' ? user?.name : undefined;
  return device && owner !== undefined && device.user === owner ? device : null;
}

/** AWS's answer to a one-time code that is not good. */
export function badCode(invocation: Invocation): ApiError | null {
  const read = readCode(invocation);
  return read && 'error' in read ? read.error : null;
}

/** True where the call carries a good one-time code. */
export function hasCode(invocation: Invocation): boolean {
  const read = readCode(invocation);
  return read !== null && !('error' in read);
}

/** The sandbox after the call's code was used. */
export function withCodeUsed(invocation: Invocation): Sandbox {
  const read = readCode(invocation);
  if (!read || 'error' in read) return invocation.sandbox;
  const used = { ...read.device, lastStep: read.step };
  return changeAccount(invocation.sandbox, invocation.account.id, (account) => ({
    ...account,
    mfaDevices: withEntry(account.mfaDevices, used.serial, used),
  }));
}
