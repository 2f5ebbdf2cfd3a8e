import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PolicyKind } from '../../../src/policy/policyKind.ts';
import { errorsOf } from './errorsOf.ts';

/** Errors that cases about decisions have on purpose, and why. */
const meant: Readonly<Record<string, string>> = {
  INVALID_ACTION: 'cases show that unknown names match nothing',
  INVALID_CONDITION_DATA_TYPE: 'a case lists text beside other JSON types',
  INVALID_SERVICE_CONDITION_KEY: 'cases use made-up keys of each type',
  INVALID_VARIABLE_FOR_OPERATOR: 'cases show that numbers, dates and addresses take no variables',
  MISMATCHED_ACTION_FOR_PRINCIPAL: 'cases show that the wrong action is denied',
  MISSING_ARN_ACCOUNT: 'a case shows that an empty account is not any account',
  MISSING_QUALIFIER: 'cases show what a list key does without a set operator',
  PRIVATE_IP_ADDRESS: 'a case uses private ranges for its arithmetic',
  RCP_SYNTAX_ERROR_ACTION: 'cases list the policy that AWS attaches everywhere',
  RCP_SYNTAX_ERROR_ALLOW: 'cases list the policy that AWS attaches everywhere',
  TYPE_MISMATCH_DATE: 'session policies are taken with malformed dates',
  TYPE_MISMATCH_IP_RANGE: 'session policies are taken with malformed ranges',
  TYPE_MISMATCH_NUMBER: 'session policies are taken with malformed numbers',
  TYPE_MISMATCH: 'session policies are taken with malformed ARNs',
  UNSUPPORTED_ACTION_FOR_CONDITION_KEY: 'cases set keys that real requests for the action do not have',
  VARIABLE_UNSUPPORTED_IN_VERSION: 'cases show what the old version makes of variables',
  VARIABLE_USAGE_TOO_PERMISSIVE: 'cases show what a variable may stand for',
  WILDCARD_USAGE_TOO_PERMISSIVE: 'a case shows a star in every part of an ARN',
};

const layers = ['identity', 'session', 'scp', 'rcp', 'boundary', 'endpoint', 'resource', 'trust'] as const;
const cases = z.array(
  z.looseObject({
    request: z.looseObject({ action: z.string() }),
    policies: z.record(z.string(), z.unknown()).default({}),
  }),
);

function kindOf(layer: string, action: string): PolicyKind {
  if (layer === 'resource') return /^sts:(Assume|Tag|Set)/i.test(action) ? 'trust' : 'resource';
  const kinds: Readonly<Record<string, PolicyKind>> = { boundary: 'identity', endpoint: 'resource' };
  return kinds[layer] ?? (['session', 'scp', 'rcp', 'trust'] as const).find((kind) => kind === layer) ?? 'identity';
}

const flat = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(flat) : value ? [value] : []);

describe('policy validation of the policies that decisions are proved with', () => {
  it('finds only errors that these cases have on purpose', () => {
    const codes = new Map<string, number>();
    let policies = 0;
    for (const folder of ['evaluation', 'evaluation-more']) {
      const path = join(import.meta.dirname, '../../conformance', folder);
      for (const file of readdirSync(path)) {
        const document: unknown = parse(readFileSync(join(path, file), 'utf8'));
        const listed = z.object({ cases }).safeParse(document);
        for (const { request, policies: written } of listed.success ? listed.data.cases : cases.parse(document)) {
          for (const layer of layers) {
            for (const policy of flat(written[layer])) {
              policies += 1;
              const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
              for (const code of errorsOf(text, kindOf(layer, request.action))) {
                codes.set(code, (codes.get(code) ?? 0) + 1);
              }
            }
          }
        }
      }
    }
    expect(policies).toBeGreaterThan(1500);
    expect([...codes].filter(([code]) => !Object.hasOwn(meant, code))).toEqual([]);
    expect(Object.keys(meant).filter((code) => !codes.has(code))).toEqual([]);
  });
});
