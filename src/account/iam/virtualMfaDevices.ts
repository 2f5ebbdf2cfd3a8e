import type { JsonObject } from '../call.ts';
import { changeAccount, withoutEntry } from '../change.ts';
import { nextMfaSeed } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import type { Account, MfaDevice } from '../sandbox.ts';
import { draw } from './draw.ts';
import { fail } from './failures.ts';
import { holderNamed, userKind } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { putDevice, rootDeviceUser } from './mfaDevices.ts';
import { compareNames } from './order.ts';
import { pageOf } from './page.ts';
import { anything, done, type Row, type Rows } from './row.ts';
import { readTags, tagsMember } from './tagList.ts';
import { arnOf, newTarget, requestTags } from './targets.ts';
import { rootOutput, userSummary } from './users.ts';

/** The seed of an answer is base 64 of the base 32 text, as blobs are. */
const creation: Row = {
  asks: (call) => {
    const tags = requestTags(call.input);
    const target = newTarget(call, 'mfa', 'VirtualMFADeviceName', tags);
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'iam:TagMFADevice' }] : target;
  },
  run: (call) => {
    const path = optionalText(call.input, 'Path') ?? '/';
    const serial = arnOf(call.account.id, 'mfa', path, text(call.input, 'VirtualMFADeviceName'));
    if (call.account.mfaDevices.has(serial)) return fail('exists.mfa-name');
    const given = readTags(call.input, 'minded');
    if ('error' in given) return given;
    const seed = draw(call.sandbox, nextMfaSeed);
    const device: MfaDevice = {
      serial,
      seed: seed.value,
      user: null,
      enabled: null,
      tags: given.tags,
      lastStep: 0,
    };
    return done(putDevice(seed.sandbox, call.account.id, device), {
      VirtualMFADevice: {
        SerialNumber: serial,
        Base32StringSeed: Buffer.from(seed.value).toString('base64'),
        ...tagsMember(device.tags),
      },
    });
  },
};

const serialTarget: Row['asks'] = (call) => ({ resource: text(call.input, 'SerialNumber') });

const deletion: Row = {
  asks: serialTarget,
  run: (call) => {
    const serial = text(call.input, 'SerialNumber');
    const device = call.account.mfaDevices.get(serial);
    if (!device) return fail('missing.mfa-virtual', { SerialNumber: serial });
    if (device.user !== null) return fail('conflict.mfa-in-use');
    return done(
      changeAccount(call.sandbox, call.account.id, (account) => ({
        ...account,
        mfaDevices: withoutEntry(account.mfaDevices, serial),
      })),
    );
  },
};

function ownerMember(account: Account, device: MfaDevice): JsonObject {
  if (device.user === rootDeviceUser) return { User: rootOutput(account) };
  const user = device.user === null ? undefined : holderNamed(userKind, account, device.user);
  return user ? { User: userSummary(user) } : {};
}

const statuses: Readonly<Record<string, (device: MfaDevice) => boolean>> = {
  Assigned: ({ user }) => user !== null,
  Unassigned: ({ user }) => user === null,
};

const listing: Row = {
  asks: anything,
  run: (call) => {
    const keep = statuses[optionalText(call.input, 'AssignmentStatus') ?? 'Any'] ?? (() => true);
    const devices = [...call.account.mfaDevices.values()]
      .filter(keep)
      .sort((one, other) => compareNames(one.serial, other.serial));
    const page = pageOf(call, 'ListVirtualMFADevices', devices);
    if ('error' in page) return page;
    const found = page.items.map((device) => ({
      SerialNumber: device.serial,
      ...ownerMember(call.account, device),
      ...(device.enabled === null ? {} : { EnableDate: isoTime(device.enabled) }),
    }));
    return done(call.sandbox, { VirtualMFADevices: found, ...page.more });
  },
};

export const virtualMfaDevices: Rows = {
  CreateVirtualMFADevice: creation,
  DeleteVirtualMFADevice: deletion,
  ListVirtualMFADevices: listing,
};
