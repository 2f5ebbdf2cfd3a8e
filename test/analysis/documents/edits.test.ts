import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { DocumentComparison } from '../../../src/analysis/documents/comparePolicies.ts';
import { condition, lists, type Parts } from '../randomStatements.ts';
import { policy } from '../world.ts';

const parts: Parts = {
  actions: ['s3:GetObject', 's3:PutObject', 's3:ListBucket', 'sqs:SendMessage', 'dynamodb:PutItem'],
  actionPatterns: ['s3:*', 's3:Get*', 'sqs:*', 'dynamodb:*Item', 's3:*Object'],
  resources: [
    '*',
    'arn:aws:s3:::a',
    'arn:aws:s3:::a/*',
    'arn:aws:s3:::*b*',
    'arn:aws:s3:::a/?b/*',
    'arn:aws:sqs:*:*:a-*',
    'arn:aws:sqs:eu-west-1:*:a*',
    'arn:aws:dynamodb:*:*:table/a',
  ],
  conditions: [
    condition(['StringEquals', 'StringLike', 'StringNotEquals'], 'aws:PrincipalTag/team', ['a', 'b*', '*a']),
    condition(['Bool'], 'aws:SecureTransport', ['true']),
    condition(['StringEquals'], 'aws:RequestedRegion', ['eu-west-1', 'us-east-1']),
  ],
};

/** Another program that has seen nothing yet. */
async function fresh() {
  vi.resetModules();
  const { comparePolicies } = await import('../../../src/analysis/documents/comparePolicies.ts');
  const { counted } = await import('../../../src/analysis/work.ts');
  return (granted: readonly (readonly object[])[], needed: readonly (readonly object[])[]) => {
    const documents = {
      kind: 'identity' as const,
      granted: granted.map((one) => policy(...one)),
      needed: needed.map((one) => policy(...one)),
      principal: null,
      boundary: null,
      scps: [],
    };
    const { result, steps } = counted(() => comparePolicies(documents));
    return { ...shown(result), steps };
  };
}

function shown({ excess, missing, counts, reasons }: DocumentComparison) {
  const entries = (groups: DocumentComparison['excess']) =>
    groups.map(({ actions, witness }) => [actions.map(({ service, name }) => `${service}:${name}`), witness]);
  return { excess: entries(excess), missing: entries(missing), counts, reasons };
}

/** Two sets of statements, and the statements that four edits put in place of others. */
const edits = fc.sample(
  fc.tuple(lists(parts, 3), lists(parts, 3), fc.array(lists(parts, 1), { minLength: 4, maxLength: 4 })),
  {
    numRuns: 5,
    seed: 20261125,
  },
);

/** The policies as they were before the first edit and after each. */
function versions([granted, needed, changes]: (typeof edits)[number]) {
  const states = [granted];
  for (const [at, [change]] of changes.entries()) {
    const last = states.at(-1) ?? [];
    states.push(last.map((one, place) => (place === at % last.length && change ? change : one)));
  }
  return states.map((state) => ({ granted: [state, needed.slice(0, 1)], needed: [needed] }));
}

describe('a comparison after edits', () => {
  it('is what it would be without the comparisons before, and takes as many steps', async () => {
    const all = edits.flatMap(versions);
    const forward = await fresh();
    const one = all.map(({ granted, needed }) => forward(granted, needed));
    const backward = await fresh();
    const other = [...all].reverse().map(({ granted, needed }) => backward(granted, needed));
    expect(other.reverse()).toEqual(one);
    expect(one.filter(({ excess }) => excess.length > 0).length).toBeGreaterThan(8);
  });
});
