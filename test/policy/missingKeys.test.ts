import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/policy/decision.ts';
import { decide } from '../../src/policy/evaluate.ts';
import { type PolicyKind, readPolicy } from '../../src/policy/parse.ts';
import type { AuthorizationRequest, Context, ContextValue, PoliciesInForce } from '../../src/policy/request.ts';
import { verdictOf } from '../../src/policy/verdict.ts';

interface Key {
  readonly name: string;
  /** Operators that fit, each with policy values to choose from. */
  readonly clauses: Readonly<Record<string, readonly unknown[]>>;
  /** Every kind of request value that these clauses can tell apart. */
  readonly values: readonly ContextValue[];
}

const texts = ['a', 'b', 'a*', '*b', 'a?', '?', '*'];
const lists = (values: readonly string[]): ContextValue[] => {
  let all: string[][] = [[]];
  for (const value of values) all = all.flatMap((rest) => [rest, [...rest, value]]);
  return all;
};

const keys: readonly Key[] = [
  {
    name: 'aws:PrincipalTag/team',
    clauses: {
      StringEquals: ['a', 'b', ['a', 'b'], 'ab'],
      StringNotEquals: ['a', 'ab', ['a', 'b']],
      StringLike: texts,
      StringNotLike: texts,
      StringEqualsIgnoreCase: ['A', 'b'],
      StringEqualsIfExists: ['a', 'b'],
      'ForAllValues:StringEquals': ['a', 'b'],
      'ForAnyValue:StringLike': texts,
      Null: ['true', 'false'],
    },
    values: ['', 'a', 'b', 'A', 'B', 'ab', 'ac', 'cb', 'c', 'aab', 'abc', 'cab', 'xyz'],
  },
  {
    name: 's3:max-keys',
    clauses: {
      NumericEquals: ['5', '6', ['5', '7']],
      NumericNotEquals: ['5', ['5', '6']],
      NumericLessThan: ['5', '6', '7'],
      NumericLessThanEqualsIfExists: ['5', '6'],
      NumericGreaterThan: ['5', '6', '7'],
      NumericGreaterThanEquals: ['5', '6'],
      Null: ['true', 'false'],
    },
    values: ['4', '4.5', '5', '5.5', '6', '6.5', '7', '7.5', '8'],
  },
  {
    name: 'aws:TokenIssueTime',
    clauses: {
      DateEquals: ['2026-03-01', '2026-03-02'],
      DateNotEquals: ['2026-03-01'],
      DateLessThan: ['2026-03-01', '2026-03-02'],
      DateGreaterThanIfExists: ['2026-03-01', '2026-03-02'],
      DateGreaterThan: ['2026-03-01', '2026-03-02'],
    },
    values: ['2026-02-01', '2026-03-01', '2026-03-01T12:00:00Z', '2026-03-02', '2026-03-03'],
  },
  {
    name: 'aws:SecureTransport',
    clauses: { Bool: ['true', 'false'], BoolIfExists: ['true', 'false'], Null: ['true', 'false'] },
    values: ['true', 'false'],
  },
  {
    name: 'aws:SourceIp',
    clauses: {
      IpAddress: ['10.0.0.0/8', '10.1.0.0/16', ['10.1.0.0/16', '2001:db8::/32'], '0.0.0.0/0', '2001:db8::/32'],
      NotIpAddress: ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', ['0.0.0.0/0', '::/0'], '::/0'],
      IpAddressIfExists: ['10.1.0.0/16', '10.1.2.3'],
    },
    values: ['10.0.0.1', '10.1.0.0', '10.1.2.3', '10.1.2.4', '192.0.2.1', '2001:db8::1', '2001:db9::1'],
  },
  {
    name: 'aws:SourceArn',
    clauses: {
      ArnLike: ['arn:aws:s3:::a', 'arn:aws:s3:::a*', 'arn:aws:sns:*:*:a', '*'],
      ArnNotLike: ['arn:aws:s3:::a', 'arn:aws:s3:::a*', '*'],
      ArnEqualsIfExists: ['arn:aws:s3:::a*'],
      StringLike: ['arn:aws:s3:::*'],
    },
    values: ['arn:aws:s3:::a', 'arn:aws:s3:::ab', 'arn:aws:s3:::b', 'arn:aws:sns:r:1:a', 'arn:aws:sns:::a'],
  },
  {
    name: 'aws:TagKeys',
    clauses: {
      'ForAllValues:StringEquals': ['a', 'b', ['a', 'b'], []],
      'ForAnyValue:StringEquals': ['a', 'b', ['a', 'b']],
      'ForAllValues:StringNotEquals': ['a', 'b'],
      'ForAnyValue:StringNotEquals': ['a', 'b', ['a', 'b']],
      'ForAnyValue:StringLike': ['a*', '*'],
      StringEquals: ['a'],
      StringNotEquals: ['a'],
      Null: ['true', 'false'],
    },
    values: lists(['a', 'b', 'ac', 'z']),
  },
];

const clause = fc
  .constantFrom(...keys)
  .chain((key) =>
    fc
      .constantFrom(...Object.keys(key.clauses))
      .chain((operator) =>
        fc.constantFrom(...(key.clauses[operator] ?? [])).map((value) => ({ operator, key: key.name, value })),
      ),
  );

type Clause = typeof clause extends fc.Arbitrary<infer Value> ? Value : never;

function condition(clauses: readonly Clause[]): Record<string, Record<string, unknown>> {
  const blocks: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, value } of clauses) blocks[operator] = { ...blocks[operator], [key]: value };
  return blocks;
}

function statement(principal: unknown) {
  return fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      clauses: fc.array(clause, { maxLength: 3 }),
      Principal: fc.constant(principal),
    })
    .map(({ Effect, clauses, Principal }) => ({
      Effect,
      ...(Principal === undefined ? {} : { Principal }),
      Action: 'sqs:SendMessage',
      Resource: '*',
      Condition: condition(clauses),
    }));
}

function policy(ref: string, kind: PolicyKind, principal?: unknown) {
  return fc.array(statement(principal), { minLength: 1, maxLength: 2 }).map((Statement) => {
    const { policy: read, faults } = readPolicy({ Version: '2012-10-17', Statement }, kind);
    if (read === null) throw new Error(faults.map(({ message }) => message).join('; '));
    return { ref, policy: read };
  });
}

const user = 'arn:aws:iam::111122223333:user/dana';
const request: AuthorizationRequest = {
  principal: user,
  action: 'sqs:SendMessage',
  resource: 'arn:aws:sqs:eu-west-1:111122223333:events',
  context: {},
};

const policies: fc.Arbitrary<PoliciesInForce> = fc.record(
  {
    identity: policy('identity[0]', 'identity').map((one) => [one]),
    boundary: policy('boundary', 'identity'),
    resource: fc.oneof(policy('resource', 'resource', { AWS: user }), policy('resource', 'resource', '*')),
    scp: policy('scp[0][0]', 'scp').map((one) => [[one]]),
  },
  { requiredKeys: ['identity'] },
);

function namesIn({ identity = [], boundary, resource, scp = [] }: PoliciesInForce): ReadonlySet<string> {
  const all = [...identity, ...scp.flat(), ...(boundary ? [boundary] : []), ...(resource ? [resource] : [])];
  return new Set(
    all.flatMap(({ policy: { statements } }) =>
      statements.flatMap(({ conditions }) => conditions.map(({ key }) => key)),
    ),
  );
}

/** By trying every combination of values: a key counts where, others alike, some value and its absence differ. */
function byTrying(inForce: PoliciesInForce, given: Context): readonly string[] {
  const mentioned = namesIn(inForce);
  const absent = keys.filter(({ name }) => mentioned.has(name) && given[name] === undefined);
  let contexts: readonly Context[] = [given];
  for (const { name, values } of absent) {
    contexts = contexts.flatMap((context) => [context, ...values.map((value) => ({ ...context, [name]: value }))]);
  }
  const verdicts = new Map<string, Verdict>();
  const verdict = (context: Context): Verdict => {
    const text = JSON.stringify(Object.entries(context).sort());
    const known = verdicts.get(text) ?? verdictOf({ ...request, context }, inForce);
    verdicts.set(text, known);
    return known;
  };
  return absent
    .map(({ name }) => name)
    .filter((name) =>
      contexts.some((context) => {
        const { [name]: value, ...without } = context;
        return value !== undefined && verdict(context) !== verdict(without);
      }),
    );
}

describe('the absent keys that a decision depends on', () => {
  it('are exactly those of which some value changes the verdict', () => {
    fc.assert(
      fc.property(policies, (inForce) => {
        fc.pre(namesIn(inForce).size <= 3);
        const { missingContextKeys } = decide(request, inForce);
        expect([...missingContextKeys].sort()).toEqual([...byTrying(inForce, {})].sort());
      }),
      { numRuns: 300 },
    );
  });

  const own = (statements: readonly object[], more: Partial<AuthorizationRequest> = {}) => {
    const { policy: read } = readPolicy({ Version: '2012-10-17', Statement: statements });
    if (read === null) throw new Error('the policy of the test is refused');
    return decide({ ...request, ...more }, { identity: [{ ref: 'identity[0]', policy: read }] }).missingContextKeys;
  };
  const allow = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
  const queue = (name: string) => ({ resource: `arn:aws:sqs:eu-west-1:111122223333:${name}` });

  it.each([
    ['a variable in a resource', { Resource: 'arn:aws:sqs:*:*:${aws:PrincipalTag/team}' }, ['aws:PrincipalTag/team']],
    ['a variable inside a name', { Resource: 'arn:aws:sqs:*:*:q-${aws:PrincipalTag/t}-x' }, ['aws:PrincipalTag/t']],
    [
      'a variable with a default that fits',
      { Resource: "arn:aws:sqs:*:*:${aws:PrincipalTag/t, 'q-7-x'}" },
      ['aws:PrincipalTag/t'],
    ],
    ['a variable that can never fit', { Resource: 'arn:aws:sqs:*:*:jobs-${aws:PrincipalTag/t}' }, []],
    ['another action', { Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, []],
  ])('follow from %s', (_, more, expected) => {
    expect(own([{ ...allow, ...more }], queue('q-7-x'))).toEqual(expected);
  });

  it('count where only an empty value would fit', () => {
    const tagged = [{ ...allow, Resource: 'arn:aws:sqs:*:*:${aws:PrincipalTag/t}q' }];
    expect(own(tagged, queue('q'))).toEqual(['aws:PrincipalTag/t']);
  });

  it('are both keys that a variable compares, and only the absent one where the other is there', () => {
    const compared = [
      { ...allow, Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } },
    ];
    expect(own(compared)).toEqual(['aws:ResourceTag/team', 'aws:PrincipalTag/team']);
    expect(own(compared, { context: { 'aws:PrincipalTag/team': 'blue' } })).toEqual(['aws:ResourceTag/team']);
    expect(own(compared, { context: { 'aws:ResourceTag/team': 'blue' } })).toEqual(['aws:PrincipalTag/team']);
  });

  it('leave out keys that follow from the caller, and keys that no outcome hangs on', () => {
    expect(own([{ ...allow, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } }])).toEqual([]);
    expect(own([allow, { ...allow, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }])).toEqual([]);
  });

  it('are found among many keys of one statement', () => {
    const tags = Array.from({ length: 12 }, (_, index) => `aws:RequestTag/t${index}`);
    const all = [{ ...allow, Condition: { StringEquals: Object.fromEntries(tags.map((tag) => [tag, 'on'])) } }];
    expect(own(all)).toEqual(tags);
  });
});
