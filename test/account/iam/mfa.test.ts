import { describe, expect, test } from 'vitest';
import { codeAt, stepAt } from '../../../src/account/totp.ts';
import { allow, arn, console_, keyOf, Lab } from './lab.ts';

const serial = arn('mfa/phone');
const manage = JSON.parse(allow(['iam:EnableMFADevice', 'iam:DeactivateMFADevice', 'iam:ResyncMFADevice']));

/** The codes that the device shows at the step of the next call and `ahead` steps later, with their successor. */
function codes(lab: Lab, ahead = 0, device = serial) {
  const seed = lab.account.mfaDevices.get(device)?.seed ?? '';
  const step = stepAt(lab.time + 1000) + ahead;
  return { AuthenticationCode1: codeAt(seed, step), AuthenticationCode2: codeAt(seed, step + 1) };
}

function labWithDevice(): Lab {
  const lab = new Lab({ users: [{ name: 'maya', accessKeys: [{}], inline: { manage } }, { name: 'jonas' }] });
  lab.ok('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' });
  return lab;
}

const enable = (lab: Lab, ahead = 0, UserName = 'maya') => ({ UserName, SerialNumber: serial, ...codes(lab, ahead) });

describe('virtual MFA devices', () => {
  test('a new device tells its seed as base 64 of base 32', () => {
    const lab = new Lab();
    const { VirtualMFADevice } = lab.ok('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone', Path: '/eng/' });
    const device = Object(VirtualMFADevice);
    expect(device.SerialNumber).toBe(arn('mfa/eng/phone'));
    expect(Buffer.from(device.Base32StringSeed, 'base64').toString()).toMatch(/^[A-Z2-7]{64}$/);
    expect(lab.error('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone', Path: '/eng/' })).toBe(
      'EntityAlreadyExists: MFA device already exists.',
    );
  });

  test('two consecutive codes enable a device', () => {
    const lab = labWithDevice();
    lab.ok('EnableMFADevice', enable(lab));
    expect(lab.ok('ListMFADevices', { UserName: 'maya' })).toEqual({
      MFADevices: [{ UserName: 'maya', SerialNumber: serial, EnableDate: '2026-11-25T09:00:02Z' }],
      IsTruncated: false,
    });
    const list = (AssignmentStatus: string) => lab.ok('ListVirtualMFADevices', { AssignmentStatus }).VirtualMFADevices;
    expect(list('Assigned')).toMatchObject([{ SerialNumber: serial, User: { UserName: 'maya' } }]);
    expect(list('Unassigned')).toEqual([]);
  });

  test('codes must be consecutive, in order, not far off and newer than the last', () => {
    const lab = labWithDevice();
    const error = (input: ReturnType<typeof enable>) => lab.failure('EnableMFADevice', input);
    const refusal = {
      code: 'InvalidAuthenticationCode',
      status: 403,
      message: 'Authentication code for device is not valid.',
    };
    const { AuthenticationCode1, AuthenticationCode2, ...rest } = enable(lab);
    expect(error({ ...rest, AuthenticationCode1, AuthenticationCode2: AuthenticationCode1 })).toEqual(refusal);
    expect(
      error({ ...rest, AuthenticationCode1: AuthenticationCode2, AuthenticationCode2: AuthenticationCode1 }),
    ).toEqual(refusal);
    expect(error(enable(lab, 1001))).toEqual(refusal);
    expect(error(enable(lab, -1001))).toEqual(refusal);
    const used = enable(lab, 2);
    lab.ok('EnableMFADevice', used);
    lab.ok('DeactivateMFADevice', { UserName: 'maya', SerialNumber: serial });
    expect(error(used)).toEqual(refusal);
    lab.ok('EnableMFADevice', enable(lab, 3));
  });

  test('a device belongs to one user', () => {
    const lab = labWithDevice();
    lab.ok('EnableMFADevice', enable(lab));
    expect(lab.error('EnableMFADevice', enable(lab))).toBe(
      'EntityAlreadyExists: MFA Device for user maya already exists.',
    );
    expect(lab.error('EnableMFADevice', enable(lab, 0, 'jonas'))).toBe(
      'EntityAlreadyExists: MFA Device is already in use.',
    );
    expect(lab.error('DeactivateMFADevice', { UserName: 'jonas', SerialNumber: serial })).toBe(
      'NoSuchEntity: MFA Device invalid for user.',
    );
    expect(lab.error('DeleteVirtualMFADevice', { SerialNumber: serial })).toBe(
      'DeleteConflict: MFA VirtualDevice in use. Must deactivate first.',
    );
    lab.ok('DeactivateMFADevice', { UserName: 'maya', SerialNumber: serial });
    lab.ok('DeleteVirtualMFADevice', { SerialNumber: serial });
    expect(lab.error('DeleteVirtualMFADevice', { SerialNumber: serial })).toBe(
      `NoSuchEntity: VirtualMFADevice with serial number ${serial} doesn't exist.`,
    );
  });

  test('eight devices are the most', () => {
    const mfa = Array.from({ length: 8 }, (_, index) => ({ name: `d${index}` }));
    const lab = new Lab({ users: [{ name: 'maya', mfa }] });
    lab.ok('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' });
    expect(lab.error('EnableMFADevice', enable(lab))).toBe(
      'LimitExceeded: Cannot exceed quota for MFADevicesPerUser: 8',
    );
  });

  test('a user with a device manages devices only in a session with MFA, the first one with a plain key', () => {
    const lab = labWithDevice();
    lab.ok('EnableMFADevice', enable(lab), keyOf(lab, 'maya'));
    const own = { UserName: 'maya', SerialNumber: serial };
    const refusal =
      'AccessDenied: To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.';
    expect(lab.error('EnableMFADevice', enable(lab), keyOf(lab, 'maya'))).toBe(refusal);
    expect(lab.error('DeactivateMFADevice', { ...own, SerialNumber: arn('mfa/ghost') }, keyOf(lab, 'maya'))).toBe(
      refusal,
    );
    expect(lab.error('DeactivateMFADevice', own, console_('maya'))).toBe(refusal);
    lab.wait(60);
    lab.ok('ResyncMFADevice', enable(lab), keyOf(lab, 'maya'));
    lab.ok('DeactivateMFADevice', own, console_('maya', true));
  });

  test('GetMFADevice tells of security keys only', () => {
    const lab = labWithDevice();
    expect(lab.failure('GetMFADevice', { SerialNumber: serial, UserName: 'maya' })).toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining('Currently, only hardware FIDO security keys are supported.'),
    });
  });

  test('devices of the root user are listed and can be taken away', () => {
    const lab = new Lab({ root: { mfaDevices: 1 } });
    const SerialNumber = arn('mfa/root-account-mfa-device');
    expect(lab.ok('ListMFADevices')).toMatchObject({ MFADevices: [{ SerialNumber }] });
    expect(lab.ok('ListVirtualMFADevices')).toMatchObject({
      VirtualMFADevices: [{ SerialNumber, User: { Arn: arn('root') } }],
    });
    lab.ok('DeactivateMFADevice', { SerialNumber });
    expect(lab.ok('ListVirtualMFADevices').VirtualMFADevices).toEqual([]);
  });
});
