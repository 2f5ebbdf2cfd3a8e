import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decide } from '../../src/policy/evaluate.ts';
import { verdictOf } from '../../src/policy/verdict.ts';
import { readCase } from './readCase.ts';

const folder = join(import.meta.dirname, 'evaluation');

/** Cases of each file; a case that gets lost is a failure. */
const counts: Readonly<Record<string, number>> = {
  'abac.yaml': 17,
  'boundaries.yaml': 22,
  'conditions-ip-arn-bool-null.yaml': 43,
  'conditions-multivalue.yaml': 28,
  'conditions-numeric-date.yaml': 29,
  'conditions-string.yaml': 28,
  'context-keys.yaml': 28,
  'cross-account.yaml': 21,
  'endpoints.yaml': 7,
  'matching.yaml': 40,
  'organizations.yaml': 33,
  'principals.yaml': 34,
  'same-account.yaml': 18,
  'service-specials.yaml': 31,
  'sessions.yaml': 19,
  'trust-policies.yaml': 35,
  'variables.yaml': 31,
};

/** Ids of cases on which the engine is known to differ from AWS; each must really fail. */
const knownToFail: readonly string[] = [];

if (knownToFail.length > 0) console.warn(`cases that differ from AWS: ${knownToFail.join(', ')}`);

function casesOf(file: string): readonly unknown[] {
  const document: unknown = parse(readFileSync(join(folder, file), 'utf8'));
  if (typeof document !== 'object' || document === null || !('cases' in document)) throw new Error(`${file}: no cases`);
  if (!Array.isArray(document.cases)) throw new Error(`${file}: cases is no list`);
  return document.cases;
}

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const ids = new Set<string>();

for (const file of files) {
  describe(`the cases of ${file}`, () => {
    const cases = casesOf(file);

    it('are all there', () => {
      expect(cases.length).toBe(counts[file]);
    });

    for (const raw of cases) {
      const { id, says, request, policies, expect: expected, because } = readCase(raw);
      it(`${id}: ${says}`, () => {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
        const decision = decide(request, policies);
        const right = decision.decision === expected && (because === null || decision.decidedBy === because);
        if (knownToFail.includes(id)) {
          expect(right).toBe(false);
          return;
        }
        expect({ decision: decision.decision, because: because && decision.decidedBy }).toEqual({
          decision: expected,
          because,
        });
        expect(verdictOf(request, policies)).toBe(expected);
      });
    }
  });
}

describe('the conformance corpus', () => {
  it('has every file that is counted', () => {
    expect([...files].sort()).toEqual(Object.keys(counts).sort());
  });

  it('ran every case once', () => {
    expect(ids.size).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0));
  });

  it('refuses a case that asserts nothing', () => {
    expect(() => readCase({ id: 'silent', says: 'Nothing.', request: {}, policies: {} })).toThrow('asserts nothing');
  });
});
