import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessOf, missingOf } from '../../src/analysis/excess.ts';
import { groupExcess } from '../../src/analysis/excessEntries.ts';
import { type Claim, neverHolds } from '../../src/analysis/never.ts';
import { permittedIn } from '../../src/analysis/permitted.ts';
import type { Policy } from '../../src/policy/document.ts';
import type { Context, ContextValue, PoliciesInForce } from '../../src/policy/request.ts';
import { resourceMatches } from '../../src/policy/resources.ts';
import { verdictOf } from '../../src/policy/verdict.ts';
import { cases } from '../cases.ts';
import { actionsOf } from './actionsOf.ts';
import { attached, empty, policy, principal } from './world.ts';

/** A small part of AWS in which every request can be tried. */
interface SmallWorld {
  readonly actions: readonly string[];
  readonly resourcesOf: (action: string) => readonly string[];
  /** Keys that the action carries, in every combination. */
  readonly contextsOf: (action: string) => readonly Context[];
  readonly resourcePatterns: readonly string[];
  readonly conditions: readonly fc.Arbitrary<Condition>[];
}

type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[] | string>>>>;

const maya = principal([]);

/** Actions that some request of the small world shows to be allowed by one policy and not by the other. */
function byTrying(world: SmallWorld, granted: Policy, ceiling: Policy): string[] {
  const [left, right] = [{ identity: attached([granted]) }, { identity: attached([ceiling]) }];
  return world.actions.filter((action) =>
    world.resourcesOf(action).some((resource) =>
      world.contextsOf(action).some((chosen) => {
        const context = { ...maya.context(action, resource), ...chosen };
        const request = { principal: maya.arn, action, resource, context };
        return verdictOf(request, left) === 'allowed' && verdictOf(request, right) !== 'allowed';
      }),
    ),
  );
}

function texts(letters: string, length: number): string[] {
  let longest = [...letters];
  const all = [...longest];
  for (let size = 2; size <= length; size += 1) {
    longest = longest.flatMap((text) => [...letters].map((letter) => text + letter));
    all.push(...longest);
  }
  return all;
}

const buckets = texts('abx', 2).map((name) => `arn:aws:s3:::${name}`);
const objects = texts('abx', 2).flatMap((name) =>
  ['a', 'b', 'x', 'a/b', 'ax'].map((key) => `arn:aws:s3:::${name}/${key}`),
);
const values = (...given: string[]) => fc.subarray(given, { minLength: 1, maxLength: 2 });

function condition(
  operators: readonly string[],
  key: string,
  of: fc.Arbitrary<readonly string[]>,
): fc.Arbitrary<Condition> {
  return fc.tuple(fc.constantFrom(...operators), of).map(([operator, chosen]) => ({ [operator]: { [key]: chosen } }));
}

const product = (...parts: readonly (readonly Context[])[]): Context[] =>
  parts.reduce<Context[]>((all, part) => all.flatMap((one) => part.map((other) => ({ ...one, ...other }))), [{}]);

const keyed = (key: string, given: readonly (ContextValue | null)[]): Context[] =>
  given.map((value) => (value === null ? {} : { [key]: value }));

const ofNetwork = product(
  keyed('aws:SecureTransport', ['true', 'false']),
  keyed('aws:SourceIp', ['10.0.0.1', '10.0.1.1', '192.0.2.1']),
);
const ofListing = product(ofNetwork, keyed('s3:prefix', [null, '', 'a', 'b', 'ax', 'x']));

const ofBuckets: SmallWorld = {
  actions: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
  resourcesOf: (action) => (action === 's3:ListBucket' ? buckets : objects),
  // The catalogue lists `s3:prefix` for one of the actions only; it may be a gap.
  contextsOf: () => ofListing,
  resourcePatterns: [
    '*',
    'arn:aws:s3:::*',
    'arn:aws:s3:::a*',
    'arn:aws:s3:::a',
    'arn:aws:s3:::*/*',
    'arn:aws:s3:::a/*',
    'arn:aws:s3:::?b/a*',
    'arn:aws:s3:::*/a',
    'arn:aws:s3:::*b*',
    'arn:aws:s3:::b/a/*',
    'arn:aws:sqs:*:*:*',
  ],
  conditions: [
    condition(['StringEquals', 'StringNotEquals', 'StringEqualsIfExists'], 's3:prefix', values('a', 'b', 'ax')),
    condition(['StringLike', 'StringNotLike', 'StringLikeIfExists'], 's3:prefix', values('a*', '*x', '?')),
    condition(['Null'], 's3:prefix', values('true', 'false')),
    condition(['Bool'], 'aws:SecureTransport', values('true', 'false')),
    condition(['IpAddress', 'NotIpAddress'], 'aws:SourceIp', values('10.0.0.0/24', '10.0.0.0/16', '192.0.2.0/24')),
  ],
};

/** Tags in the request with their keys, as far as a request can have both. */
const tagged = product(
  keyed('aws:RequestTag/a', [null, 'p', 'q', 'r']),
  keyed('aws:RequestTag/b', [null, 'p', 'r']),
  keyed('other', [null, 'c']),
).map(({ other, ...tags }): Context => {
  const keys = [...Object.keys(tags).map((name) => name.slice(-1)), ...(other === undefined ? [] : ['c'])];
  return keys.length === 0 ? {} : { ...tags, 'aws:TagKeys': keys };
});

const ofResourceTags = product(tagged, keyed('aws:ResourceTag/a', [null, 'p', 'q', 'r']));

const ofTags: SmallWorld = {
  actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
  resourcesOf: () => ['instance/i-1', 'volume/vol-1'].map((rest) => `arn:aws:ec2:eu-west-1:111122223333:${rest}`),
  contextsOf: () => ofResourceTags,
  resourcePatterns: ['*', 'arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*'],
  conditions: [
    condition(['StringEquals', 'StringNotEquals', 'StringEqualsIfExists'], 'aws:RequestTag/a', values('p', 'q')),
    condition(['StringEquals', 'StringNotEquals'], 'aws:ResourceTag/a', values('p', 'q')),
    condition(['StringEquals'], 'aws:ResourceTag/a', fc.constant(['${aws:RequestTag/a}'])),
    condition(['StringLike', 'Null'], 'aws:RequestTag/b', values('p', 'true', 'false')),
    condition(
      [
        'ForAllValues:StringEqualsIgnoreCase',
        'ForAnyValue:StringEqualsIgnoreCase',
        'ForAnyValue:StringNotEqualsIgnoreCase',
      ],
      'aws:TagKeys',
      values('a', 'b'),
    ),
    condition(['Null'], 'aws:TagKeys', values('true', 'false')),
  ],
};

/** An Allow stays within the service, so that trying everything stays possible; a Deny may reach beyond it. */
function statements(world: SmallWorld): fc.Arbitrary<object> {
  const service = world.actions[0]?.split(':')[0];
  const some = fc.subarray([...world.actions], { minLength: 1 });
  const narrow = fc.oneof(
    some.map((Action) => ({ Action })),
    fc.constantFrom(`${service}:*Object`, `${service}:*Tags`, `${service}:List*`).map((Action) => ({ Action })),
  );
  const broad = fc.oneof(
    narrow,
    some.map((NotAction) => ({ NotAction })),
    fc.constant({ Action: '*' }),
  );
  const patterns = fc.subarray([...world.resourcePatterns], { minLength: 1, maxLength: 3 });
  const resource = fc.oneof(
    { weight: 3, arbitrary: patterns.map((Resource) => ({ Resource })) },
    { weight: 1, arbitrary: patterns.map((NotResource) => ({ NotResource })) },
  );
  const conditions = fc
    .array(fc.oneof(...world.conditions), { maxLength: 2 })
    .map((all) => (all.length === 0 ? {} : { Condition: all.reduce(merged, {}) }));
  return fc.oneof(
    { weight: 2, arbitrary: statement('Allow', narrow, resource, conditions) },
    { weight: 1, arbitrary: statement('Deny', broad, resource, conditions) },
  );
}

function statement(Effect: string, ...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  return fc.tuple(...parts).map((chosen) => Object.assign({ Effect }, ...chosen));
}

function merged(one: Condition, other: Condition): Condition {
  const all: Record<string, Condition[string]> = { ...one };
  for (const [operator, keys] of Object.entries(other)) all[operator] = { ...all[operator], ...keys };
  return all;
}

const documents = (world: SmallWorld) => fc.array(statements(world), { minLength: 1, maxLength: 3 });

const runs = cases(250).numRuns;

const excessIn = (granted: Policy, ceiling: Policy) => excessOf(empty.view, principal([granted]), [ceiling]);

describe.each([
  ['buckets', ofBuckets],
  ['tags', ofTags],
])('random policies about %s', (_name, world) => {
  it('exceed each other in every action that trying all requests finds, and each claim is proven', () => {
    let found = 0;
    fc.assert(
      fc.property(documents(world), documents(world), (one, other) => {
        const [granted, ceiling] = [policy(...one), policy(...other)];
        const { excess, complete } = excessIn(granted, ceiling);
        const tried = byTrying(world, granted, ceiling);
        found += tried.length;
        expect(complete).toBe(true);
        expect(actionsOf(excess)).toEqual(expect.arrayContaining(tried));
        for (const group of groupExcess(excess).slice(0, 20)) expect(group.decision.decision).toBe('allowed');
      }),
      { numRuns: runs },
    );
    expect(found).toBeGreaterThan(runs / 4);
  });

  it('never exceed themselves', () => {
    fc.assert(
      fc.property(documents(world), (one) => {
        const same = policy(...one);
        expect(excessIn(same, same).excess).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('exceed no less with one Allow more, and do not care for the order of statements', () => {
    const allow = statements(world).filter((one) => 'Effect' in one && one.Effect === 'Allow');
    fc.assert(
      fc.property(documents(world), documents(world), allow, (one, other, more) => {
        const ceiling = policy(...other);
        const few = actionsOf(excessIn(policy(...one), ceiling).excess);
        expect(actionsOf(excessIn(policy(...one, more), ceiling).excess)).toEqual(expect.arrayContaining(few));
        expect(actionsOf(excessIn(policy(...[...one].reverse()), policy(...[...other].reverse())).excess)).toEqual(few);
      }),
      cases(84),
    );
  });

  const claims = (): fc.Arbitrary<Claim> => {
    const patterns = fc.subarray([...world.resourcePatterns], { maxLength: 2 });
    return fc.record({ actions: fc.subarray([...world.actions], { minLength: 1 }), on: patterns, except: patterns });
  };

  /** Actions of a claim with a request of it that the policies allow, found by trying all of them. */
  const breaking = ({ actions, on, except }: Claim, inForce: PoliciesInForce, ceiling: PoliciesInForce | null) =>
    actions.filter((action) =>
      world.resourcesOf(action).some((resource) => {
        const matches = (patterns: readonly string[]) => patterns.some((pattern) => resourceMatches(pattern, resource));
        if ((on.length > 0 && !matches(on)) || matches(except)) return false;
        return world.contextsOf(action).some((chosen) => {
          const context = { ...maya.context(action, resource), ...chosen };
          const request = { principal: maya.arn, action, resource, context };
          if (verdictOf(request, inForce) !== 'allowed') return false;
          return ceiling === null || verdictOf(request, ceiling) !== 'allowed';
        });
      }),
    );

  it('break a claim that something never happens just where a request does, in spite of boundary and control policies', () => {
    let [broken, held] = [0, 0];
    fc.assert(
      fc.property(documents(world), documents(world), documents(world), claims(), (one, two, three, claim) => {
        const [granted, boundary, scp] = [policy(...one), policy(...two), policy(...three, ...one)];
        const more = { boundary: { ref: 'boundary', policy: boundary }, scp: [attached([scp], 'scp[0]')] };
        const bound = principal([granted], { more });
        for (const inForce of [{ identity: attached([granted]) }, bound.policies]) {
          const person = inForce === bound.policies ? bound : principal([granted]);
          const result = neverHolds(empty.view, person, claim);
          const tried = breaking(claim, inForce, null);
          expect(result.complete).toBe(true);
          if (tried.length > 0) expect(result.broken).not.toBeNull();
          if (result.broken === null) held += 1;
          else {
            const { request, policies } = result.broken;
            broken += 1;
            expect(verdictOf(request, policies)).toBe('allowed');
            expect(verdictOf(request, inForce)).toBe('allowed');
            expect(claim.actions).toContain(request.action);
            const matches = (patterns: readonly string[]) =>
              patterns.some((pattern) => resourceMatches(pattern, request.resource));
            expect(claim.on.length === 0 || matches(claim.on)).toBe(true);
            expect(matches(claim.except)).toBe(false);
          }
        }
      }),
      cases(125),
    );
    expect(broken).toBeGreaterThan(runs / 20);
    expect(held).toBeGreaterThan(runs / 20);
  });

  it('are permitted at most a ceiling in a scope where no request of the scope goes beyond it', () => {
    let beyond = 0;
    fc.assert(
      fc.property(documents(world), documents(world), claims(), (one, other, { actions, on }) => {
        const [granted, ceiling] = [policy(...one), policy(...other)];
        const scope = { actions, on: on.length === 0 ? ['*'] : on };
        const { permitted, complete } = permittedIn(empty.view, principal([granted]), scope, [ceiling]);
        const sides = [{ identity: attached([granted]) }, { identity: attached([ceiling]) }] as const;
        const found = permitted.flatMap((group) =>
          group.actions.map((action) => {
            const request = group.witnessFor(action);
            expect(verdictOf(request, sides[0])).toBe('allowed');
            expect(verdictOf(request, sides[1])).not.toBe('allowed');
            expect(scope.on.some((pattern) => resourceMatches(pattern, request.resource))).toBe(true);
            return request.action;
          }),
        );
        beyond += found.length;
        expect(complete).toBe(true);
        expect(found).toEqual(expect.arrayContaining(breaking({ ...scope, except: [] }, ...sides)));
      }),
      { numRuns: runs },
    );
    expect(beyond).toBeGreaterThan(runs / 10);
  });

  it('miss what the others have in excess', () => {
    fc.assert(
      fc.property(documents(world), documents(world), (one, other) => {
        const [needed, granted] = [policy(...one), policy(...other)];
        const missing = missingOf(empty.view, principal([granted]), [needed]).excess;
        expect(actionsOf(missing)).toEqual(actionsOf(excessIn(needed, granted).excess));
      }),
      cases(84),
    );
  });
});
