import fc from 'fast-check';
import { readPolicy } from '../../src/policy/parse.ts';
import type { PolicyKind } from '../../src/policy/policyKind.ts';
import type { AttachedPolicy, PoliciesInForce } from '../../src/policy/request.ts';
import type { RawLayers, RawPolicy, RawRequest, RawStatement } from './reference/evaluator.ts';

const account = '111122223333';
export const user = `arn:aws:iam::${account}:user/team/dana`;
export const role = `arn:aws:iam::${account}:role/Api`;
export const roleSession = `arn:aws:sts::${account}:assumed-role/Api/blue`;
export const root = `arn:aws:iam::${account}:root`;
const federated = `arn:aws:sts::${account}:federated-user/kiosk`;
const stranger = 'arn:aws:iam::444455556666:user/gus';
const service = 'sns.amazonaws.com';

const bucket = 'arn:aws:s3:::logs';
const queue = `arn:aws:sqs:eu-west-1:${account}:jobs`;

const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const oneOrMore = <Value>(item: fc.Arbitrary<Value>): fc.Arbitrary<Value | Value[]> =>
  fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }));

const texts = pick('eu-west-1', 'us-east-1', 'EU-WEST-1', 'dana', 'team-a', 'team-b', '', 'a*', '${x}', 'ü😀');
const arns = pick(user, role, queue, bucket, 'arn:aws:iam::111122223333:user/', 'dana', 'arn:aws:x:::a:b');
const numbers = pick('5', '10', '10.0', '-1', '1e1', 'many', '');
const dates = pick('2026-11-25T00:00:00Z', '2026-11-25', '1795564800', '2027-01-01T12:30:00Z', 'soon');
const addresses = pick('203.0.113.9', '203.0.113.200', '10.0.0.1', '2001:db8::1', '2001:db8:1::1', 'home');
const truths = pick('true', 'false', 'True', 'yes');
const bytes = pick('YQ==', 'YWI=', 'YWJj');

/** Condition keys with the values that requests give them; a list marks a multivalued key. */
const keys: Readonly<Record<string, fc.Arbitrary<string | string[]>>> = {
  'aws:RequestedRegion': texts,
  'aws:PrincipalTag/team': texts,
  'aws:SourceArn': arns,
  's3:max-keys': numbers,
  'aws:CurrentTime': dates,
  'aws:SourceIp': addresses,
  'aws:SecureTransport': truths,
  'aws:TagKeys': fc.array(texts, { maxLength: 3 }),
  'aws:CalledVia': fc.array(texts, { maxLength: 2 }),
  'ex:Blob': bytes,
  'aws:username': pick('dana', 'someone'),
};

export const requests: fc.Arbitrary<RawRequest> = fc
  .record({
    principal: pick(user, roleSession, roleSession, root, federated, stranger, service, '*'),
    action: pick(
      's3:GetObject',
      'S3:getobject',
      's3:PutObject',
      'sqs:SendMessage',
      'sqs:ReceiveMessage',
      'ec2:RunInstances',
    ),
    resource: pick(
      `${bucket}/a/b`,
      bucket,
      `${bucket}/dana/x`,
      queue,
      `${queue}-2`,
      `${bucket}/a*`,
      'arn:aws:s3:::x:y',
      '*',
    ),
    owner: pick(account, account, account, '444455556666', null),
    context: fc.record(keys, { requiredKeys: [] }),
  })
  .map(({ owner, context, ...rest }) => {
    const given: Record<string, string | string[]> = {};
    for (const [key, value] of Object.entries(context)) if (value !== undefined) given[key] = value;
    return { ...rest, context: given, ...(owner === null ? {} : { resourceAccount: owner }) };
  });

const often = <Value>(usual: Value, other: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 3, arbitrary: other });

const actions = oneOrMore(
  often('*', pick('s3:*', 's3:Get*', 'S3:GETOBJECT', 's3:?etObject', 'sqs:*Message', 's3:PutObject', '*:*', 'ec2:*')),
);
const resources = oneOrMore(
  often(
    '*',
    pick(
      ...[bucket, `${bucket}/*`, `${bucket}/?/b`, 'arn:aws:s3:::*', 'arn:aws:s3:::lo?s/a*', 'arn:aws:sqs:*:*:jo*'],
      ...['arn:aws:sqs:eu-*:111122223333:jobs', 'arn:aws:sqs:eu*1:*:j?bs', 'arn:aws:sqs', 'arn:aws:s3:*'],
      ...['arn:aws:s3:::x:*', `${bucket}/\${aws:username}/*`, `${bucket}/\${aws:PrincipalTag/team, 'a'}/*`],
      ...[`${bucket}/a\${*}`, 'arn:aws:s3:::${aws:TagKeys}'],
    ),
  ),
);

const variables = pick(
  '${aws:username}',
  '${aws:PrincipalTag/team}',
  "${aws:RequestedRegion, 'eu-west-1'}",
  'team-${*}',
  '${aws:TagKeys}',
);
const patterns = pick('eu-*', '*', '?*-1', 'team-?', 'd*n*', 'EU-WEST-1', 'a${*}');
const arnPatterns = pick(
  ...['*', 'arn:aws:iam::*:user/*', 'arn:*:iam::111122223333:role/A?i', 'arn:aws:*:*:*:*', queue, bucket],
  ...['arn:aws:iam::111122223333:user/team/${aws:username}', 'arn:aws:s3:*:*:lo*', 'arn:aws:x:*:*:b'],
);
const networks = pick(
  '203.0.113.0/24',
  '203.0.113.0/25',
  '203.0.113.9',
  '0.0.0.0/0',
  '2001:db8::/32',
  '2001:db8::1',
  '::/0',
);

/** Families of operators with what policies compare, and the keys they are tried on. */
const families: readonly {
  readonly names: readonly string[];
  readonly values: fc.Arbitrary<string>;
  readonly on: readonly string[];
}[] = [
  {
    names: [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
    ],
    values: fc.oneof(texts, patterns, variables),
    on: [
      'aws:RequestedRegion',
      'aws:PrincipalTag/team',
      'aws:TagKeys',
      'aws:CalledVia',
      'aws:username',
      'AWS:requestedREGION',
      'aws:PrincipalType',
    ],
  },
  {
    names: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    values: arnPatterns,
    on: ['aws:SourceArn', 'aws:PrincipalArn'],
  },
  {
    names: ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
      (name) => `Numeric${name}`,
    ),
    values: pick('5', '10', '7.5', '-1', '+1e1'),
    on: ['s3:max-keys'],
  },
  {
    names: ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
      (name) => `Date${name}`,
    ),
    values: pick('2026-11-25T00:00:00Z', '2026-12-01', '1795564800', '2027-01-01T12:30:00Z'),
    on: ['aws:CurrentTime'],
  },
  { names: ['IpAddress', 'NotIpAddress'], values: networks, on: ['aws:SourceIp', 'aws:CalledVia'] },
  { names: ['Bool'], values: pick('true', 'false'), on: ['aws:SecureTransport'] },
  { names: ['BinaryEquals'], values: bytes, on: ['ex:Blob'] },
  { names: ['Null'], values: pick('true', 'false'), on: Object.keys(keys) },
];

const clause: fc.Arbitrary<readonly [string, Record<string, string | string[]>]> = fc.oneof(
  ...families.map(({ names, values, on }) =>
    fc
      .tuple(
        pick('', '', '', 'ForAllValues:', 'ForAnyValue:'),
        pick(...names),
        pick('', '', 'IfExists'),
        pick(...on),
        oneOrMore(values),
      )
      .map(([set, name, ifExists, key, wanted]) => {
        const operator = `${set}${name}${name === 'Null' ? '' : ifExists}`;
        return [operator, { [key]: wanted }] as const;
      }),
  ),
);

export const conditions = fc
  .array(clause, { minLength: 1, maxLength: 2 })
  .map((clauses) => Object.fromEntries(clauses));

const principals = fc.oneof(
  pick('*' as const),
  fc.record(
    {
      AWS: oneOrMore(pick('*', account, root, user, role, roleSession, federated, stranger)),
      Service: pick(service, 'ec2.amazonaws.com'),
    },
    { requiredKeys: ['AWS'] },
  ),
  fc.record({ Service: oneOrMore(pick(service, 'ec2.amazonaws.com')) }),
);

export type Effects = readonly ('Allow' | 'Deny')[];
const mostlyAllow: Effects = ['Allow', 'Allow', 'Allow', 'Allow', 'Deny'];

/** A statement as a policy of the kind holds it. */
export function statements(kind: PolicyKind, effects: Effects = mostlyAllow): fc.Arbitrary<RawStatement> {
  const rcp = kind === 'rcp';
  const named = kind === 'resource' || rcp;
  const parts = {
    effect: pick(...(rcp ? (['Deny'] as const) : effects)),
    notAction: pick(false, false, false, false, false, true),
    action: rcp ? oneOrMore(pick('s3:*', 'sqs:Send*', 's3:GetObject')) : actions,
    notResource: pick(false, false, false, false, false, false, true),
    resource: resources,
    notPrincipal: pick(false, false, false, true),
    principal: rcp ? fc.constant('*' as const) : principals,
    condition: fc.oneof(fc.constant({}), conditions),
  };
  return fc
    .record(parts)
    .map(({ effect, notAction, action, notResource, resource, notPrincipal, principal, condition }) => ({
      Effect: effect,
      ...(notAction && !rcp ? { NotAction: action } : { Action: action }),
      ...(notResource ? { NotResource: resource } : { Resource: resource }),
      ...(named ? (notPrincipal && !rcp ? { NotPrincipal: principal } : { Principal: principal }) : {}),
      ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
    }))
    .filter((statement) => isStored({ Version: '2012-10-17', Statement: statement }, kind));
}

function isStored(document: RawPolicy, kind: PolicyKind): boolean {
  return readPolicy(document, kind).policy !== null;
}

/** A document that AWS stores as a policy of the kind. */
export function documents(kind: PolicyKind, effects?: Effects): fc.Arbitrary<RawPolicy> {
  const statement = statements(kind, effects);
  return fc
    .record({
      Version: pick('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined),
      Statement: fc.oneof(fc.array(statement, { minLength: 1, maxLength: 3 }), statement),
    })
    .map(({ Version, Statement }) => (Version === undefined ? { Statement } : { Version, Statement }))
    .filter((document) => isStored(document, kind));
}

const several = (kind: PolicyKind) => fc.array(documents(kind), { minLength: 1, maxLength: 2 });
const levels = (kind: PolicyKind) => fc.array(several(kind), { minLength: 1, maxLength: 2 });

const sometimes = <Value>(percent: number, layer: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(undefined) }, { weight: percent, arbitrary: layer });

/** Policies in force as documents, any layer absent. */
export const layers: fc.Arbitrary<RawLayers> = fc
  .record({
    identity: sometimes(85, several('identity')),
    boundary: sometimes(25, documents('identity')),
    session: sometimes(25, several('session')),
    resource: sometimes(60, documents('resource')),
    scp: sometimes(20, levels('scp')),
    rcp: sometimes(10, levels('rcp')),
    endpoint: sometimes(10, several('resource')),
  })
  .map((all) => {
    const { identity, boundary, session, resource, scp, rcp, endpoint } = all;
    return {
      ...(identity && { identity }),
      ...(boundary && { boundary }),
      ...(session && { session }),
      ...(resource && { resource }),
      ...(scp && { scp }),
      ...(rcp && { rcp }),
      ...(endpoint && { endpoint }),
    };
  });

function attached(ref: string, document: RawPolicy, kind: PolicyKind): AttachedPolicy {
  const { policy, faults } = readPolicy(document, kind);
  if (!policy) throw new Error(faults.map(({ message }) => message).join('; '));
  return { ref, policy };
}

const listed = (ref: string, list: readonly RawPolicy[], kind: PolicyKind) =>
  list.map((document, index) => attached(`${ref}[${index}]`, document, kind));

/** The documents as the engine takes them. */
export function inForceOf({ identity, boundary, session, resource, scp, rcp, endpoint }: RawLayers): PoliciesInForce {
  return {
    ...(identity && { identity: listed('identity', identity, 'identity') }),
    ...(boundary && { boundary: attached('boundary', boundary, 'identity') }),
    ...(session && { session: listed('session', session, 'session') }),
    ...(resource && { resource: attached('resource', resource, 'resource') }),
    ...(scp && { scp: scp.map((level, index) => listed(`scp[${index}]`, level, 'scp')) }),
    ...(rcp && { rcp: rcp.map((level, index) => listed(`rcp[${index}]`, level, 'rcp')) }),
    ...(endpoint && { endpoint: listed('endpoint', endpoint, 'resource') }),
  };
}
