import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decide } from '../../src/policy/evaluate.ts';
import { verdictOf } from '../../src/policy/verdict.ts';
import { clausesWithoutCase, factNumbers, factsWithoutCase } from './facts.ts';
import { readCase } from './readCase.ts';

/** Cases of each file; a case that gets lost is a failure. */
const counts: Readonly<Record<string, number>> = {
  'evaluation/abac.yaml': 17,
  'evaluation/boundaries.yaml': 22,
  'evaluation/conditions-ip-arn-bool-null.yaml': 43,
  'evaluation/conditions-multivalue.yaml': 28,
  'evaluation/conditions-numeric-date.yaml': 29,
  'evaluation/conditions-string.yaml': 28,
  'evaluation/context-keys.yaml': 28,
  'evaluation/cross-account.yaml': 21,
  'evaluation/endpoints.yaml': 7,
  'evaluation/matching.yaml': 40,
  'evaluation/organizations.yaml': 33,
  'evaluation/principals.yaml': 34,
  'evaluation/same-account.yaml': 18,
  'evaluation/service-specials.yaml': 31,
  'evaluation/sessions.yaml': 19,
  'evaluation/trust-policies.yaml': 35,
  'evaluation/variables.yaml': 31,
  'evaluation-more/addresses-booleans-binary-null.yaml': 58,
  'evaluation-more/documents.yaml': 21,
  'evaluation-more/grants-and-public-access.yaml': 35,
  'evaluation-more/numbers-and-dates.yaml': 63,
  'evaluation-more/organizations-in-depth.yaml': 38,
  'evaluation-more/principals-in-depth.yaml': 60,
  'evaluation-more/remaining-rules.yaml': 27,
  'evaluation-more/services-in-depth.yaml': 43,
  'evaluation-more/sets-of-values.yaml': 174,
  'evaluation-more/several-layers.yaml': 48,
  'evaluation-more/strings-and-arns.yaml': 78,
  'evaluation-more/trust-in-depth.yaml': 47,
  'evaluation-more/users-behind-sessions.yaml': 15,
  'evaluation-more/variables-in-depth.yaml': 46,
};

/** Ids of cases on which the engine is known to differ from AWS; each must really fail. */
const knownToFail: readonly string[] = [];

if (knownToFail.length > 0) console.warn(`cases that differ from AWS: ${knownToFail.join(', ')}`);

function documentOf(file: string): { readonly source: unknown; readonly cases: readonly unknown[] } {
  const document: unknown = parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
  if (typeof document !== 'object' || document === null || !('cases' in document)) throw new Error(`${file}: no cases`);
  if (!Array.isArray(document.cases)) throw new Error(`${file}: cases is no list`);
  return { source: 'source' in document ? document.source : undefined, cases: document.cases };
}

const files = ['evaluation', 'evaluation-more'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);
const ids = new Set<string>();
const covered = new Set<number>();

for (const file of files) {
  describe(`the cases of ${file}`, () => {
    const { source, cases } = documentOf(file);

    it('are all there, with the AWS pages behind them', () => {
      expect(cases.length).toBe(counts[file]);
      expect(source).toMatch(/AWS|IAM/);
    });

    for (const raw of cases) {
      const { id, says, fact, request, policies, expect: expected, because, source: page } = readCase(raw);
      covered.add(Number(fact.slice(1)));
      it(`${id}: ${says}`, () => {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
        if (file.startsWith('evaluation-more/')) expect(page).toMatch(/^[A-Z].+ /);
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

  it('has a case for each fact, or a reason why there is none', () => {
    const lacking = factNumbers.filter((fact) => !covered.has(fact) && factsWithoutCase[fact] === undefined);
    expect(lacking).toEqual([]);
    expect(Object.keys(factsWithoutCase).filter((fact) => covered.has(Number(fact)))).toEqual([]);
    expect([...covered].filter((fact) => !factNumbers.includes(fact))).toEqual([]);
    expect(Object.keys(clausesWithoutCase).filter((fact) => !covered.has(Number(fact)))).toEqual([]);
  });

  it('refuses a case that asserts nothing', () => {
    expect(() => readCase({ id: 'silent', says: 'Nothing.', request: {}, policies: {} })).toThrow('asserts nothing');
  });
});
