import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { malformedPolicy } from '../../src/policy/malformed.ts';
import { type PolicyKind, parsePolicy } from '../../src/policy/parse.ts';

/** Mostly one of the given values, now and then something of the wrong kind. */
function mostly(values: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 1, true, {}, [], '', [1], ['a', 1], { a: 1 }, [[]]) },
  );
}

const actions = [
  ...['s3:GetObject', ['s3:GetObject', 's3:Put*'], '*', 'S3:Get*', 's3:GetObject ', 's3:Get,Put', '*:*', 's3:'],
  ...['s3', 's3:a:b', ' s3:GetObject', 's*:Get', ':Get', ':', ['s3:GetObject', '']],
];
const trustActions = [
  'sts:AssumeRole',
  ['sts:AssumeRole', 'sts:TagSession'],
  'sts:*',
  's3:GetObject',
  '*',
  'sts:TagSessions',
];
const resources = [
  ...['*', 'arn:aws:s3:::b', ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'], 'arn:aws:sqs', 'arn:aws:sqs:*', '**', 'b'],
  ...['arn', 'arn:', 'arn:aws', 'arn:aws:s3:', 'arn:aws:s3::', 'arn:aws:sqs:eu-west-1:111122223333', 'arn:xx:s3:::b'],
  ...['arn:a*:s3:::b', 'arn:aws::::b', 'arn:aws:s*:::b', 'arn:aws:iam:eu-west-1:111122223333:user/x', 'arn:aws:iam'],
  ...['arn:aws:iam::111122223333:x/y', 'arn:aws:iam::111122223333:*', 'arn:aws:s3:eu-west-1::b', 'arn:aws:s3:*'],
  ...['ARN:aws:s3:::b', '*:aws:s3:::b', 'arn:aws:s3:::${aws:username}', 'arn:aws:${x}:::b', 'arn:aws:sqs:a b:1:c'],
];
const conditions = [
  ...[{}, { StringEquals: { 'aws:x': 'a' } }, { StringEquals: {} }, { StringEquals: { a: [] } }, { Foo: {} }],
  ...[{ Foo: { a: 'b' } }, { stringequals: { a: 'b' } }, { NullIfExists: { a: 'true' } }, { NumericEquals: { a: 1 } }],
  ...[{ NumericEquals: { a: 'x' } }, { DateLessThan: { a: 'x' } }, { IpAddress: { a: 'x' } }, { ArnLike: { a: 'x' } }],
  ...[{ BinaryEquals: { a: '%' } }, { StringEquals: { a: { b: 1 } } }, { StringEquals: { a: '1', A: '2' } }],
  ...[{ Bool: { a: ['true', 'false'] } }, { StringEquals: 'x' }, { 'ForAnyValue:StringEquals': { a: 'b' } }],
  ...[{ IpAddress: { a: '2001:db8::1/32' } }, { IpAddress: { a: '${aws:x}' } }, { StringEquals: { a: null } }],
];
const principals = [
  ...['*', { AWS: '*' }, { AWS: '111122223333' }, { AWS: ['arn:aws:iam::111122223333:user/x'] }, { AWS: 'x' }],
  ...[{ Service: 'ec2.amazonaws.com' }, { Federated: 'x' }, { Foo: 'x' }, 'x', { AWS: [] }, {}, { Service: '*' }],
  ...[
    { AWS: 'arn:aws:iam::111122223333:user/*' },
    { AWS: 'arn:aws:iam::111122223333:group/g' },
    { CanonicalUser: 'a' },
  ],
];

const sometimes = (arbitrary: fc.Arbitrary<unknown>, one = 8) => fc.option(arbitrary, { nil: undefined, freq: one });
const rarely = (arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

function statements(kind: PolicyKind): fc.Arbitrary<Record<string, unknown>> {
  const own = kind === 'identity' || kind === 'session' || kind === 'scp';
  const principal = own ? rarely(mostly(principals)) : sometimes(mostly(principals));
  const resource = kind === 'trust' ? rarely(mostly(resources)) : sometimes(mostly(resources));
  return fc.record({
    Sid: sometimes(mostly(['a', 'b', 'a b', 'é']), 1),
    Effect: sometimes(mostly(['Allow', 'Deny', 'Deny', 'allow', 'DENY', 'x']), 20),
    Action: sometimes(mostly(kind === 'trust' ? trustActions : actions), 20),
    NotAction: rarely(mostly(actions)),
    Resource: resource,
    NotResource: rarely(mostly(resources)),
    Condition: sometimes(mostly(conditions), 1),
    Principal: principal,
    NotPrincipal: rarely(mostly(principals)),
    Extra: rarely(fc.constant('x')),
  });
}

function documents(kind: PolicyKind): fc.Arbitrary<Record<string, unknown>> {
  const statement = statements(kind);
  return fc.record({
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined, '2020', 1),
    Id: rarely(fc.constantFrom('x', 1)),
    Statement: fc.oneof(
      { weight: 8, arbitrary: fc.array(statement, { minLength: 1, maxLength: 2 }) },
      { weight: 2, arbitrary: statement },
      { weight: 1, arbitrary: fc.constantFrom<unknown>([], null, 'x', [1], [null], {}, undefined) },
    ),
  });
}

/** Refusals that are no fault of the policy itself: of new policies with an old version, and of buckets alone. */
const besideThePoint = ['Policy document must be version 2012-10-17 or greater.', 'Policy has invalid resource'];

const kinds: readonly PolicyKind[] = ['identity', 'session', 'trust', 'resource', 'scp', 'rcp'];

describe('a policy that is read', () => {
  it.each(kinds)('is refused exactly where AWS refuses to store it, as %s policy', (kind) => {
    fc.assert(
      fc.property(documents(kind), (document) => {
        const text = JSON.stringify(document);
        const refusal = malformedPolicy(text, kind);
        const { policy, faults } = parsePolicy(text, kind);
        const told = faults.filter(({ severity }) => severity === 'error').map(({ message }) => message);
        if (refusal !== null && besideThePoint.includes(refusal)) return;
        expect({ refused: policy === null, told }).toEqual({ refused: refusal !== null, told });
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(kinds)('has a place inside the text for each fault, as %s policy', (kind) => {
    fc.assert(
      fc.property(documents(kind), (document) => {
        const text = JSON.stringify(document, null, 2);
        const lines = text.split('\n');
        for (const { place } of parsePolicy(text, kind).faults) {
          expect(place).not.toBeNull();
          const { line, column, offset, length } = place ?? { line: 0, column: 0, offset: 0, length: 0 };
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length);
          expect(lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1).toBe(offset);
          expect(offset + length).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
