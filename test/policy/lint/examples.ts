import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const path = z.array(z.union([z.string(), z.number()]));

const example = z.strictObject({
  /** The issue code that the failing policy gives. */
  code: z.string(),
  kind: z.enum(['identity', 'session', 'resource', 'trust', 'scp', 'rcp']).default('identity'),
  resourceType: z.string().optional(),
  /**
   * A policy document. An object without `Version`, `Id` and `Statement` is the one statement of a list in a document of
   * version 2012-10-17. Text is the document's text.
   */
  failing: z.unknown(),
  /** Where the finding is. */
  path,
  /** Other codes of the same severity or worse that the failing policy must give. */
  also: z.array(z.string()).default([]),
  /** Characters by which an `Id` makes the failing policy longer. */
  longer: z.number().optional(),
  /** A policy that gives nothing of this severity or worse, unless `passingGives` says so. */
  passing: z.unknown(),
  passingGives: z.array(z.string()).default([]),
});

const file = z.strictObject({
  /** Codes without a check, each with the reason. */
  leftOut: z.record(z.string(), z.string()).default({}),
  examples: z.array(example).default([]),
});

export type Example = z.infer<typeof example>;

/** The examples of one severity. */
export function readExamples(folder: string): z.infer<typeof file> {
  return file.parse(parse(readFileSync(join(import.meta.dirname, folder, 'examples.yaml'), 'utf8')));
}

/** The text of an example's policy, indented as a person would write it. */
export function textOf(policy: unknown, longer = 0): string {
  if (typeof policy === 'string') return policy;
  const document = documentOf(policy);
  return JSON.stringify(longer > 0 ? { ...document, Id: 'x'.repeat(longer) } : document, null, 2);
}

function documentOf(policy: unknown): object {
  if (typeof policy !== 'object' || policy === null) throw new Error('an example needs a policy');
  const whole = Array.isArray(policy) || ['Version', 'Id', 'Statement'].some((key) => Object.hasOwn(policy, key));
  return whole ? policy : { Version: '2012-10-17', Statement: [policy] };
}
