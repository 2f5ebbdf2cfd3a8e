import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import { resourceMatches } from '../../src/policy/resources.ts';
import { verdictOf } from '../../src/policy/verdict.ts';
import { cases } from '../cases.ts';
import { conditions, inForceOf, layers, requests } from './arbitraries.ts';
import { referenceDecision } from './reference/evaluator.ts';
import { resourceMatches as plainly, written } from './reference/patterns.ts';

describe('a compiled policy', () => {
  it('decides as the plain one, read anew from its document for each request', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(requests, layers, (request, documents) => {
        const { decision, decidedBy } = decide(request, inForceOf(documents));
        expect({ decision, decidedBy }).toEqual(referenceDecision(request, documents));
        expect(verdictOf(request, inForceOf(documents))).toBe(decision);
        met.add(`${decision} ${decidedBy}`);
      }),
      cases(600),
    );
    expect(met.size).toBeGreaterThan(10);
  });

  it('reads conditions as the plain one', () => {
    const held = { true: 0, false: 0 };
    fc.assert(
      fc.property(requests, conditions, fc.constantFrom('2012-10-17', '2008-10-17'), (request, condition, Version) => {
        const statement = { Effect: 'Deny', Action: '*', Resource: '*', Condition: condition } as const;
        const documents = { scp: [[{ Version, Statement: statement }]] };
        const asked = { ...request, principal: 'arn:aws:iam::111122223333:user/team/dana' };
        const { decision } = decide(asked, inForceOf(documents));
        expect(decision).toBe(referenceDecision(asked, documents).decision);
        held[decision === 'explicitDeny' ? 'true' : 'false']++;
      }),
      cases(1_500),
    );
    expect(Math.min(held.true, held.false)).toBeGreaterThan(100);
  });

  it('matches resources as the plain one', () => {
    const part = fc.array(fc.constantFrom('a', 'b', '*', '?', '/'), { maxLength: 4 }).map((list) => list.join(''));
    const pattern = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => ['arn', ...parts].join(':'));
    const text = fc.array(fc.constantFrom('a', 'b', '/', 'ab', ':'), { maxLength: 5 }).map((list) => list.join(''));
    const resource = fc.array(text, { minLength: 4, maxLength: 7 }).map((parts) => ['arn', ...parts].join(':'));
    let matching = 0;
    fc.assert(
      fc.property(pattern, resource, (wanted, given) => {
        const matches = resourceMatches(wanted, given);
        expect(matches).toBe(plainly(written(wanted, null) ?? [], given));
        if (matches) matching++;
      }),
      cases(2_000),
    );
    expect(matching).toBeGreaterThan(20);
  });
});
