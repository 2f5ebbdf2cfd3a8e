import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import { readPolicy } from '../../src/policy/parse.ts';
import type { AttachedPolicy } from '../../src/policy/request.ts';
import { effortOf } from './effortOf.ts';
import { ask, dana } from './situation.ts';

function attached(statements: readonly object[]): AttachedPolicy {
  const { policy } = readPolicy({ Version: '2012-10-17', Statement: statements });
  if (!policy) throw new Error('refused');
  return { ref: 'identity[0]', policy };
}

const statement = (index: number) => ({
  Effect: index % 5 === 4 ? 'Deny' : 'Allow',
  Action: ['s3:Get*', `sqs:Send${index}`],
  Resource: [`arn:aws:s3:::bucket-${index}/*`, `arn:aws:s3:::*-${index}/*/x`],
  Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
});

const get = (resource: string) => ask({ principal: dana, action: 's3:GetObject', resource });

describe('the work of a decision', () => {
  it('grows with the number of statements and no faster, from 1 to 10,000', () => {
    const steps = [1, 10, 100, 1_000, 10_000].map((size) => {
      const policies = { identity: [attached(Array.from({ length: size }, (_, index) => statement(index)))] };
      return effortOf(() => decide(get('arn:aws:s3:::other/a/b/c'), policies)) / size;
    });
    expect(Math.max(...steps)).toBeLessThan(60);
    expect(Math.min(...steps)).toBeGreaterThan(1);
  });

  it('grows with the stars of a pattern and no faster, from 1 to 50 over 2,000 characters', () => {
    for (const stars of [1, 10, 20, 30, 40, 50]) {
      const Resource = `arn:aws:s3:::${'a*'.repeat(stars)}b*`;
      const policies = { identity: [attached([{ Effect: 'Allow', Action: '*', Resource }])] };
      const steps = effortOf(() => decide(get(`arn:aws:s3:::${'a'.repeat(2_000)}`), policies));
      expect(steps).toBeGreaterThan(1_900);
      expect(steps).toBeLessThan(2_013 + 2 * stars + 50);
    }
  });

  it('does not grow with statements on other actions once a policy has met the action', () => {
    const others = Array.from({ length: 10_000 }, (_, index) => ({ ...statement(index), Action: `sqs:Send${index}` }));
    const policies = { identity: [attached([...others, { Effect: 'Allow', Action: 's3:*', Resource: '*' }])] };
    decide(get('arn:aws:s3:::b'), policies);
    expect(effortOf(() => decide(get('arn:aws:s3:::c'), policies))).toBeLessThan(5);
  });
});
