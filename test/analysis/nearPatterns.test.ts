import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arnShape } from '../../src/analysis/arnShape.ts';
import { mayMeet, nearGroups } from '../../src/analysis/nearPatterns.ts';
import { patternsIntersect } from '../../src/policy/patternsIntersect.ts';
import { compileResources } from '../../src/policy/resources.ts';
import {
  ANY_ONE,
  ANY_ONE_IN_PART,
  ANY_RUN,
  ANY_RUN_IN_PART,
  ANY_RUN_IN_SEGMENT,
  literalTokens,
} from '../../src/policy/wildcard.ts';

const tokensOf = (pattern: string) =>
  compileResources({ negated: false, patterns: [pattern] }, false).patterns[0]?.ready?.[0]?.tokens ?? [];

const closed = (pattern: string) => ({ tokens: tokensOf(pattern), closed: true });
const open = (tokens: readonly number[]) => ({ tokens, closed: false });

describe('patterns that no text fits together', () => {
  it.each([
    ['arn:aws:s3:::team-1/*', 'arn:aws:s3:::team-10/*'],
    ['arn:aws:sqs:*:*:jobs-*', 'arn:aws:sqs:*:*:work-*'],
    ['arn:aws:sqs:eu-*:*:jobs', 'arn:aws:sqs:*:1234*:work'],
    ['arn:aws:s3:::a', 'arn:aws:s3:::ab*'],
  ])('are told by their plain text: %s and %s', (one, other) => {
    expect(mayMeet(closed(one), closed(other))).toBe(false);
  });

  it('are never said to be such where one does', () => {
    const marks = [ANY_RUN, ANY_ONE, ANY_RUN_IN_PART, ANY_ONE_IN_PART, ANY_RUN_IN_SEGMENT, ...literalTokens('::/ab')];
    const tokens = fc.array(fc.constantFrom(...marks), { maxLength: 7 });
    let meeting = 0;
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        const meet = patternsIntersect(one, other);
        meeting += Number(meet);
        return !meet || mayMeet(open(one), open(other));
      }),
      { numRuns: 4_000, seed: 20261125 },
    );
    expect(meeting).toBeGreaterThan(300);
  });
});

describe('groups near those that are wanted', () => {
  const group = (...patterns: string[]) => patterns.map((pattern) => ({ tokens: tokensOf(pattern) }));
  const groups = [
    group('arn:aws:s3:::a/*', 'arn:aws:sqs:*:*:a'),
    group('arn:aws:s3:::b/*'),
    group('arn:aws:s3:::a/b'),
    group('*'),
  ];
  const shape = tokensOf('arn:aws:s3:::*');

  it('are those that share a text with one of them, with their numbers', () => {
    const near = nearGroups(groups, [2], shape);
    expect(near.numbers).toEqual([0, 2, 3]);
    expect(near.wanted).toEqual([1]);
    expect(near.groups.map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('are told part by part where the shape has no more colons', () => {
    const queues = [group('arn:aws:sqs:*:*:jobs-*'), group('arn:aws:sqs:*:*:work-*'), group('arn:aws:sqs:*')];
    const queue = arnShape('arn:${Partition}:sqs:${Region}:${Account}:${QueueName}').matcher.tokens;
    expect(nearGroups(queues, [0], queue).numbers).toEqual([0, 2]);
    expect(nearGroups(queues, [0], tokensOf('arn:aws:sqs:*')).numbers).toEqual([0, 1, 2]);
  });

  it('are none where nothing that is wanted has the shape', () => {
    expect(nearGroups(groups, [1], tokensOf('arn:aws:sqs:*:*:*'))).toEqual({ groups: [], numbers: [], wanted: [] });
  });

  it('are all where all are wanted', () => {
    expect(nearGroups(groups, null, shape)).toEqual({ groups, numbers: [0, 1, 2, 3], wanted: null });
  });
});
