import { describe, expect, it } from 'vitest';
import { type Excess, excessOf, missingOf } from '../../src/analysis/excess.ts';
import { type ExcessGroup, groupExcess } from '../../src/analysis/excessEntries.ts';
import { actionsOf } from './actionsOf.ts';
import { account, attached, empty, home, policy, principal, published, resourcePolicy } from './world.ts';

const bucket = 'arn:aws:s3:::reports';
const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => {
  return { Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) };
};
const deny = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => {
  return { ...allow(Action, Resource, Condition), Effect: 'Deny' };
};

const withMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const role = `arn:aws:iam::${home}:role/reader`;
const ofRole = { arn: `arn:aws:sts::${home}:assumed-role/reader/now`, role, temporary: true };

type Statements = readonly object[];

/** Excess of one policy over another for a user of an account with nothing in it. */
function beyond(granted: Statements, ceiling: Statements): readonly Excess[] {
  const result = excessOf(empty.view, principal([policy(...granted)]), ceiling.length > 0 ? [policy(...ceiling)] : []);
  expect(result.reasons).toEqual([]);
  return result.excess;
}

/** The only witness, with the keys of its context that the name says. */
function witness(excess: readonly Excess[], ...keys: string[]): Record<string, unknown> {
  const [group, ...others] = groupExcess(excess);
  expect(others).toEqual([]);
  const { resource, action, context } = (group as ExcessGroup).witness;
  return { action, resource, ...Object.fromEntries(keys.map((key) => [key, context[key]])) };
}

describe('published policies against a tight ceiling', () => {
  const ceiling = policy(
    allow('ec2:Describe*'),
    allow(['ec2:StartInstances', 'ec2:StopInstances'], '*', { StringEquals: { 'aws:ResourceTag/env': 'dev' } }),
  );
  const groups = (name: string) => groupExcess(excessOf(empty.view, principal([published(name)]), [ceiling]).excess);

  it('PowerUserAccess reads and writes every bucket, and each claim has a request that proves it', () => {
    const s3 = groups('PowerUserAccess').filter(({ service }) => service === 's3');
    expect(s3.map(({ accessLevel, actions }) => [accessLevel, actions[0]?.name])).toEqual([
      ['Permissions management', 'AssociateAccessGrantsIdentityCenter'],
      ['Read', 'GetObject'],
      ['Write', 'AbortMultipartUpload'],
      ['Tagging', 'DeleteJobTagging'],
      ['List', 'ListAccessGrants'],
    ]);
    const [read] = s3.filter(({ accessLevel }) => accessLevel === 'Read');
    expect(read?.witness).toMatchObject({ action: 's3:GetObject', resource: 'arn:aws:s3:::some-bucket/some-key' });
    expect(read?.decision.decision).toBe('allowed');
  });

  it('PowerUserAccess changes no user, group or policy of IAM', () => {
    const iam = groups('PowerUserAccess').filter(({ service }) => service === 'iam');
    expect(iam.flatMap(({ actions }) => actions.map(({ name }) => name)).sort()).toEqual([
      'CreateServiceLinkedRole',
      'DeleteServiceLinkedRole',
      'ListRoles',
    ]);
  });

  it('AmazonEC2FullAccess brings load balancers, alarms and Auto Scaling along', () => {
    const services = new Set(groups('AmazonEC2FullAccess').map(({ service }) => service));
    expect(services).toEqual(new Set(['autoscaling', 'cloudwatch', 'ec2', 'elasticloadbalancing', 'iam']));
  });

  it('AdministratorAccess is everything but what policies do not decide, counted exactly and worst first', () => {
    const result = excessOf(empty.view, principal([published('AdministratorAccess')]), []);
    const all = groupExcess(result.excess);
    expect(all.reduce((sum, { actions }) => sum + actions.length, 0)).toBe(22_091 - 4);
    expect(all[0]).toMatchObject({ service: 'iam', accessLevel: 'Write' });
    expect(new Set(result.excess.map(({ width }) => width))).toEqual(new Set(['not needed']));
  });

  it('every one of them is within itself', () => {
    for (const name of ['PowerUserAccess', 'SecurityAudit', 'IAMFullAccess', 'AmazonS3FullAccess', 'ReadOnlyAccess']) {
      const same = published(name);
      expect(excessOf(empty.view, principal([same]), [same])).toEqual({ excess: [], complete: true, reasons: [] });
    }
  });

  it('every witness of a broad policy stands up before the evaluator with its reasons', () => {
    for (const group of groups('PowerUserAccess')) expect(group.decision.request).toEqual(group.witness);
  });
});

describe('excess', () => {
  it('is nothing where both sides say the same in other words', () => {
    expect(
      beyond(
        [allow(['s3:GetObject', 's3:PutObject'], `${bucket}/*`), deny('s3:PutObject', `${bucket}/*`)],
        [allow('s3:GetObject', [`${bucket}/a*`, `${bucket}/*`])],
      ),
    ).toEqual([]);
  });

  it('of an action that is needed on a tagged resource only is the same action on one without the tag', () => {
    const found = beyond(
      [allow('ec2:StopInstances')],
      [allow('ec2:StopInstances', '*', { StringEquals: { 'aws:ResourceTag/env': 'dev' } })],
    );
    expect(found[0]?.width).toBe('any resource');
    expect(witness(found, 'aws:ResourceTag/env')).toEqual({
      action: 'ec2:StopInstances',
      resource: `arn:aws:ec2:eu-west-1:${home}:instance/some-instance`,
      'aws:ResourceTag/env': undefined,
    });
  });

  it('knows that the tag of a resource is one thing under the names of AWS and of the service', () => {
    const own = allow('ec2:StopInstances', '*', { StringEquals: { 'ec2:ResourceTag/env': 'dev' } });
    const global = allow('ec2:StopInstances', '*', { StringEquals: { 'aws:ResourceTag/env': 'dev' } });
    expect(beyond([own], [global])).toEqual([]);
    expect(beyond([global], [own])).toEqual([]);
  });

  it('takes the tags of what exists as facts', () => {
    const arn = `arn:aws:ec2:eu-west-1:${home}:instance/i-0prod`;
    const world = account({ arn, type: 'ec2:instance', tags: { env: 'prod' } });
    const granted = policy(allow('ec2:StopInstances', arn, { StringEquals: { 'aws:ResourceTag/env': 'dev' } }));
    expect(excessOf(world.view, principal([granted], { world }), []).excess).toEqual([]);
    const whole = excessOf(world.view, principal([policy(allow('ec2:StopInstances', arn))], { world }), [granted]);
    expect(witness(whole.excess, 'aws:ResourceTag/env')).toEqual({
      action: 'ec2:StopInstances',
      resource: arn,
      'aws:ResourceTag/env': 'prod',
    });
  });

  it('of a whole bucket over a prefix is a key beside the prefix', () => {
    const found = beyond([allow('s3:GetObject', `${bucket}/*`)], [allow('s3:GetObject', `${bucket}/app/*`)]);
    expect(found[0]?.width).toBe('wider');
    expect(witness(found)).toEqual({ action: 's3:GetObject', resource: `${bucket}/some-key` });
  });

  it('of a pattern that forgets the slash is a neighbour whose name begins alike', () => {
    const found = beyond([allow('s3:GetObject', `${bucket}*`)], [allow('s3:GetObject', `${bucket}/*`)]);
    expect(witness(found)).toEqual({ action: 's3:GetObject', resource: `${bucket}x/some-key` });
  });

  it('of a listing without its prefix is one without any and one of another prefix', () => {
    const prefix = { StringLike: { 's3:prefix': 'app/*' } };
    const dropped = beyond([allow('s3:ListBucket', bucket)], [allow('s3:ListBucket', bucket, prefix)]);
    expect(witness(dropped, 's3:prefix')['s3:prefix']).toBeUndefined();
    const present = { ...prefix, Null: { 's3:prefix': 'false' } };
    const loosened = beyond(
      [allow('s3:ListBucket', bucket, { StringLike: { 's3:prefix': '*' } })],
      [allow('s3:ListBucket', bucket, present)],
    );
    expect(witness(loosened, 's3:prefix')).toMatchObject({ 's3:prefix': 'something-else' });
  });

  it('lies between the bounds of numbers', () => {
    const most = (count: string) => allow('s3:ListBucket', bucket, { NumericLessThanEquals: { 's3:max-keys': count } });
    expect(beyond([most('10')], [most('10')])).toEqual([]);
    expect(beyond([most('10')], [most('100')])).toEqual([]);
    expect(witness(beyond([most('100')], [most('99')]), 's3:max-keys')).toMatchObject({ 's3:max-keys': '100' });
  });

  it('lies ahead in time, never behind', () => {
    const until = (date: string) => allow('s3:GetObject', '*', { DateLessThan: { 'aws:CurrentTime': date } });
    const since = (date: string) => allow('s3:GetObject', '*', { DateGreaterThan: { 'aws:CurrentTime': date } });
    const found = beyond([until('2027-01-01T00:00:00Z')], [until('2026-12-08T00:00:00Z')]);
    expect(witness(found, 'aws:CurrentTime')).toMatchObject({ 'aws:CurrentTime': '2026-12-08T00:00:00Z' });
    expect(beyond([until('2020-01-01T00:00:00Z')], [])).toEqual([]);
    expect(beyond([allow('s3:GetObject')], [since('2026-01-01T00:00:00Z')])).toEqual([]);
  });

  it('takes calendar and epoch for one clock', () => {
    const calendar = { DateLessThan: { 'aws:CurrentTime': '2026-12-08T00:00:00Z' } };
    const epoch = { NumericLessThan: { 'aws:EpochTime': String(Date.UTC(2026, 11, 8) / 1000) } };
    expect(beyond([allow('s3:GetObject', '*', calendar)], [allow('s3:GetObject', '*', epoch)])).toEqual([]);
    expect(beyond([allow('s3:GetObject', '*', epoch)], [allow('s3:GetObject', '*', calendar)])).toEqual([]);
  });

  it('of a wider network is an address outside of the narrower one', () => {
    const from = (...ranges: string[]) => allow('s3:GetObject', '*', { IpAddress: { 'aws:SourceIp': ranges } });
    const found = beyond([from('203.0.113.0/24', '198.51.100.0/24')], [from('203.0.113.0/24', '198.51.100.0/25')]);
    expect(witness(found, 'aws:SourceIp')).toMatchObject({ 'aws:SourceIp': '198.51.100.138' });
    expect(beyond([from('203.0.113.0/24')], [from('203.0.113.0/25', '203.0.113.128/25')])).toEqual([]);
  });

  it('of a network condition with IfExists is a request through a VPC endpoint, which has no public address', () => {
    const strict = allow('s3:GetObject', '*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } });
    const loose = allow('s3:GetObject', '*', { IpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } });
    const found = witness(beyond([loose], [strict]), 'aws:SourceIp', 'aws:SourceVpce');
    expect(found['aws:SourceIp']).toBeUndefined();
    expect(found['aws:SourceVpce']).toMatch(/^vpce-/);
  });

  it('of a missing MFA condition is a request without MFA', () => {
    const found = beyond([allow('iam:CreateUser')], [allow('iam:CreateUser', '*', withMfa)]);
    expect(witness(found, 'aws:MultiFactorAuthPresent')['aws:MultiFactorAuthPresent']).toBeUndefined();
  });

  it('of a Deny on Bool is a request with a long-term key, which says nothing of MFA', () => {
    const without = (operator: string) => deny('*', '*', { [operator]: { 'aws:MultiFactorAuthPresent': 'false' } });
    const ceiling = [allow('s3:GetObject', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })];
    const found = beyond([allow('s3:GetObject'), without('Bool')], ceiling);
    expect(witness(found, 'aws:MultiFactorAuthPresent')['aws:MultiFactorAuthPresent']).toBeUndefined();
    expect(beyond([allow('s3:GetObject'), without('BoolIfExists')], ceiling)).toEqual([]);
  });

  it('never shows a sign-in with an age of MFA and without MFA', () => {
    const recent = { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } };
    const both = { ...recent, Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    expect(beyond([allow('s3:GetObject', '*', recent)], [allow('s3:GetObject', '*', both)])).toEqual([]);
  });

  it('counts a tag in the request and its key as one', () => {
    const tag = { StringEquals: { 'aws:RequestTag/env': 'dev' } };
    const only = { 'ForAllValues:StringEqualsIgnoreCase': { 'aws:TagKeys': ['env'] } };
    const create = (Condition: object) => allow('ec2:CreateTags', '*', Condition);
    const anyKey = { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': ['env'] } };
    expect(beyond([create(tag)], [create({ ...tag, ...anyKey })])).toEqual([]);
    const found = witness(beyond([create(tag)], [create({ StringEquals: tag.StringEquals, ...only })]), 'aws:TagKeys');
    expect(found['aws:TagKeys']).toHaveLength(2);
  });

  it('of ForAllValues on its own is a request without the key', () => {
    const keys = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['env'] } };
    const present = { ...keys, Null: { 'aws:TagKeys': 'false' } };
    const found = beyond([allow('ec2:CreateTags', '*', keys)], [allow('ec2:CreateTags', '*', present)]);
    expect(witness(found, 'aws:TagKeys')['aws:TagKeys']).toBeUndefined();
  });

  it('of a Deny with NotAction is what the Deny spares', () => {
    const found = beyond(
      [allow('*'), { Effect: 'Deny', NotAction: ['s3:GetObject', 'iam:List*'], Resource: '*' }],
      [allow('iam:List*')],
    );
    expect(actionsOf(found)).toEqual(['s3:GetObject']);
  });

  it('of an Allow with NotResource is everything but the resource', () => {
    const found = beyond(
      [{ Effect: 'Allow', Action: 's3:GetObject', NotResource: `${bucket}/*` }],
      [allow('s3:GetObject', `${bucket}/*`)],
    );
    expect(witness(found)).toEqual({ action: 's3:GetObject', resource: 'arn:aws:s3:::some-bucket/some-key' });
  });

  it('fills in variables that the principal settles', () => {
    const own = 'arn:aws:iam::*:user/${aws:username}';
    expect(
      beyond([allow('iam:ChangePassword', `arn:aws:iam::${home}:user/maya`)], [allow('iam:ChangePassword', own)]),
    ).toEqual([]);
    const found = beyond([allow('iam:ChangePassword')], [allow('iam:ChangePassword', own)]);
    expect(witness(found)).toEqual({ action: 'iam:ChangePassword', resource: `arn:aws:iam::${home}:user/some-user` });
  });

  it('solves a variable together with the key that it is compared with', () => {
    const same = { StringEquals: { 'aws:ResourceTag/owner': '${aws:RequestTag/owner}' } };
    const both = { StringEquals: { 'aws:ResourceTag/owner': 'x', 'aws:RequestTag/owner': 'x' } };
    const create = (Condition: object) => allow('ec2:CreateTags', '*', Condition);
    expect(beyond([create(both)], [create(same)])).toEqual([]);
    const found = beyond([create(same)], [create(both)]);
    const keys = ['aws:ResourceTag/owner', 'aws:RequestTag/owner'];
    const { [keys[0] as string]: resource, [keys[1] as string]: request } = witness(found, ...keys);
    expect(resource).toBeDefined();
    expect(resource).toBe(request);
  });

  it('tells Regions apart in ARNs and in the condition as one thing', () => {
    const inIreland = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    const arn = `arn:aws:sqs:eu-west-1:${home}:*`;
    expect(beyond([allow('sqs:SendMessage', '*', inIreland)], [allow('sqs:SendMessage', arn)])).toEqual([]);
    expect(beyond([allow('sqs:SendMessage', arn)], [allow('sqs:SendMessage', '*', inIreland)])).toEqual([]);
    const found = beyond([allow('sqs:SendMessage')], [allow('sqs:SendMessage', '*', inIreland)]);
    expect(witness(found, 'aws:RequestedRegion')).toMatchObject({
      resource: `arn:aws:sqs:us-east-1:${home}:some-queue`,
      'aws:RequestedRegion': 'us-east-1',
    });
  });

  it('of a dropped data perimeter is a bucket of somebody else', () => {
    const own = { StringEquals: { 'aws:ResourceAccount': home } };
    const found = beyond([allow('s3:PutObject')], [allow('s3:PutObject', '*', own)]);
    expect(witness(found, 'aws:ResourceAccount')).not.toMatchObject({ 'aws:ResourceAccount': home });
    const queues = beyond([allow('sqs:SendMessage')], [allow('sqs:SendMessage', '*', own)]);
    expect(queues).toEqual([]);
  });

  it('is bound by boundary, session policy and service control policies', () => {
    const granted = [policy(allow(['s3:GetObject', 's3:PutObject', 'sqs:SendMessage']))];
    const bound = policy(allow('s3:*'));
    const only = (more: Parameters<typeof principal>[1]) =>
      actionsOf(excessOf(empty.view, principal(granted, more), []).excess);
    expect(only({ more: { boundary: { ref: 'boundary', policy: bound } } })).toEqual(['s3:GetObject', 's3:PutObject']);
    expect(only({ more: { session: attached([policy(allow('s3:Get*'))], 'session') } })).toEqual(['s3:GetObject']);
    const scp = [attached([policy(allow('*'), deny('s3:Put*'))], 'scp[0]')];
    expect(only({ more: { scp } })).toEqual(['s3:GetObject', 'sqs:SendMessage']);
  });

  it('includes what the policy of a resource grants to the principal', () => {
    const open = resourcePolicy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${home}:user/maya` },
      Action: 's3:GetObject',
      Resource: `${bucket}/*`,
    });
    const world = account({ arn: bucket, type: 's3:bucket', policy: open });
    const found = excessOf(world.view, principal([]), []);
    expect(witness(found.excess)).toEqual({ action: 's3:GetObject', resource: `${bucket}/some-key` });
    expect(excessOf(world.view, principal([]), [policy(allow('s3:GetObject', `${bucket}/*`))]).excess).toEqual([]);
  });

  it('is held back by a deny in the policy of a bucket', () => {
    const insecure = { Bool: { 'aws:SecureTransport': 'false' } };
    const tls = resourcePolicy({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: `${bucket}/*`,
      Condition: insecure,
    });
    const world = account({ arn: bucket, type: 's3:bucket', policy: tls });
    const granted = principal([policy(allow('s3:GetObject', `${bucket}/*`))]);
    const secure = policy(allow('s3:GetObject', `${bucket}/*`, { Bool: { 'aws:SecureTransport': 'true' } }));
    expect(excessOf(world.view, granted, [secure])).toEqual({ excess: [], complete: true, reasons: [] });
    expect(witness(excessOf(empty.view, granted, [secure]).excess, 'aws:SecureTransport')).toMatchObject({
      'aws:SecureTransport': 'false',
    });
  });

  it('of a role needs the other account to agree', () => {
    const foreign = { arn: 'arn:aws:s3:::theirs', type: 's3:bucket', account: '999988887777' };
    const object = { ...foreign, arn: `${foreign.arn}/a`, type: 's3:object' };
    const role = `arn:aws:iam::${home}:role/reader`;
    const session = { arn: `arn:aws:sts::${home}:assumed-role/reader/now`, role, temporary: true };
    const granted = principal([policy(allow('s3:GetObject', 'arn:aws:s3:::theirs/*'))], session);
    const open = resourcePolicy({
      Effect: 'Allow',
      Principal: { AWS: role },
      Action: 's3:GetObject',
      Resource: `${foreign.arn}/*`,
    });
    expect(excessOf(account(foreign, object).view, granted, []).excess).toEqual([]);
    const letIn = account({ ...foreign, policy: open }, { ...object, policy: open });
    expect(witness(excessOf(letIn.view, granted, []).excess)).toEqual({ action: 's3:GetObject', resource: object.arn });
  });

  it('of a session knows that it always tells whether MFA was used', () => {
    const session = { temporary: true };
    const denied = policy(allow('s3:GetObject'), deny('*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }));
    const ceiling = [policy(allow('s3:GetObject', '*', withMfa))];
    expect(excessOf(empty.view, principal([denied], session), ceiling).excess).toEqual([]);
    expect(actionsOf(excessOf(empty.view, principal([denied]), ceiling).excess)).toEqual(['s3:GetObject']);
  });

  it.each([
    ['a role', ofRole],
    ['a federated user', { arn: `arn:aws:sts::${home}:federated-user/maya`, temporary: true }],
  ])('of the session of %s is never one with MFA', (_, session) => {
    const recent = { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } };
    const granted = policy(allow('s3:GetObject', '*', withMfa), allow('s3:PutObject', '*', recent));
    const { excess, complete } = excessOf(empty.view, principal([granted], session), []);
    expect([excess, complete]).toEqual([[], true]);
    expect(actionsOf(excessOf(empty.view, principal([granted], { temporary: true }), []).excess)).toEqual([
      's3:GetObject',
      's3:PutObject',
    ]);
  });

  it('of the session of a role has MFA where that is stated', () => {
    const granted = policy(allow('s3:GetObject', '*', withMfa));
    const stated = { ...ofRole, context: { 'aws:MultiFactorAuthPresent': 'true' } };
    const found = (person: typeof ofRole, signIn: 'with MFA' | null) =>
      actionsOf(excessOf(empty.view, principal([granted], person), [], { signIn }).excess);
    expect(found(stated, null)).toEqual(['s3:GetObject']);
    expect(found(ofRole, 'with MFA')).toEqual(['s3:GetObject']);
  });

  it.each([
    ['a bucket', 's3:ListBucket', 'arn:aws:s3:::bx'],
    ['an object in a bucket', 's3:GetObject', 'arn:aws:s3:::bx/some-key'],
  ])('is %s beside the one that has the first name that fits and is somebody else’s', (_, action, resource) => {
    const world = account({ arn: 'arn:aws:s3:::b', type: 's3:bucket', account: '999988887777' });
    const granted = principal([policy(allow(action, 'arn:aws:s3:::b*'))], { world });
    expect(witness(excessOf(world.view, granted, []).excess)).toEqual({ action, resource });
  });

  it('is found in one bucket of two that no statement tells apart, where the other is somebody else’s', () => {
    const bucketOf = (name: string, owner: string) => ({
      arn: `arn:aws:s3:::${name}`,
      type: 's3:bucket',
      account: owner,
    });
    const world = account(bucketOf('b', '999988887777'), bucketOf('own', home));
    const granted = policy(allow('s3:GetObject', ['arn:aws:s3:::b/*', 'arn:aws:s3:::own/*']));
    const { excess } = excessOf(world.view, principal([granted], { world }), []);
    expect(witness(excess)).toEqual({ action: 's3:GetObject', resource: 'arn:aws:s3:::own/some-key' });
  });

  it('leaves out calls that lack permission on something else they need', () => {
    const part = beyond([allow('ec2:RunInstances', `arn:aws:ec2:eu-west-1:${home}:instance/*`)], []);
    expect(part).toEqual([]);
    expect(actionsOf(beyond([allow('ec2:RunInstances')], []))).toEqual(['ec2:RunInstances']);
  });

  it('leaves out what AWS allows everybody', () => {
    expect(beyond([allow(['sts:GetCallerIdentity', 'sts:GetSessionToken'])], [])).toEqual([]);
  });

  it('takes keys of KMS that do not exist yet to have the usual policy', () => {
    expect(actionsOf(beyond([allow('kms:Decrypt')], []))).toEqual(['kms:Decrypt']);
    expect(beyond([allow('kms:Decrypt')], [allow('kms:Decrypt')])).toEqual([]);
  });

  it('is found in full where a request chooses several parts of a resource name, and reported with a reason where it chooses one twice', () => {
    const beyond = (resource: string) =>
      excessOf(empty.view, principal([policy(allow('s3:GetObject', resource))]), [
        policy(allow('s3:GetObject', `${bucket}/*`)),
      ]);
    expect(beyond(`${bucket}/\${s3:prefix}/\${s3:delimiter}/*`)).toMatchObject({ excess: [], complete: true });
    const twice = beyond(`${bucket}/\${s3:prefix}/\${s3:prefix}/*`);
    expect(twice).toMatchObject({ excess: [], complete: false });
    expect(twice.reasons[0]).toMatch(/several variables/);
  });
});

describe('sign-ins', () => {
  const granted = policy(allow('s3:GetObject', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));

  it('count all unless one kind is asked for', () => {
    const on = (signIn: 'with MFA' | 'without MFA' | null) =>
      actionsOf(excessOf(empty.view, principal([granted]), [], { signIn }).excess);
    expect(on(null)).toEqual(['s3:GetObject']);
    expect(on('with MFA')).toEqual(['s3:GetObject']);
    expect(on('without MFA')).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is what the task needs and the account does not allow', () => {
    const needed = policy(allow(['s3:GetObject', 's3:PutObject'], `${bucket}/*`));
    const granted = policy(allow('s3:*', `${bucket}/*`), deny('s3:PutObject', `${bucket}/finance/*`));
    const { excess } = missingOf(empty.view, principal([granted]), [needed]);
    expect(witness(excess)).toEqual({ action: 's3:PutObject', resource: `${bucket}/finance/some-key` });
  });

  it('is what only MFA allows the session of a role', () => {
    const granted = policy(allow('s3:GetObject', '*', withMfa));
    const needed = policy(allow('s3:GetObject'));
    const { excess } = missingOf(empty.view, principal([granted], ofRole), [needed]);
    expect(witness(excess, 'aws:MultiFactorAuthPresent')).toMatchObject({ 'aws:MultiFactorAuthPresent': 'false' });
    expect(missingOf(empty.view, principal([granted], ofRole), [granted]).excess).toEqual([]);
  });

  it('may be withheld by a boundary', () => {
    const needed = policy(allow('sqs:SendMessage'));
    const more = { boundary: { ref: 'boundary', policy: policy(allow('s3:*')) } };
    expect(actionsOf(missingOf(empty.view, principal([needed], { more }), [needed]).excess)).toEqual([
      'sqs:SendMessage',
    ]);
  });
});
