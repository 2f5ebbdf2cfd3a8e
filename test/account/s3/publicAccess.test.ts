import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../../src/account/call.ts';
import { home, key, partner } from '../larkspur.ts';
import { ServiceLab, textOf, userWith } from '../serviceLab.ts';

const allow = (action: string | string[], resource = '*', rest: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...rest,
});
const openTo = (principal: JsonObject | string, rest: JsonObject = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*', ...rest },
    ],
  });
const anyone: Caller = { type: 'anonymous' };
const admin = key('AKIAADMIN');
const far = key('AKIAFAR');

const lab = () =>
  new ServiceLab(
    {
      users: [userWith('admin', allow(['s3:*', 'kms:*'])), userWith('reader', allow('s3:GetObject'))],
      buckets: [{ name: 'data', objects: [{ key: 'a', body: 'alpha' }] }],
    },
    { id: partner, users: [userWith('far', allow('s3:*'))] },
  );

const all = (value: boolean): JsonObject => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: value,
    IgnorePublicAcls: value,
    BlockPublicPolicy: value,
    RestrictPublicBuckets: value,
  },
});
const publicRefusal = `AccessDenied: User: arn:aws:iam::${home}:user/admin is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::data" because public policies are blocked by the BlockPublicPolicy block public access setting.`;

describe('Block Public Access', () => {
  it('is on for buckets that are made', () => {
    const world = lab();
    world.ok('s3:CreateBucket', { Bucket: 'fresh-bucket' }, admin);
    expect(world.ok('s3:GetPublicAccessBlock', { Bucket: 'fresh-bucket' }, admin)).toEqual(all(true));
    expect(world.error('s3:GetPublicAccessBlock', { Bucket: 'data' }, admin)).toBe(
      'NoSuchPublicAccessBlockConfiguration: The public access block configuration was not found',
    );
  });

  it('of the bucket refuses a public policy, and takes one that names somebody', () => {
    const world = lab();
    world.ok('s3:PutPublicAccessBlock', { Bucket: 'data', ...all(true) }, admin);
    expect(world.error('s3:PutBucketPolicy', { Bucket: 'data', Policy: openTo('*') }, admin)).toBe(publicRefusal);
    world.ok('s3:PutBucketPolicy', { Bucket: 'data', Policy: openTo({ AWS: `arn:aws:iam::${partner}:root` }) }, admin);
    expect(world.ok('s3:GetBucketPolicyStatus', { Bucket: 'data' }, admin)).toEqual({
      PolicyStatus: { IsPublic: false },
    });
    world.ok('s3:DeletePublicAccessBlock', { Bucket: 'data' }, admin);
    world.ok('s3:PutBucketPolicy', { Bucket: 'data', Policy: openTo('*') }, admin);
    expect(world.ok('s3:GetBucketPolicyStatus', { Bucket: 'data' }, admin)).toEqual({
      PolicyStatus: { IsPublic: true },
    });
  });

  it('of the account closes public buckets to outsiders and leaves the own account alone', () => {
    const world = lab();
    world.ok('s3:PutBucketPolicy', { Bucket: 'data', Policy: openTo('*') }, admin);
    expect(world.ok('s3:GetObject', { Bucket: 'data', Key: 'a' }, anyone).ContentLength).toBe(5);
    world.ok('s3control:PutPublicAccessBlock', { AccountId: home, ...all(true) }, admin);
    expect(world.ok('s3control:GetPublicAccessBlock', { AccountId: home }, admin)).toEqual(all(true));
    expect(world.error('s3:GetObject', { Bucket: 'data', Key: 'a' }, anyone)).toBe('AccessDenied: Access Denied');
    expect(world.error('s3:GetObject', { Bucket: 'data', Key: 'a' }, far)).toBe('AccessDenied: Access Denied');
    world.ok('s3:GetObject', { Bucket: 'data', Key: 'a' }, key('AKIAREADER'));
    expect(world.error('s3:PutBucketPolicy', { Bucket: 'data', Policy: openTo('*') }, admin)).toBe(publicRefusal);
    world.ok('s3control:DeletePublicAccessBlock', { AccountId: home }, admin);
    world.ok('s3:GetObject', { Bucket: 'data', Key: 'a' }, far);
  });

  it('is for those who may set it', () => {
    const world = lab();
    const reader = key('AKIAREADER');
    expect(world.error('s3:PutPublicAccessBlock', { Bucket: 'data', ...all(false) }, reader)).toBe(
      `AccessDenied: User: arn:aws:iam::${home}:user/reader is not authorized to perform: s3:PutBucketPublicAccessBlock on resource: "arn:aws:s3:::data" because no identity-based policy allows the s3:PutBucketPublicAccessBlock action`,
    );
    expect(world.failure('s3control:PutPublicAccessBlock', { AccountId: home, ...all(false) }, reader).code).toBe(
      'AccessDenied',
    );
  });
});

describe('objects under a KMS key', () => {
  function encrypted() {
    const world = lab();
    const arn = textOf(world.ok('kms:CreateKey', {}, admin), 'KeyMetadata', 'Arn');
    world.ok(
      's3:PutBucketEncryption',
      {
        Bucket: 'data',
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn } }],
        },
      },
      admin,
    );
    world.ok('s3:PutObject', { Bucket: 'data', Key: 'sealed', Body: 'YQ==' }, admin);
    return { world, arn };
  }

  it('need the key besides the object', () => {
    const { world, arn } = encrypted();
    const reader = key('AKIAREADER');
    world.ok('s3:GetObject', { Bucket: 'data', Key: 'a' }, reader);
    expect(world.error('s3:GetObject', { Bucket: 'data', Key: 'sealed' }, reader)).toBe(
      `AccessDenied: User: arn:aws:iam::${home}:user/reader is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action`,
    );
    expect(world.ok('s3:HeadObject', { Bucket: 'data', Key: 'sealed' }, admin)).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: arn,
    });
  });

  it('open with a permission that holds through S3 alone', () => {
    const { world, arn } = encrypted();
    const through = {
      StringEquals: {
        'kms:ViaService': 's3.us-east-1.amazonaws.com',
        'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::data/sealed',
      },
    };
    const grantee = { Version: '2012-10-17', Statement: [allow('kms:Decrypt', arn, { Condition: through })] };
    world.ok('iam:PutUserPolicy', { UserName: 'reader', PolicyName: 'key', PolicyDocument: JSON.stringify(grantee) });
    const reader = key('AKIAREADER');
    world.ok('s3:GetObject', { Bucket: 'data', Key: 'sealed' }, reader);
    const blob = textOf(world.ok('kms:Encrypt', { KeyId: arn, Plaintext: 'YQ==' }, admin), 'CiphertextBlob');
    expect(world.failure('kms:Decrypt', { CiphertextBlob: blob }, reader).code).toBe('AccessDeniedException');
  });
});

describe('objects', () => {
  it('are copied by those who may read one and write the other', () => {
    const world = lab();
    world.ok('s3:CopyObject', { Bucket: 'data', Key: 'b', CopySource: 'data/a' }, admin);
    expect(world.ok('s3:GetObject', { Bucket: 'data', Key: 'b' }, admin).ContentLength).toBe(5);
    expect(
      world.failure('s3:CopyObject', { Bucket: 'data', Key: 'c', CopySource: 'data/a' }, key('AKIAREADER')).message,
    ).toContain('s3:PutObject');
    expect(world.failure('s3:CopyObject', { Bucket: 'data', Key: 'c', CopySource: '/data/none' }, admin).code).toBe(
      'NoSuchKey',
    );
  });

  it('are deleted one by one, each with its own permission', () => {
    const world = lab();
    world.ok('s3:PutObject', { Bucket: 'data', Key: 'b' }, admin);
    const wanted = { Bucket: 'data', Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }] } };
    expect(world.ok('s3:DeleteObjects', wanted, key('AKIAREADER'))).toMatchObject({
      Errors: [{ Key: 'a', Code: 'AccessDenied' }, { Key: 'b' }],
    });
    expect(world.ok('s3:DeleteObjects', wanted, admin)).toEqual({ Deleted: [{ Key: 'a' }, { Key: 'b' }] });
    expect(world.account.buckets.get('data')?.objects.size).toBe(0);
  });

  it('carry tags', () => {
    const world = lab();
    world.ok(
      's3:PutObjectTagging',
      { Bucket: 'data', Key: 'a', Tagging: { TagSet: [{ Key: 'k', Value: 'v' }] } },
      admin,
    );
    expect(world.ok('s3:GetObjectTagging', { Bucket: 'data', Key: 'a' }, admin)).toEqual({
      TagSet: [{ Key: 'k', Value: 'v' }],
    });
    world.ok('s3:PutBucketTagging', { Bucket: 'data', Tagging: { TagSet: [{ Key: 'k', Value: 'v' }] } }, admin);
    world.ok('s3:DeleteBucketTagging', { Bucket: 'data' }, admin);
    expect(world.failure('s3:GetBucketTagging', { Bucket: 'data' }, admin).code).toBe('NoSuchTagSet');
  });
});
