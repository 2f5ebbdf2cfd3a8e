import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { home, key, partner } from '../larkspur.ts';
import { ServiceLab, textOf, userWith } from '../serviceLab.ts';

const allow = (action: string | string[], resource = '*', rest: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...rest,
});

const users = [
  userWith('admin', allow('kms:*')),
  userWith('reader', allow('kms:Decrypt')),
  userWith('nobody'),
  userWith('outsider'),
];
const admin = key('AKIAADMIN');
const nobody = key('AKIANOBODY');
const other = { id: partner, users: [userWith('far', allow('kms:*'))] };
const far = key('AKIAFAR');

const secret = Buffer.from('the secret').toString('base64');
const userArn = (name: string, account = home) => `arn:aws:iam::${account}:user/${name}`;

function withKey(policy?: JsonObject) {
  const lab = new ServiceLab({ users }, other);
  const input = policy ? { Policy: JSON.stringify(policy), BypassPolicyLockoutSafetyCheck: true } : {};
  const arn = textOf(lab.ok('kms:CreateKey', input, admin), 'KeyMetadata', 'Arn');
  return { lab, arn };
}

const only = (principal: string, action: string | string[] = 'kms:*'): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: action, Resource: '*' }],
});

describe('a key', () => {
  it('is made, described, listed, switched off and on, and waits for its deletion', () => {
    const { lab, arn } = withKey();
    expect(lab.ok('kms:DescribeKey', { KeyId: arn }, admin).KeyMetadata).toMatchObject({
      KeyState: 'Enabled',
      Arn: arn,
    });
    expect(lab.ok('kms:ListKeys', {}, admin)).toMatchObject({ Keys: [{ KeyArn: arn }], Truncated: false });
    lab.ok('kms:DisableKey', { KeyId: arn }, admin);
    expect(lab.error('kms:Encrypt', { KeyId: arn, Plaintext: secret }, admin)).toBe(
      `DisabledException: ${arn} is disabled.`,
    );
    lab.ok('kms:EnableKey', { KeyId: arn }, admin);
    expect(lab.ok('kms:ScheduleKeyDeletion', { KeyId: arn, PendingWindowInDays: 7 }, admin)).toMatchObject({
      KeyState: 'PendingDeletion',
      PendingWindowInDays: 7,
    });
    expect(lab.error('kms:Encrypt', { KeyId: arn, Plaintext: secret }, admin)).toBe(
      `KMSInvalidStateException: ${arn} is pending deletion.`,
    );
    lab.ok('kms:CancelKeyDeletion', { KeyId: arn }, admin);
    expect(lab.ok('kms:DescribeKey', { KeyId: arn }, admin).KeyMetadata).toMatchObject({ KeyState: 'Disabled' });
  });

  it('rotates when it is told to', () => {
    const { lab, arn } = withKey();
    const id = arn.slice(arn.indexOf('key/') + 4);
    expect(lab.ok('kms:GetKeyRotationStatus', { KeyId: id }, admin)).toEqual({ KeyId: id, KeyRotationEnabled: false });
    lab.ok('kms:EnableKeyRotation', { KeyId: id }, admin);
    expect(lab.ok('kms:GetKeyRotationStatus', { KeyId: id }, admin)).toMatchObject({ RotationPeriodInDays: 365 });
    lab.ok('kms:DisableKeyRotation', { KeyId: id }, admin);
    expect(lab.ok('kms:GetKeyRotationStatus', { KeyId: id }, admin)).toMatchObject({ KeyRotationEnabled: false });
  });

  it('that does not exist is told to those whose policies allow the call', () => {
    const { lab } = withKey();
    const arn = `arn:aws:kms:us-east-1:${home}:key/00000000-0000-4000-8000-000000000000`;
    expect(lab.error('kms:DescribeKey', { KeyId: arn }, admin)).toBe(`NotFoundException: Key '${arn}' does not exist`);
    expect(lab.error('kms:DescribeKey', { KeyId: 'fake-key-id' }, admin)).toBe(
      "NotFoundException: Invalid keyId 'fake-key-id'",
    );
    expect(lab.error('kms:DescribeKey', { KeyId: 'alias/none' }, admin)).toBe(
      `NotFoundException: Alias arn:aws:kms:us-east-1:${home}:alias/none is not found.`,
    );
  });

  it('carries tags', () => {
    const { lab, arn } = withKey();
    lab.ok('kms:TagResource', { KeyId: arn, Tags: [{ TagKey: 'env', TagValue: 'dev' }] }, admin);
    expect(lab.ok('kms:ListResourceTags', { KeyId: arn }, admin).Tags).toEqual([{ TagKey: 'env', TagValue: 'dev' }]);
    lab.ok('kms:UntagResource', { KeyId: arn, TagKeys: ['env'] }, admin);
    expect(lab.ok('kms:ListResourceTags', { KeyId: arn }, admin).Tags).toEqual([]);
  });
});

describe('a key policy', () => {
  it('that leaves the account out leaves identity policies and root without effect', () => {
    const { lab, arn } = withKey(only(userArn('reader')));
    expect(lab.error('kms:DescribeKey', { KeyId: arn }, admin)).toBe(
      `AccessDeniedException: User: ${userArn('admin')} is not authorized to perform: kms:DescribeKey on resource: ${arn} because no resource-based policy allows the kms:DescribeKey action`,
    );
    expect(lab.failure('kms:DescribeKey', { KeyId: arn })).toMatchObject({
      code: 'AccessDeniedException',
      status: 400,
    });
    lab.ok('kms:DescribeKey', { KeyId: arn }, key('AKIAREADER'));
  });

  it('may not lock its author out unless the author says so', () => {
    const { lab, arn } = withKey();
    const locked = { KeyId: arn, Policy: JSON.stringify(only(userArn('reader'), 'kms:Decrypt')) };
    expect(lab.error('kms:PutKeyPolicy', locked, admin)).toBe(
      'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.',
    );
    lab.ok('kms:PutKeyPolicy', { ...locked, BypassPolicyLockoutSafetyCheck: true }, admin);
    expect(lab.failure('kms:GetKeyPolicy', { KeyId: arn }, admin).code).toBe('AccessDeniedException');
  });

  it('names principals that exist', () => {
    const { lab, arn } = withKey();
    const policy = JSON.stringify(only(userArn('ghost')));
    expect(lab.error('kms:PutKeyPolicy', { KeyId: arn, Policy: policy }, admin)).toBe(
      'MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.',
    );
    expect(lab.failure('kms:PutKeyPolicy', { KeyId: arn, Policy: '{' }, admin).code).toBe(
      'MalformedPolicyDocumentException',
    );
  });

  it('opens the key to another account only together with that account', () => {
    const { lab, arn } = withKey(only(`arn:aws:iam::${partner}:root`));
    lab.ok('kms:Encrypt', { KeyId: arn, Plaintext: secret }, far);
    const closed = withKey();
    expect(closed.lab.error('kms:Encrypt', { KeyId: closed.arn, Plaintext: secret }, far)).toBe(
      `AccessDeniedException: User: ${userArn('far', partner)} is not authorized to perform: kms:Encrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
    );
  });
});

describe('ciphertext', () => {
  it('is decrypted under its encryption context and its key alone', () => {
    const { lab, arn } = withKey();
    const pairs = { EncryptionContext: { app: 'orders' } };
    const blob = textOf(lab.ok('kms:Encrypt', { KeyId: arn, Plaintext: secret, ...pairs }, admin), 'CiphertextBlob');
    expect(Buffer.from(blob, 'base64').includes('the secret')).toBe(false);
    expect(lab.ok('kms:Decrypt', { CiphertextBlob: blob, ...pairs }, admin)).toEqual({
      KeyId: arn,
      Plaintext: secret,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    });
    expect(lab.error('kms:Decrypt', { CiphertextBlob: blob }, admin)).toBe('InvalidCiphertextException: ');
    expect(lab.failure('kms:Decrypt', { CiphertextBlob: 'AAAA' }, admin).code).toBe('InvalidCiphertextException');
    const second = textOf(lab.ok('kms:CreateKey', {}, admin), 'KeyMetadata', 'Arn');
    expect(lab.error('kms:Decrypt', { CiphertextBlob: blob, KeyId: second, ...pairs }, admin)).toBe(
      'IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.',
    );
    const again = lab.ok(
      'kms:ReEncrypt',
      { CiphertextBlob: blob, DestinationKeyId: second, SourceEncryptionContext: { app: 'orders' } },
      admin,
    );
    expect(lab.ok('kms:Decrypt', { CiphertextBlob: textOf(again, 'CiphertextBlob') }, admin).KeyId).toBe(second);
  });

  it('is kept from callers without the permission', () => {
    const { lab, arn } = withKey();
    const blob = textOf(lab.ok('kms:Encrypt', { KeyId: arn, Plaintext: secret }, admin), 'CiphertextBlob');
    expect(lab.error('kms:Decrypt', { CiphertextBlob: blob }, nobody)).toBe(
      `AccessDeniedException: User: ${userArn('nobody')} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action`,
    );
    lab.ok('kms:Decrypt', { CiphertextBlob: blob }, key('AKIAREADER'));
  });

  it('comes with data keys', () => {
    const { lab, arn } = withKey();
    const made = lab.ok('kms:GenerateDataKey', { KeyId: arn, KeySpec: 'AES_256' }, admin);
    expect(Buffer.from(textOf(made, 'Plaintext'), 'base64')).toHaveLength(32);
    expect(lab.ok('kms:Decrypt', { CiphertextBlob: textOf(made, 'CiphertextBlob') }, admin).Plaintext).toBe(
      made.Plaintext,
    );
    expect(
      lab.ok('kms:GenerateDataKeyWithoutPlaintext', { KeyId: arn, NumberOfBytes: 16 }, admin).Plaintext,
    ).toBeUndefined();
  });
});

describe('an alias', () => {
  it('stands for its key, in the condition keys too', () => {
    const { lab, arn } = withKey();
    lab.ok('kms:CreateAlias', { AliasName: 'alias/orders', TargetKeyId: arn }, admin);
    expect(lab.ok('kms:Encrypt', { KeyId: 'alias/orders', Plaintext: secret }, admin).KeyId).toBe(arn);
    expect(lab.ok('kms:ListAliases', { KeyId: arn }, admin).Aliases).toMatchObject([{ AliasName: 'alias/orders' }]);
    expect(lab.error('kms:CreateAlias', { AliasName: 'alias/orders', TargetKeyId: arn }, admin)).toBe(
      `AlreadyExistsException: An alias with the name arn:aws:kms:us-east-1:${home}:alias/orders already exists`,
    );
    const second = textOf(lab.ok('kms:CreateKey', {}, admin), 'KeyMetadata', 'Arn');
    lab.ok('kms:UpdateAlias', { AliasName: 'alias/orders', TargetKeyId: second }, admin);
    expect(lab.ok('kms:DescribeKey', { KeyId: 'alias/orders' }, admin).KeyMetadata).toMatchObject({ Arn: second });
    lab.ok('kms:DeleteAlias', { AliasName: 'alias/orders' }, admin);
    expect(lab.ok('kms:ListAliases', {}, admin).Aliases).toEqual([]);
    expect(lab.failure('kms:CreateAlias', { AliasName: 'alias/aws/mine', TargetKeyId: arn }, admin).code).toBe(
      'NotAuthorizedException',
    );
  });
});

describe('a grant', () => {
  it('lets its grantee use the key without any policy, within its constraint', () => {
    const { lab, arn } = withKey();
    const grant = lab.ok(
      'kms:CreateGrant',
      {
        KeyId: arn,
        GranteePrincipal: userArn('nobody'),
        RetiringPrincipal: userArn('outsider'),
        Operations: ['Encrypt'],
        Constraints: { EncryptionContextSubset: { app: 'orders' } },
      },
      admin,
    );
    const input = { KeyId: arn, Plaintext: secret };
    expect(lab.failure('kms:Encrypt', input, nobody).code).toBe('AccessDeniedException');
    lab.ok('kms:Encrypt', { ...input, EncryptionContext: { app: 'orders', run: '1' } }, nobody);
    expect(lab.ok('kms:ListGrants', { KeyId: arn }, admin).Grants).toMatchObject([
      { GranteePrincipal: userArn('nobody') },
    ]);
    expect(lab.failure('kms:RetireGrant', { GrantToken: textOf(grant, 'GrantToken') }, nobody).code).toBe(
      'AccessDeniedException',
    );
    lab.ok('kms:RetireGrant', { GrantToken: textOf(grant, 'GrantToken') }, key('AKIAOUTSIDER'));
    expect(lab.failure('kms:Encrypt', { ...input, EncryptionContext: { app: 'orders' } }, nobody).code).toBe(
      'AccessDeniedException',
    );
  });

  it('ends when it is revoked', () => {
    const { lab, arn } = withKey();
    const input = { KeyId: arn, GranteePrincipal: userArn('nobody'), Operations: ['DescribeKey'] };
    const id = textOf(lab.ok('kms:CreateGrant', input, admin), 'GrantId');
    lab.ok('kms:DescribeKey', { KeyId: arn }, nobody);
    lab.ok('kms:RevokeGrant', { KeyId: arn, GrantId: id }, admin);
    expect(lab.failure('kms:DescribeKey', { KeyId: arn }, nobody).code).toBe('AccessDeniedException');
    expect(lab.failure('kms:RevokeGrant', { KeyId: arn, GrantId: id }, admin).code).toBe('NotFoundException');
  });
});
