import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../src/analysis/documents/comparePolicies.ts';
import { documentPermissiveness } from '../../src/analysis/documents/documentPermissiveness.ts';
import { escalationsOf } from '../../src/analysis/escalation/documentEscalations.ts';
import { excessOf } from '../../src/analysis/excess.ts';
import { neverHolds } from '../../src/analysis/never.ts';
import { compareTexts } from '../../src/analysis/strings/compareTexts.ts';
import { documentCases, placedStatements, unlooked } from '../../src/analysis/summary/documentCases.ts';
import { partialCalls } from '../../src/analysis/summary/partialCalls.ts';
import { policyChange } from '../../src/analysis/summary/policyChange.ts';
import { policySummary } from '../../src/analysis/summary/policySummary.ts';
import {
  counted,
  fairShares,
  isSpent,
  leaveOut,
  limited,
  mostSteps,
  spend,
  unfinishedReason,
} from '../../src/analysis/work.ts';
import {
  actionList,
  everything,
  fiftyStars,
  freeVariables,
  longPattern,
  manyActions,
  manyConditions,
  manyDenials,
  manySets,
  manyStars,
  oneEach,
  starredVariables,
} from './hostile.ts';
import { empty, policy, principal, resourcePolicy } from './world.ts';

/** Few steps: what is limited by itself keeps to the limit around it as well. */
const few = mostSteps / 10;
/** A search notices only now and then that its steps are used up. */
const bound = few * 1.6;

const sides = (granted: readonly object[], needed: readonly object[]) => ({
  kind: 'identity' as const,
  granted: [policy(...granted)],
  needed: [policy(...needed)],
  principal: null,
  boundary: null,
  scps: [],
});

const compared = (granted: readonly object[], needed: readonly object[], steps = few) => {
  const documents = sides(granted, needed);
  return counted(() => limited(steps, () => comparePolicies(documents)));
};

const pairs: readonly (readonly [string, readonly object[], readonly object[]])[] = [
  ['stars in 3,000 statements', manyStars(3_000), oneEach(10)],
  ['stars on both sides', manyStars(200), manyStars(150)],
  ['fifty stars in one pattern', fiftyStars, manyStars(20)],
  ['forty free variables', starredVariables, freeVariables.slice(1)],
  ['many conditions', manyConditions, manyConditions.slice(1)],
  ['many sets of values', everything, manySets],
  ['many classes of actions', manyActions, manyActions.slice(3)],
  ['a pattern of 130,000 characters', longPattern('a'), longPattern('ab')],
  ['65,000 stars in one pattern', longPattern('a*'), longPattern('b*')],
  ['question marks behind a star', longPattern('?', '*'), longPattern('a?', '*')],
  ['2,000 patterns of actions', actionList, actionList.slice(1)],
  ['2,000 denials', everything, manyDenials(2_000)],
];

describe('the work of one comparison', () => {
  it.each(pairs)('is bounded for %s, and what was left out is told', (_, granted, needed) => {
    const { result, steps } = compared(granted, needed);
    expect(steps).toBeLessThan(bound);
    expect(result.complete).toBe(false);
    expect(result.reasons).not.toEqual([]);
  });

  it('is bounded without a limit around it', () => {
    const { result, steps } = compared(manyStars(40), manyStars(60).slice(20), Number.POSITIVE_INFINITY);
    expect(steps).toBeGreaterThan(few);
    expect(steps).toBeLessThan(mostSteps * 1.1);
    expect(result.complete).toBe(false);
  });

  it('is the same however often it is asked', () => {
    const once = () => compared(fiftyStars, manyStars(20));
    const [first, again] = [once(), once()];
    expect(again.steps).toBe(first.steps);
    expect(again.result.reasons).toEqual(first.result.reasons);
  });

  it('grows with the number of statements about different things, and stays complete', () => {
    const of = (count: number) => compared(oneEach(count), oneEach(count, 'x*'), mostSteps);
    const [small, large] = [of(150), of(1_200)];
    expect(large.result).toMatchObject({ complete: true, missing: [] });
    expect(large.result.excess).toHaveLength(1);
    expect(large.steps / small.steps).toBeLessThan(16);
  });

  it('leaves 10,000 statements about different things complete', () => {
    expect(compared(oneEach(10_000), oneEach(1), mostSteps).result).toMatchObject({ complete: true, missing: [] });
  });

  it('does not ask services for which no pattern of the policies is meant', () => {
    const elsewhere = (Effect: string, Resource: object) => ({ Effect, Action: '*', ...Resource });
    const granted = [
      elsewhere('Allow', { Resource: ['arn:aws:s3:::${aws:username}-*', 'arn:aws:s3:::*-b', 'arn:aws:s3:::a'] }),
      elsewhere('Deny', { NotResource: 'arn:aws:s3:::a*' }),
    ];
    const { result, steps } = compared(granted, [elsewhere('Allow', { NotResource: 'arn:aws:s3:::b*' })], mostSteps);
    expect(result.complete).toBe(true);
    expect(steps).toBeLessThan(mostSteps / 20);
  });

  it('names the services that were not looked at', () => {
    expect(compared(everything, manySets).result.reasons).toContainEqual(
      expect.stringMatching(/more work than one comparison may do: .*\d+ of `ec2`/),
    );
  });

  it('leaves something for the actions that come after a hard class', () => {
    const hard = [...manyStars(200), { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }];
    const { result } = compared(hard, oneEach(1));
    expect(result.excess.flatMap(({ actions }) => actions.map(({ name }) => name))).toContain('SendMessage');
  });
});

describe('the work of one question about an account', () => {
  const hostile = [freeVariables, manyConditions, manyStars(400), manySets].map((one) => policy(...one));

  it.each([
    ['the excess', () => excessOf(empty.view, principal(hostile), [policy(...manyStars(300))])],
    ['a claim', () => neverHolds(empty.view, principal([policy(...manyDenials(2_000))]), stars)],
    ['an explanation', () => policySummary([policy(...manyStars(200), ...manyConditions)], 'identity')],
    [
      'a change of long policies',
      () => policyChange([policy(...manyConditions)], [policy(...manyStars(200))], 'identity'),
    ],
    ['an explanation of denials', () => policySummary([policy(...manyDenials(1_000))], 'identity')],
    ['ways to administrator', () => escalationsOf({ policies: [policy(...manyIam)] })],
    ['plain texts', () => compareTexts([policy(...manyActions)], [policy(...manyStars(200))])],
  ])('is bounded for %s, and incomplete', (_, ask) => {
    const { result, steps } = counted(() => limited<{ readonly complete: boolean }>(few, ask));
    expect(steps).toBeLessThan(bound);
    expect(result.complete).toBe(false);
  });

  const stars = { actions: ['s3:*'], on: ['arn:aws:s3:::*1*2*', 'arn:aws:s3:::*3*4*'], except: ['arn:aws:s3:::*'] };
  const manyIam = Array.from({ length: 400 }, (_, at) => ({
    Effect: 'Allow',
    Action: ['iam:*', 'lambda:*', 'ec2:*', 'sts:*'],
    Resource: `arn:aws:iam::*:*/*${at}*a*${at % 11}*`,
    Condition: { StringLike: { [`aws:PrincipalTag/k${at % 12}`]: `*${at}*` } },
  }));

  it('is bounded for counts', () => {
    const statements = policy(...manyStars(500));
    const { result, steps } = counted(() => limited(few, () => documentPermissiveness([[statements]], [statements])));
    expect(steps).toBeLessThan(bound);
    expect(result.complete).toBe(false);
  });

  it('calls no statement dead that was not looked at in full', () => {
    const summary = limited(few, () => policySummary([policy(...manyStars(300))], 'identity'));
    expect(summary).toMatchObject({ complete: false, dead: [] });
  });
});

describe('steps', () => {
  it('are counted where they are limited and where they are not', () => {
    expect(counted(() => spend(5)).steps).toBe(5);
    expect(counted(() => limited(10, () => spend(7))).steps).toBe(7);
    expect(spend(1e12)).toBe(true);
  });

  it('are used up inside and then gone outside as well', () => {
    const states = limited(10, () => [limited(4, () => [spend(3), spend(3), isSpent()]), isSpent(), spend(4)]);
    expect(states).toEqual([[true, false, true], false, false]);
  });

  it('that lack for the cases of a resource policy end the search for calls that are allowed in part', () => {
    const maya = { AWS: 'arn:aws:iam::111122223333:user/maya' };
    const shared = resourcePolicy({ Effect: 'Allow', Principal: maya, Action: 's3:*', Resource: '*' });
    const cases = documentCases('resource', [shared]);
    expect(limited(1, () => partialCalls(cases, placedStatements([shared]), new Set(['s3:PutObject'])))).toEqual([]);
    expect([...cases.reasons]).toEqual([unlooked]);
  });

  it('are never more inside than outside', () => {
    expect(limited(10, () => limited(100, () => spend(50)))).toBe(false);
  });

  it('are shared so that a hard class leaves some to its service, and a hard service to the others', () => {
    const states = limited(4_000_000, () => {
      const inShares = fairShares();
      const greedy = (service: string) => {
        return inShares(service, () => {
          let spent = 0;
          while (spend(10_000)) spent += 10_000;
          return spent;
        });
      };
      return [greedy('s3'), greedy('s3'), greedy('sqs'), greedy('s3')];
    });
    const [first = 0, second = 0, third = 0, fourth = 0] = states;
    expect(first).toBeGreaterThan(2_000_000);
    expect(second).toBeGreaterThan(400_000);
    expect(third).toBeGreaterThan(400_000);
    expect(fourth).toBeGreaterThan(90_000);
    expect(first + second + third + fourth).toBeLessThan(4_000_000);
  });

  it('are not shared where they are not limited', () => {
    const inShares = fairShares();
    expect([1, 2].map(() => inShares('s3', () => spend(1e12)))).toEqual([true, true]);
  });

  it('that lack are told with the services that have most actions left', () => {
    const unfinished = new Map<string, number>();
    expect(unfinishedReason(unfinished)).toBeNull();
    for (const [at, service] of ['a', 'b', 'c', 'd', 'e', 'f', 'g'].entries()) leaveOut(unfinished, service, at + 1);
    leaveOut(unfinished, 'a', 20);
    expect(unfinishedReason(unfinished)).toMatch(/21 of `a`, 7 of `g`, .* and of 2 more services$/);
  });
});
