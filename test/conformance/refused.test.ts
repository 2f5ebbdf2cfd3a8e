import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { malformedPolicy } from '../../src/policy/malformed.ts';
import { parsePolicy } from '../../src/policy/parse.ts';

const file = z.strictObject({
  source: z.string(),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      says: z.string(),
      fact: z.string(),
      kind: z.enum(['identity', 'session', 'resource', 'trust', 'scp', 'rcp']),
      policy: z.unknown().optional(),
      text: z.string().optional(),
      fault: z.string().optional(),
      aws: z.string().optional(),
    }),
  ),
});

const { cases } = file.parse(parse(readFileSync(join(import.meta.dirname, 'refused.yaml'), 'utf8')));

/** AWS Organizations has one sentence for every fault; S3's other sentences are not recorded. */
const withOwnWords = new Set(['identity', 'session', 'trust']);

describe('policies that AWS refuses to store', () => {
  it.each(cases)('$id: $says', ({ kind, policy, text, fault, aws }) => {
    const written = text ?? JSON.stringify(policy);
    const errors = parsePolicy(written, kind).faults.filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(fault === undefined ? [] : [fault]);
    const refusal = malformedPolicy(written, kind);
    if (aws !== undefined) expect(refusal).toBe(aws);
    else if (withOwnWords.has(kind)) expect(refusal).toBeNull();
    else if (fault !== undefined) expect(refusal).not.toBeNull();
  });

  it('are all there', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(58);
  });
});
