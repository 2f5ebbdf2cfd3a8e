import { describe, expect, it } from 'vitest';
import type { Applied, Caller, JsonObject } from '../../../src/account/call.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { allow, answer, buildWorld, home, key, outputOf, partner, refusalOf, root, send } from '../larkspur.ts';

const bucketArn = 'arn:aws:s3:::reports';
const grant = (
  principal: JsonObject | string,
  action: string | string[],
  resource: string | string[],
  rest: JsonObject = {},
): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: action, Resource: resource, ...rest }],
});

const sandbox = buildWorld({
  home,
  accounts: [
    {
      id: home,
      users: [
        {
          name: 'reader',
          accessKeys: [{ id: 'AKIAREADER' }],
          inline: { read: allow('s3:GetObject', `${bucketArn}/*`) },
        },
        {
          name: 'lister',
          accessKeys: [{ id: 'AKIALISTER' }],
          inline: { list: allow(['s3:GetObject', 's3:ListBucket'], [bucketArn, `${bucketArn}/*`]) },
        },
        {
          name: 'maya',
          accessKeys: [{ id: 'AKIAMAYA' }],
          inline: {
            own: allow('s3:ListBucket', bucketArn, { Condition: { StringLike: { 's3:prefix': ['maya/*'] } } }),
          },
        },
        {
          name: 'writer',
          accessKeys: [{ id: 'AKIAWRITER' }],
          inline: { put: allow('s3:PutObject', `${bucketArn}/*`) },
        },
        { name: 'owner', accessKeys: [{ id: 'AKIAOWNER' }], inline: { all: allow('s3:*') } },
      ],
      buckets: [
        { name: 'reports', objects: [{ key: 'a.txt', body: 'alpha' }, 'maya/1', 'maya/2', 'maya/sub/3', 'zoe/1'] },
        { name: 'far', region: 'eu-west-1' },
        { name: 'open', objects: ['a'], policy: grant('*', 's3:GetObject', 'arn:aws:s3:::open/*') },
        {
          name: 'shared',
          objects: ['a'],
          policy: grant(
            { AWS: `arn:aws:iam::${partner}:root` },
            ['s3:GetObject', 's3:PutBucketPolicy'],
            ['arn:aws:s3:::shared', 'arn:aws:s3:::shared/*'],
          ),
        },
        {
          name: 'sealed',
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Principal: '*',
                Action: 's3:*',
                Resource: ['arn:aws:s3:::sealed', 'arn:aws:s3:::sealed/*'],
              },
            ],
          },
        },
      ],
    },
    { id: partner, users: [{ name: 'eve', accessKeys: [{ id: 'AKIAEVE' }], inline: { all: allow('s3:*') } }] },
  ],
});

const owner = key('AKIAOWNER');
const anonymous: Caller = { type: 'anonymous' };
const ask = (
  line: string,
  input: JsonObject = {},
  caller: Caller = owner,
  state: Sandbox = sandbox,
  rest = {},
): Applied => send(state, caller, `s3:${line}`, input, rest);
const user = (name: string) => `arn:aws:iam::${home}:user/${name}`;
const bucketOf = (state: Sandbox, name: string) => state.accounts.get(home)?.buckets.get(name);

describe('reading an object', () => {
  it('gives its body in base 64', () => {
    const output = outputOf(ask('GetObject', { Bucket: 'reports', Key: 'a.txt' }, key('AKIAREADER')));
    expect(output).toMatchObject({ ContentLength: 5, ETag: '"2c1743a391305fbf367df8e4f069f9f9"' });
    expect(Buffer.from(String(output.Body), 'base64').toString()).toBe('alpha');
  });

  it('that is not there is 404 for those who may list the bucket, and 403 for others', () => {
    const missing = { Bucket: 'reports', Key: 'none' };
    expect(answer(ask('GetObject', missing, key('AKIALISTER')))).toEqual([
      'NoSuchKey',
      'The specified key does not exist.',
    ]);
    expect(answer(ask('GetObject', missing, key('AKIAREADER')))).toEqual([
      'AccessDenied',
      `User: ${user('reader')} is not authorized to perform: s3:ListBucket on resource: "${bucketArn}" because no identity-based policy allows the s3:ListBucket action`,
    ]);
  });

  it('without the permission is denied, with the ARN in quotes', () => {
    expect(answer(ask('GetObject', { Bucket: 'reports', Key: 'a.txt' }, key('AKIAWRITER')))).toEqual([
      'AccessDenied',
      `User: ${user('writer')} is not authorized to perform: s3:GetObject on resource: "${bucketArn}/a.txt" because no identity-based policy allows the s3:GetObject action`,
    ]);
  });

  it('by its head answers without a body', () => {
    expect(outputOf(ask('HeadObject', { Bucket: 'reports', Key: 'a.txt' }))).not.toHaveProperty('Body');
    expect(answer(ask('HeadObject', { Bucket: 'reports', Key: 'none' }, key('AKIALISTER')))).toEqual([
      '404',
      'Not Found',
    ]);
    expect(answer(ask('HeadObject', { Bucket: 'reports', Key: 'none' }, key('AKIAREADER')))).toEqual([
      '403',
      'Forbidden',
    ]);
  });

  it('from another account or by nobody tells no reason', () => {
    expect(answer(ask('GetObject', { Bucket: 'reports', Key: 'a.txt' }, key('AKIAEVE')))).toEqual([
      'AccessDenied',
      'Access Denied',
    ]);
    expect(answer(ask('GetObject', { Bucket: 'reports', Key: 'a.txt' }, anonymous))).toEqual([
      'AccessDenied',
      'Access Denied',
    ]);
  });

  it('is open where the policy of the bucket says so', () => {
    expect(ask('GetObject', { Bucket: 'open', Key: 'a' }, anonymous).outcome.ok).toBe(true);
    expect(ask('GetObject', { Bucket: 'shared', Key: 'a' }, key('AKIAEVE')).outcome.ok).toBe(true);
    expect(ask('GetObject', { Bucket: 'shared', Key: 'a' }, anonymous).outcome.ok).toBe(false);
  });
});

describe('writing', () => {
  it('stores what was sent', () => {
    const put = ask(
      'PutObject',
      { Bucket: 'reports', Key: 'b', Body: Buffer.from('beta').toString('base64') },
      key('AKIAWRITER'),
    );
    expect(outputOf(put)).toMatchObject({ ETag: expect.stringMatching(/^"[\da-f]{32}"$/) });
    expect(bucketOf(put.sandbox, 'reports')?.objects.get('b')?.body).toBe('beta');
  });

  it('with tags or a canned list needs those permissions as well', () => {
    const put = (more: JsonObject) => ask('PutObject', { Bucket: 'reports', Key: 'b', ...more }, key('AKIAWRITER'));
    expect(refusalOf(put({ Tagging: 'kind=log' }))[1]).toMatch(/s3:PutObjectTagging/);
    expect(refusalOf(put({ ACL: 'public-read' }))[1]).toMatch(/s3:PutObjectAcl/);
    expect(answer(ask('PutObject', { Bucket: 'reports', Key: 'b', ACL: 'public-read' }))).toEqual([
      'AccessControlListNotSupported',
      'The bucket does not allow ACLs',
    ]);
  });

  it('hands encryption and tags to conditions', () => {
    const put = ask('PutObject', { Bucket: 'reports', Key: 'b', ServerSideEncryption: 'aws:kms', Tagging: 'kind=log' });
    expect(put.outcome.decisions[0]?.request.context).toMatchObject({
      's3:x-amz-server-side-encryption': 'aws:kms',
      's3:RequestObjectTag/kind': 'log',
      's3:RequestObjectTagKeys': ['kind'],
    });
  });

  it('deletes, and deleting what is not there succeeds', () => {
    const gone = ask('DeleteObject', { Bucket: 'reports', Key: 'a.txt' });
    expect(bucketOf(gone.sandbox, 'reports')?.objects.has('a.txt')).toBe(false);
    expect(ask('DeleteObject', { Bucket: 'reports', Key: 'none' }).outcome.ok).toBe(true);
    expect(ask('DeleteObject', { Bucket: 'reports', Key: 'a.txt' }, key('AKIAWRITER')).outcome.ok).toBe(false);
  });
});

describe('listing', () => {
  const keysOf = (output: JsonObject) => ((output.Contents ?? []) as { Key: string }[]).map(({ Key }) => Key);
  const list = (input: JsonObject = {}, caller = owner) =>
    ask('ListObjectsV2', { Bucket: 'reports', ...input }, caller);

  it('shows keys in order, with those in common folded at the delimiter', () => {
    expect(keysOf(outputOf(list()))).toEqual(['a.txt', 'maya/1', 'maya/2', 'maya/sub/3', 'zoe/1']);
    const folded = outputOf(list({ Delimiter: '/' }));
    expect(keysOf(folded)).toEqual(['a.txt']);
    expect(folded).toMatchObject({ KeyCount: 3, CommonPrefixes: [{ Prefix: 'maya/' }, { Prefix: 'zoe/' }] });
    const below = outputOf(list({ Delimiter: '/', Prefix: 'maya/' }));
    expect([keysOf(below), below.CommonPrefixes]).toEqual([['maya/1', 'maya/2'], [{ Prefix: 'maya/sub/' }]]);
  });

  it('goes on where a page ended', () => {
    const first = outputOf(list({ MaxKeys: 2 }));
    expect([keysOf(first), first.IsTruncated]).toEqual([['a.txt', 'maya/1'], true]);
    const second = outputOf(list({ MaxKeys: 4, ContinuationToken: first.NextContinuationToken ?? null }));
    expect([keysOf(second), second.IsTruncated]).toEqual([['maya/2', 'maya/sub/3', 'zoe/1'], false]);
    expect(answer(list({ ContinuationToken: 'shoe' }))).toEqual([
      'InvalidArgument',
      'The continuation token provided is incorrect',
    ]);
  });

  it('can be limited to a prefix', () => {
    const maya = key('AKIAMAYA');
    expect(list({ Prefix: 'maya/' }, maya).outcome.ok).toBe(true);
    expect(list({ Prefix: 'zoe/' }, maya).outcome.ok).toBe(false);
    expect(list({}, maya).outcome.ok).toBe(false);
  });

  it('of all buckets is granted on `*` and on every bucket alike', () => {
    const grantOn = (resource: string) => {
      const PolicyDocument = JSON.stringify(allow('s3:ListAllMyBuckets', resource));
      const state = send(sandbox, root, 'iam:PutUserPolicy', { UserName: 'reader', PolicyName: 'all', PolicyDocument });
      return ask('ListBuckets', {}, key('AKIAREADER'), state.sandbox).outcome.ok;
    };
    expect([grantOn('*'), grantOn('arn:aws:s3:::*'), grantOn('arn:aws:s3:::reports')]).toEqual([true, true, false]);
  });

  it('of all buckets leaves the resource out of the denial', () => {
    expect(outputOf(ask('ListBuckets')).Owner).toEqual({ ID: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(outputOf(ask('ListBuckets'))).toMatchObject({
      Buckets: [{ Name: 'reports' }, { Name: 'far' }, { Name: 'open' }, { Name: 'shared' }, { Name: 'sealed' }],
    });
    expect(answer(ask('ListBuckets', {}, key('AKIAREADER')))).toEqual([
      'AccessDenied',
      `User: ${user('reader')} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    ]);
  });
});

describe('buckets', () => {
  it.each<readonly [string, JsonObject, object, string]>([
    ['with a name that is taken', { Bucket: 'reports' }, {}, 'BucketAlreadyOwnedByYou'],
    ['with a name of another form', { Bucket: 'My_Bucket' }, {}, 'InvalidBucketName'],
    ['with the form of an address', { Bucket: '192.168.5.4' }, {}, 'InvalidBucketName'],
    [
      'outside us-east-1 without constraint',
      { Bucket: 'new-one' },
      { region: 'eu-west-1' },
      'IllegalLocationConstraintException',
    ],
    [
      'with a constraint of another Region',
      { Bucket: 'new-one', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } },
      {},
      'IllegalLocationConstraintException',
    ],
  ])('%s are not made', (_what, input, rest, code) => {
    expect(refusalOf(ask('CreateBucket', input, owner, sandbox, rest))[0]).toBe(code);
  });

  it('are unique over all accounts', () => {
    expect(refusalOf(ask('CreateBucket', { Bucket: 'reports' }, key('AKIAEVE')))[0]).toBe('BucketAlreadyExists');
  });

  it('are made in the Region of the call', () => {
    const made = ask(
      'CreateBucket',
      { Bucket: 'new-one', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } },
      owner,
      sandbox,
      { region: 'eu-west-1' },
    );
    expect(outputOf(made)).toEqual({ Location: '/new-one' });
    expect(bucketOf(made.sandbox, 'new-one')?.region).toBe('eu-west-1');
    expect(made.outcome.decisions[0]?.request.context).toMatchObject({ 's3:LocationConstraint': 'eu-west-1' });
  });

  it('are deleted when they are empty', () => {
    expect(answer(ask('DeleteBucket', { Bucket: 'reports' }))).toEqual([
      'BucketNotEmpty',
      'The bucket you tried to delete is not empty',
    ]);
    expect(bucketOf(ask('DeleteBucket', { Bucket: 'far' }).sandbox, 'far')).toBeUndefined();
  });

  it('tell their Region, which is null in us-east-1', () => {
    expect(outputOf(ask('GetBucketLocation', { Bucket: 'far' }))).toEqual({ LocationConstraint: 'eu-west-1' });
    expect(outputOf(ask('GetBucketLocation', { Bucket: 'reports' }))).toEqual({ LocationConstraint: null });
  });

  it('that are not there are so for everybody', () => {
    expect(answer(ask('ListObjectsV2', { Bucket: 'none' }, key('AKIAREADER')))).toEqual([
      'NoSuchBucket',
      'The specified bucket does not exist',
    ]);
    expect(answer(ask('HeadBucket', { Bucket: 'none' }, anonymous))).toEqual(['404', 'Not Found']);
    expect(answer(ask('HeadBucket', { Bucket: 'reports' }, key('AKIAREADER')))).toEqual(['403', 'Forbidden']);
    expect(ask('HeadBucket', { Bucket: 'reports' }).outcome.ok).toBe(true);
  });

  it('carry tags', () => {
    expect(answer(ask('GetBucketTagging', { Bucket: 'far' }))).toEqual(['NoSuchTagSet', 'The TagSet does not exist']);
    const TagSet = [{ Key: 'env', Value: 'dev' }];
    const tagged = ask('PutBucketTagging', { Bucket: 'far', Tagging: { TagSet } });
    expect(outputOf(ask('GetBucketTagging', { Bucket: 'far' }, owner, tagged.sandbox))).toEqual({ TagSet });
  });
});

describe('the policy of a bucket', () => {
  const put = (policy: JsonObject | string, caller: Caller = owner, Bucket = 'reports') =>
    ask('PutBucketPolicy', { Bucket, Policy: typeof policy === 'string' ? policy : JSON.stringify(policy) }, caller);

  it('is put, got and deleted', () => {
    const policy = grant({ AWS: user('maya') }, 's3:GetObject', `${bucketArn}/maya/*`);
    const done = put(policy);
    expect(outputOf(ask('GetBucketPolicy', { Bucket: 'reports' }, owner, done.sandbox))).toEqual({
      Policy: JSON.stringify(policy),
    });
    expect(ask('GetObject', { Bucket: 'reports', Key: 'maya/1' }, key('AKIAMAYA'), done.sandbox).outcome.ok).toBe(true);
    const gone = ask('DeleteBucketPolicy', { Bucket: 'reports' }, owner, done.sandbox);
    expect(answer(ask('GetBucketPolicy', { Bucket: 'reports' }, owner, gone.sandbox))).toEqual([
      'NoSuchBucketPolicy',
      'The bucket policy does not exist',
    ]);
  });

  it.each<readonly [string, JsonObject | string, string]>([
    ['no JSON', 'hello', "Policies must be valid JSON and the first byte must be '{'"],
    ['no statement', { Version: '2012-10-17' }, 'Missing required field Statement'],
    ['a resource of another bucket', grant('*', 's3:GetObject', 'arn:aws:s3:::other/*'), 'Policy has invalid resource'],
    [
      'a principal that is not there',
      grant({ AWS: user('nobody') }, 's3:GetObject', `${bucketArn}/*`),
      'Invalid principal in policy',
    ],
    [
      'an action on objects for the bucket',
      grant('*', 's3:GetObject', bucketArn),
      'Action does not apply to any resource(s) in statement',
    ],
    [
      'an action on the bucket for objects',
      grant('*', ['s3:GetObject', 's3:ListBucket'], `${bucketArn}/*`),
      'Action does not apply to any resource(s) in statement',
    ],
    [
      'no principal',
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucketArn}/*` }] },
      'Missing required field Principal',
    ],
  ])('is malformed with %s', (_what, policy, message) => {
    expect(answer(put(policy))).toEqual(['MalformedPolicy', message]);
  });

  it('is handled in the account of the owner only', () => {
    const policy = grant('*', 's3:GetObject', 'arn:aws:s3:::shared/*');
    expect(answer(put(policy, key('AKIAEVE'), 'shared'))).toEqual([
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
    ]);
  });

  it('that denies everything is taken away by the root user of the owner alone', () => {
    expect(ask('DeleteBucketPolicy', { Bucket: 'sealed' }).outcome.ok).toBe(false);
    expect(ask('ListObjectsV2', { Bucket: 'sealed' }, root).outcome.ok).toBe(false);
    const opened = ask('DeleteBucketPolicy', { Bucket: 'sealed' }, root);
    expect(opened.outcome.ok).toBe(true);
    expect(ask('ListObjectsV2', { Bucket: 'sealed' }, owner, opened.sandbox).outcome.ok).toBe(true);
  });
});
