import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/analysis/strings/compareTexts.ts';
import { textPermissiveness } from '../../../src/analysis/strings/textPermissiveness.ts';
import type { Policy } from '../../../src/policy/document.ts';
import { readPolicy } from '../../../src/policy/parse.ts';
import type { Context } from '../../../src/policy/request.ts';
import { verdictOf } from '../../../src/policy/verdict.ts';
import { cases } from '../../cases.ts';
import { condition, keyed, lists, product } from '../randomStatements.ts';
import { attached } from '../world.ts';

/** Resources are plain texts here. */
const tolerated = new Set(['INVALID_ARN_RESOURCE', 'INVALID_ARN_PREFIX']);

function policy(...Statement: readonly object[]): Policy {
  const { policy: found, faults } = readPolicy({ Version: '2012-10-17', Statement }, 'identity', undefined, tolerated);
  if (!found) throw new Error(JSON.stringify(faults));
  return found;
}

const actions = ['x:a', 'x:b', 'x:ab', 'x:c'];
const parts = {
  actions: ['x:a', 'x:b'],
  actionPatterns: ['x:?', 'x:a*', 'x:*b', '*'],
  resources: ['*', 'a*', '?', '*b', '?b*', 'a?b', '${x:own}', '${x:own}-*'],
  conditions: [
    condition(['StringEquals', 'StringNotEquals', 'StringEqualsIfExists'], 'x:k', ['a', 'b', '${x:own}']),
    condition(['StringLike', 'StringNotLike'], 'x:k', ['a*', '?', '?b']),
    condition(['ForAllValues:StringEquals', 'ForAnyValue:StringLike', 'ForAnyValue:StringNotEquals'], 'x:set', [
      'a',
      'b',
    ]),
    condition(['NumericLessThan', 'NumericGreaterThanEquals'], 'x:n', ['3', '7']),
    condition(['Null'], 'x:k', ['true', 'false']),
    condition(['StringEquals', 'StringLike'], 'x:own', ['a', 'b*']),
  ],
};
const resources = ['a', 'b', 'c', 'ab', 'cb', 'acb', 'c-b', 'a-b', 'b-c', 'cbc'];
const contexts: readonly Context[] = product<Context>(
  keyed('x:k', [null, 'a', 'b', 'c', 'ab', 'cb']),
  keyed('x:set', [null, [], ['a'], ['c'], ['a', 'b'], ['a', 'c']]),
  keyed('x:n', [null, '1', '5', '9']),
  keyed('x:own', [null, 'a', 'b', 'c']),
);

function differ(one: Policy, other: Policy): boolean {
  const [left, right] = [{ identity: attached([one]) }, { identity: attached([other]) }];
  return actions.some((action) =>
    resources.some((resource) =>
      contexts.some((context) => {
        const request = { principal: 'arn:aws:iam::111122223333:user/someone', action, resource, context };
        return verdictOf(request, left) === 'allowed' && verdictOf(request, right) !== 'allowed';
      }),
    ),
  );
}

describe('plain texts compared with all requests of a small alphabet', () => {
  it('differ where trying every request shows it', () => {
    let differing = 0;
    fc.assert(
      fc.property(lists(parts), lists(parts), (one, other) => {
        const [granted, needed] = [policy(...one), policy(...other)];
        const { excess, missing } = compareTexts([granted], [needed]);
        const [more, less] = [differ(granted, needed), differ(needed, granted)];
        if (more) expect(excess.length).toBeGreaterThan(0);
        if (less) expect(missing.length).toBeGreaterThan(0);
        differing += Number(more) + Number(less);
      }),
      cases(60),
    );
    expect(differing).toBeGreaterThan(24);
  });

  it('differ where a variable must have the value that another condition asks for', () => {
    const granted = policy(
      {
        Effect: 'Allow',
        Action: ['x:a'],
        Resource: ['*b'],
        Condition: { StringEqualsIfExists: { 'x:k': ['${x:own}'] }, StringEquals: { 'x:k': ['b'] } },
      },
      { Effect: 'Deny', NotAction: ['x:b'], Resource: ['?'] },
    );
    const needed = policy({ Effect: 'Allow', Action: 'x:?', NotResource: ['a*'] });
    expect(compareTexts([granted], [needed]).excess.length).toBeGreaterThan(0);
  });

  it.each([
    ['between two bounds', { NumericGreaterThan: { 'x:n': '3' }, NumericLessThanEquals: { 'x:m': '9' } }, '3.5'],
    ['below a bound that is below zero', {}, '-2'],
  ])('differ by a number %s', (_, Condition, bound) => {
    const below = { ...Condition, NumericLessThan: { 'x:n': bound } };
    const granted = policy({ Effect: 'Allow', Action: 'x:a', Resource: '*', Condition: below });
    const { excess } = compareTexts([granted], [policy({ Effect: 'Deny', Action: 'x:a', Resource: '*' })]);
    expect(excess.map((request) => verdictOf(request, { identity: attached([granted]) }))).toEqual(['allowed']);
  });

  it('differ by requests that the engine decides so', () => {
    fc.assert(
      fc.property(lists(parts), lists(parts), (one, other) => {
        const [granted, needed] = [policy(...one), policy(...other)];
        for (const request of compareTexts([granted], [needed]).excess) {
          expect(verdictOf(request, { identity: attached([granted]) })).toBe('allowed');
          expect(verdictOf(request, { identity: attached([needed]) })).not.toBe('allowed');
        }
      }),
      cases(100),
    );
  });

  it('equal themselves', () => {
    fc.assert(
      fc.property(lists(parts), (one) => {
        const { excess, missing } = compareTexts([policy(...one)], [policy(...[...one].reverse())]);
        expect({ excess, missing }).toEqual({ excess: [], missing: [] });
      }),
      cases(60),
    );
  });

  it('allow no fewer requests with an allow more, and no more with a deny more', () => {
    const plain = { ...parts, resources: parts.resources.slice(0, 6), conditions: parts.conditions.slice(1, 2) };
    const of = (effect: string) =>
      lists(plain).map((all) => all.filter((one) => 'Effect' in one && one.Effect === effect));
    fc.assert(
      fc.property(lists(plain), of('Allow'), of('Deny'), (one, allows, denies) => {
        const whole = policy(...one, ...allows, ...denies);
        const size = (...all: readonly object[]) => textPermissiveness([policy(...all)], [whole]).requests;
        expect(size(...one, ...allows)).toBeGreaterThanOrEqual(size(...one) - 1e-9);
        expect(size(...one, ...denies)).toBeLessThanOrEqual(size(...one) + 1e-9);
      }),
      cases(60),
    );
  });
});
