import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../src/analysis/strings/compareTexts.ts';
import { textPermissiveness } from '../../../src/analysis/strings/textPermissiveness.ts';
import type { Policy } from '../../../src/policy/document.ts';
import { readPolicy } from '../../../src/policy/parse.ts';

// Policies and figures of Quacky (ICSE 2022; vlab-cs-ucsb/quacky, BSD-2-Clause, see quacky-LICENSE.txt).

interface Pair {
  readonly id: string;
  readonly policy: string;
  readonly mutant: string;
  readonly policyMinusMutant: string;
  readonly mutantMinusPolicy: string;
}
interface Mutants {
  readonly policies: Readonly<Record<string, Record<string, unknown>>>;
  readonly pairs: readonly Pair[];
}
interface Counts {
  readonly policies: readonly { readonly id: string; readonly policy: object; readonly log2: number | null }[];
}

const read = <Shape>(name: string): Shape => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Shape;
const mutants = read<Mutants>('quacky-mutants.json');
const counts = read<Counts>('quacky-counts.json');

/** The published texts hold placeholders such as `$account` where an ARN wants an account. */
const tolerated = new Set(['INVALID_ARN_RESOURCE']);

function policyOf(document: unknown): Policy {
  const kinds = JSON.stringify(document).includes('Principal"') ? (['resource', 'trust'] as const) : [];
  for (const kind of [...kinds, 'identity'] as const) {
    const { policy } = readPolicy(document, kind, undefined, tolerated);
    if (policy) return policy;
  }
  throw new Error(`unreadable: ${JSON.stringify(document)}`);
}

function verdictsOf(policy: unknown, mutant: unknown): string {
  const { excess, missing, complete } = compareTexts([policyOf(policy)], [policyOf(mutant)]);
  return `${excess.length > 0 ? 'SAT' : 'UNSAT'} ${missing.length > 0 ? 'SAT' : 'UNSAT'} ${complete}`;
}

const publishedFor = (pair: Pair) => `${pair.policyMinusMutant} ${pair.mutantMinusPolicy} true`;

/** Without `Version` AWS takes `${aws:username}` for plain text; the published tool takes every variable for that. */
const mixesVersions = ({ policy, mutant }: Pair): boolean =>
  [policy, mutant].some((key) => JSON.stringify(mutants.policies[key]).includes('${')) &&
  mutants.policies[policy]?.Version !== mutants.policies[mutant]?.Version;

describe('the comparison as plain texts', () => {
  test('agrees with the published verdicts on every pair whose documents read variables alike', () => {
    const pairs = mutants.pairs.filter((pair) => !mixesVersions(pair));
    const wrong = pairs.filter(
      (pair) => verdictsOf(mutants.policies[pair.policy], mutants.policies[pair.mutant]) !== publishedFor(pair),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(mutants.pairs.length).toBe(546);
    expect(pairs.length).toBe(482);
  });

  test('agrees on the other pairs once both documents say which language they are in', () => {
    const pairs = mutants.pairs.filter(mixesVersions);
    const version = { Version: '2012-10-17' };
    const wrong = pairs.filter(({ policy, mutant, ...pair }) => {
      const [left, right] = [mutants.policies[policy], mutants.policies[mutant]];
      return (
        verdictsOf({ ...left, ...version }, { ...right, ...version }) !== publishedFor({ ...pair, policy, mutant })
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

/** Figures that differ from the published ones, with the reason. */
const otherwise: readonly { readonly because: string; readonly figures: Readonly<Record<string, number>> }[] = [
  {
    because: 'the published figure exceeds the product of its own parts by 100 bits for each free key',
    figures: {
      'ec2/ec2_prevent_running_classic/policy': 1336.0112931,
      'ec2/ec2_restrict_to_specific_instance/policy': 2304.0169397,
      'ec2/ec2_enforce_project_tagging/policy': 2304.0169398,
      'ec2/ec2_actions_region_aws-portal/policy': 2352.0225642,
      'ec2/ec2_allow_some_instances/fixed': 1603.9181837,
      'ec2/ec2_limit_ebs_volume_size/initial': 1602.5962556,
      's3/s3_object_query_permissions/policy1': 2856.0225863,
      's3/s3_policy_provides_programmatic_access/policy2': 2904.0225863,
      's3/s3_policy_provides_programmatic_access/policy3': 2920.0225863,
    },
  },
  {
    because: 'absence counts as one more value of a key, numbers have 32 bits, a Boolean is no text',
    figures: {
      'ec2/ec2_require_mfa_session_token/policy': 1569.5962556,
      'ec2/ec2_limit_ebs_volume_size/fixed': 1634.5962556,
      'ec2/ec2_terminate_instance_ip/policy': 809.0056466,
    },
  },
  {
    because: 'the published tool takes variables for plain text',
    figures: {
      'ec2/ec2_allow_ebs_volume_owners/policy': 2228.4647868,
      's3/s3_iam_user_cannot_create_folder_through_console/policy': 3097.0225863,
      's3/s3_bucket_folder_restrict_by_user/policy': 3680.0282328,
    },
  },
];

describe('the number of requests that a policy allows', () => {
  const known = Object.assign({}, ...otherwise.map(({ figures }) => figures)) as Record<string, number>;

  test('is the published one where nothing is read differently', () => {
    const alike = counts.policies.filter(({ id }) => known[id] === undefined);
    const wrong = alike.filter(({ policy, log2 }) => {
      const { requests, complete } = textPermissiveness([policyOf(policy)]);
      const expected = log2 ?? Number.NEGATIVE_INFINITY;
      return !complete || !(requests === expected || Math.abs(requests - expected) < 1e-6);
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect([counts.policies.length, alike.length]).toEqual([41, 26]);
  });

  test.each(otherwise)('differs where $because', ({ figures }) => {
    for (const [id, figure] of Object.entries(figures)) {
      const row = counts.policies.find((one) => one.id === id);
      expect(textPermissiveness([policyOf(row?.policy)]).requests, id).toBeCloseTo(figure, 5);
    }
  });

  test('of every policy without conditions is the published one', () => {
    const plain = counts.policies.filter(({ policy }) => !JSON.stringify(policy).includes('"Condition"'));
    for (const { id, policy, log2 } of plain.filter(({ log2: figure }) => figure !== null)) {
      expect(textPermissiveness([policyOf(policy)]).requests, id).toBeCloseTo(log2 ?? 0, 6);
    }
    expect(plain.length).toBe(16);
  });
});
