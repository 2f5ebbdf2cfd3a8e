import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullName } from '../../../src/analysis/actionName.ts';
import {
  comparePolicies,
  type DocumentComparison,
  type DocumentsToCompare,
} from '../../../src/analysis/documents/comparePolicies.ts';
import type { Policy } from '../../../src/policy/document.ts';
import { decide } from '../../../src/policy/evaluate.ts';
import type { AuthorizationRequest, Context, PoliciesInForce } from '../../../src/policy/request.ts';
import { verdictOf } from '../../../src/policy/verdict.ts';
import { cases } from '../../cases.ts';
import { condition, keyed, lists, type Parts, product } from '../randomStatements.ts';
import { attached, policy, resourcePolicy } from '../world.ts';

interface Small {
  readonly parts: Parts;
  readonly requests: readonly AuthorizationRequest[];
}

const account = '111122223333';
const region = { 'aws:RequestedRegion': 'us-east-1', 'aws:SecureTransport': 'true' };
const user = (name: string) => ({ principal: `arn:aws:iam::${account}:user/${name}` });
const session = (role: string) => ({
  principal: `arn:aws:sts::${account}:assumed-role/${role}/some-session`,
  role: `arn:aws:iam::${account}:role/${role}`,
});

function requestsOf(
  callers: readonly Pick<AuthorizationRequest, 'principal' | 'role'>[],
  actions: readonly string[],
  resources: readonly string[],
  contexts: readonly Context[],
): AuthorizationRequest[] {
  return callers.flatMap((caller) =>
    actions.flatMap((action) =>
      resources.flatMap((resource) =>
        contexts.map((context) => ({ ...caller, action, resource, context: { ...region, ...context } })),
      ),
    ),
  );
}

const buckets = ['a', 'b', 'x', 'ab', 'ax', 'a-b', 'x-b'].map((name) => `arn:aws:s3:::${name}`);

/** Buckets whose names, and keys whose values, hold the caller's name or tag. */
const variables: Small = {
  parts: {
    actions: ['s3:ListBucket', 's3:ListBucketVersions'],
    actionPatterns: ['s3:ListBucket*', 's3:ListBucket?ersions'],
    resources: [
      '*',
      'arn:aws:s3:::a*',
      'arn:aws:s3:::?b',
      'arn:aws:s3:::*-b',
      'arn:aws:s3:::${aws:username}',
      'arn:aws:s3:::${aws:PrincipalTag/t}*',
      'arn:aws:s3:::a',
    ],
    conditions: [
      condition(['StringEquals', 'StringNotEquals', 'StringEqualsIfExists'], 's3:prefix', [
        'a',
        'b',
        '${aws:username}',
      ]),
      condition(['StringLike', 'StringNotLike'], 's3:prefix', ['a*', '?', '${aws:PrincipalTag/t}/*']),
      condition(['StringEquals', 'StringNotLike'], 'aws:PrincipalTag/t', ['a', 'b']),
      condition(['Null'], 'aws:PrincipalTag/t', ['true', 'false']),
      condition(['ArnLike', 'ArnNotEquals'], 'aws:PrincipalArn', [
        `arn:aws:iam::${account}:user/a*`,
        `arn:aws:iam::${account}:role/a`,
      ]),
      condition(['StringLike', 'StringNotEquals'], 'aws:username', ['a', 'x*']),
    ],
  },
  requests: requestsOf(
    [user('a'), user('b'), user('ab'), user('x'), session('a')],
    ['s3:ListBucket', 's3:ListBucketVersions'],
    buckets,
    product(keyed('s3:prefix', [null, 'a', 'b', 'x', 'a/b', 'x/']), keyed('aws:PrincipalTag/t', [null, 'a', 'b', 'x'])),
  ),
};

/** Tags in requests and on resources, as sets and one by one. */
const tags: Small = {
  parts: {
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    actionPatterns: ['ec2:*Tags'],
    resources: ['*', 'arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*', `arn:aws:ec2:*:${account}:instance/i-*`],
    conditions: [
      condition(
        ['StringEquals', 'StringNotEquals', 'StringEqualsIfExists', 'StringEqualsIgnoreCase'],
        'aws:RequestTag/a',
        ['p', 'Q'],
      ),
      condition(['StringEquals', 'StringNotEquals'], 'aws:ResourceTag/a', ['p', '${aws:RequestTag/a}']),
      condition(['StringLike', 'StringNotLikeIfExists'], 'aws:ResourceTag/a', ['${aws:PrincipalTag/t}-*', 'p-*']),
      condition(
        [
          'ForAllValues:StringLike',
          'ForAnyValue:StringEquals',
          'ForAnyValue:StringNotEquals',
          'ForAllValues:StringNotLike',
        ],
        'aws:TagKeys',
        ['a', 'b'],
      ),
      condition(['Null'], 'aws:TagKeys', ['true', 'false']),
      condition(['IpAddress', 'NotIpAddress'], 'aws:SourceIp', ['10.0.0.0/8', '10.1.0.0/16']),
    ],
  },
  requests: requestsOf(
    [user('someone')],
    ['ec2:CreateTags', 'ec2:DeleteTags'],
    ['instance/i-1', 'instance/x', 'volume/vol-1'].map((rest) => `arn:aws:ec2:us-east-1:${account}:${rest}`),
    product<Context>(
      [
        {},
        { 'aws:RequestTag/a': 'p', 'aws:TagKeys': ['a'] },
        { 'aws:RequestTag/a': 'q', 'aws:TagKeys': ['a', 'b'] },
        { 'aws:RequestTag/a': 'x', 'aws:TagKeys': ['a', 'c'] },
        { 'aws:TagKeys': ['b'] },
        { 'aws:TagKeys': ['c', 'b'] },
      ],
      keyed('aws:ResourceTag/a', [null, 'p', 'q', 'x', 'p-1', 'x-1']),
      keyed('aws:PrincipalTag/t', [null, 'p', 'x']),
      keyed('aws:SourceIp', ['10.0.0.1', '10.1.0.1', '192.0.2.1']),
    ),
  ),
};

const limits = { kind: 'identity', principal: null, boundary: null, scps: [] } as const;
const identity = (policies: readonly Policy[]): PoliciesInForce => ({ identity: attached(policies) });

function tried({ requests }: Small, left: PoliciesInForce, right: PoliciesInForce): string[] {
  const found = new Set<string>();
  for (const request of requests) {
    if (found.has(request.action) || verdictOf(request, left) !== 'allowed') continue;
    if (verdictOf(request, right) !== 'allowed') found.add(request.action);
  }
  return [...found].sort();
}

const names = (groups: DocumentComparison['excess']) => groups.flatMap(({ actions }) => actions.map(fullName)).sort();

/** Comparisons that reached a limit and said so. */
let cut = 0;

/** Whatever trying finds is found, and whatever is found is proven. */
function agrees(
  small: Small,
  documents: DocumentsToCompare,
  granted: PoliciesInForce,
  needed: PoliciesInForce,
): number {
  const { excess, missing, complete, counts, reasons } = comparePolicies(documents);
  const [more, less] = [tried(small, granted, needed), tried(small, needed, granted)];
  expect(complete).toBe(reasons.length === 0);
  if (complete) {
    expect(names(excess)).toEqual(expect.arrayContaining(more));
    expect(names(missing)).toEqual(expect.arrayContaining(less));
    expect(counts.granted).toBeGreaterThanOrEqual(tried(small, granted, {}).length);
  } else cut += 1;
  for (const { witness } of excess) {
    const bare = { ...witness, context: { ...region, ...witness.context } };
    expect(decide(bare, granted).decision).toBe('allowed');
    expect(decide(bare, needed).decision).not.toBe('allowed');
  }
  expect(counts.excess).toBe(names(excess).length);
  return more.length + less.length;
}

describe.each([
  ['of names and tags of callers', variables],
  ['of tags of requests and resources', tags],
])('documents compared with all requests, %s', (_, small) => {
  it('differ where trying every request shows it, and nowhere without proof', () => {
    let differing = 0;
    cut = 0;
    fc.assert(
      fc.property(lists(small.parts), lists(small.parts), (one, other) => {
        const [granted, needed] = [policy(...one), policy(...other)];
        const documents = { ...limits, granted: [granted], needed: [needed] };
        differing += agrees(small, documents, identity([granted]), identity([needed]));
      }),
      cases(50),
    );
    expect(differing).toBeGreaterThan(30);
    expect(cut).toBeLessThanOrEqual(cases(50).numRuns / 50);
  });

  it('are bound by a boundary and by every level of service control policies', () => {
    fc.assert(
      fc.property(lists(small.parts), lists(small.parts, 2), lists(small.parts, 2), (one, other, third) => {
        const [granted, boundary, scp] = [policy(...one), policy(...other), policy(...third)];
        const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
        const documents = { ...limits, granted: [granted], needed: [granted], boundary, scps: [everything, scp] };
        const bound: PoliciesInForce = {
          ...identity([granted]),
          boundary: { ref: 'boundary', policy: boundary },
          scp: [[{ ref: 'scp[0][0]', policy: everything }], [{ ref: 'scp[1][0]', policy: scp }]],
        };
        agrees(small, documents, bound, identity([granted]));
      }),
      cases(20),
    );
  });

  it('equal themselves, in any order and however often repeated', () => {
    fc.assert(
      fc.property(lists(small.parts), (one) => {
        const [forth, back] = [policy(...one), policy(...[...one, ...one].reverse())];
        const { excess, missing, complete } = comparePolicies({ ...limits, granted: [forth], needed: [back] });
        expect({ excess, missing, complete }).toEqual({ excess: [], missing: [], complete: true });
      }),
      cases(20),
    );
  });

  it('have in excess what the other way round is missing', () => {
    fc.assert(
      fc.property(lists(small.parts), lists(small.parts), (one, other) => {
        const [a, b] = [policy(...one), policy(...other)];
        const forth = comparePolicies({ ...limits, granted: [a], needed: [b] });
        const back = comparePolicies({ ...limits, granted: [b], needed: [a] });
        expect(names(forth.excess)).toEqual(names(back.missing));
        expect(names(forth.missing)).toEqual(names(back.excess));
      }),
      cases(20),
    );
  });

  it('gain nothing by a deny more, and lose nothing by an allow more', () => {
    const only = (effect: string) =>
      lists(small.parts).map((all) => all.filter((one) => 'Effect' in one && one.Effect === effect));
    fc.assert(
      fc.property(lists(small.parts), lists(small.parts), only('Deny'), only('Allow'), (one, other, denies, allows) => {
        const excess = (...granted: readonly object[]) =>
          names(comparePolicies({ ...limits, granted: [policy(...granted)], needed: [policy(...other)] }).excess);
        const before = excess(...one);
        expect(before).toEqual(expect.arrayContaining(excess(...one, ...denies)));
        expect(excess(...one, ...allows)).toEqual(expect.arrayContaining(before));
      }),
      cases(20),
    );
  });
});

const strangers = [
  'arn:aws:iam::444455556666:user/b',
  'arn:aws:iam::999999999999:user/c',
  '*',
  'cloudtrail.amazonaws.com',
];

/** Who may use a bucket, by its policy. */
const ofBuckets: Small = {
  parts: {
    actions: ['s3:ListBucket'],
    actionPatterns: ['s3:ListBucket'],
    resources: ['arn:aws:s3:::a', 'arn:aws:s3:::*', 'arn:aws:s3:::?b'],
    conditions: [
      condition(['StringEquals', 'StringNotEquals'], 'aws:PrincipalAccount', [account, '444455556666']),
      condition(['StringEquals', 'StringNotEqualsIfExists'], 'aws:PrincipalOrgID', ['o-a1b2c3d4e5']),
      condition(['StringLike'], 's3:prefix', ['a*', 'b']),
      condition(['ArnLike'], 'aws:PrincipalArn', [`arn:aws:iam::${account}:user/a*`, 'arn:aws:iam::*:user/b']),
    ],
    principals: [
      '*',
      { AWS: '*' },
      { AWS: account },
      { AWS: [`arn:aws:iam::${account}:user/a`, 'arn:aws:iam::444455556666:root'] },
      { AWS: 'arn:aws:iam::444455556666:user/b' },
      { Service: 'cloudtrail.amazonaws.com' },
    ],
  },
  requests: requestsOf(
    [user('a'), user('ab'), ...strangers.map((principal) => ({ principal }))],
    ['s3:ListBucket'],
    buckets,
    product(
      keyed('s3:prefix', [null, 'a', 'b', 'x']),
      keyed('aws:PrincipalOrgID', [null, 'o-a1b2c3d4e5', 'o-other00000']),
    ),
  )
    .filter(({ principal, context }) => principal.startsWith('arn:') || !('aws:PrincipalOrgID' in context))
    .map((request) => ({ ...request, resourceAccount: '000000000000' })),
};

const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });

describe('resource policies compared with all requests', () => {
  it('differ where trying every principal and request shows it, and nowhere without proof', () => {
    let differing = 0;
    fc.assert(
      fc.property(lists(ofBuckets.parts), lists(ofBuckets.parts), (one, other) => {
        const [granted, needed] = [resourcePolicy(...one), resourcePolicy(...other)];
        const found = comparePolicies({ ...limits, kind: 'resource', granted: [granted], needed: [needed] });
        const [left, right] = [granted, needed].map(
          (of): PoliciesInForce => ({ identity: attached([everything]), resource: { ref: 'resource', policy: of } }),
        );
        if (!left || !right) throw new Error('two policies are compared');
        const [more, less] = [tried(ofBuckets, left, right), tried(ofBuckets, right, left)];
        differing += more.length + less.length;
        expect(found.complete).toBe(true);
        expect(names(found.excess)).toEqual(expect.arrayContaining(more));
        expect(names(found.missing)).toEqual(expect.arrayContaining(less));
        for (const { decision } of [...found.excess, ...found.missing]) expect(decision.decision).toBe('allowed');
      }),
      cases(50),
    );
    expect(differing).toBeGreaterThan(30);
  });
});
