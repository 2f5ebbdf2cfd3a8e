import { eachStatement } from '../eachStatement.ts';
import { setFix } from '../fix.ts';
import type { Hit, LintCheck, LintSubject } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';
import { principalsOf } from '../writtenPrincipals.ts';

/**
 * Characters of the longest inline policy there is, that of a role (IAM User Guide, reference_iam-quotas); validation
 * measures identity policies by it.
 */
const IDENTITY_QUOTA = 10_240;
const TRUST_QUOTA = 2_048;

/** Characters of a resource policy, by type of resource; the smallest common one where the type is not known. */
const resourceQuotas: ReadonlyMap<string, number> = new Map([
  ['AWS::KMS::Key', 32_768],
  ['AWS::SNS::Topic', 30_720],
]);
const RESOURCE_QUOTA = 20_480;

function tooLong({ characters }: LintSubject, quota: number, advice: string): Hit[] {
  if (characters <= quota) return [];
  return [{ path: [], message: `the policy has ${characters} characters, the quota is ${quota}`, advice }];
}

/** Unique ids of entities (IAM User Guide, reference_identifiers). */
const references: readonly { readonly code: string; readonly id: RegExp; readonly entity: string }[] = [
  { code: 'INVALID_ROLE_REFERENCE', id: /^AROA[A-Z0-9]{12,}$/, entity: 'role' },
  { code: 'INVALID_USER_REFERENCE', id: /^AIDA[A-Z0-9]{12,}$/, entity: 'user' },
];

const referenceChecks = references.map(
  ({ code, id, entity }): LintCheck => ({
    code,
    severity: 'warning',
    kinds: ['resource', 'trust'],
    check: eachStatement((statement): Hit[] => {
      return principalsOf(statement)
        .filter(({ text }) => id.test(text))
        .map(({ text, path }) => ({
          path,
          message: `\`${text}\` is the unique id of a ${entity}`,
          advice: `write the ARN; where the id stands after saving, the ${entity} was deleted and the entry can go`,
        }));
    }),
  }),
);

export const documentChecks: readonly LintCheck[] = [
  {
    code: 'MISSING_VERSION',
    severity: 'warning',
    kinds: everyKind,
    check: ({ document }) => {
      if (Object.hasOwn(document, 'Version')) return [];
      return [
        {
          path: ['Version'],
          message: '`Version` is missing, so variables such as `${aws:username}` are plain text',
          advice: 'begin with `"Version": "2012-10-17"`',
          fix: setFix(['Version'], '2012-10-17'),
        },
      ];
    },
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
    severity: 'warning',
    kinds: ['identity'],
    check: (subject) =>
      tooLong(subject, IDENTITY_QUOTA, 'split it; a managed policy takes 6144 characters, white space not counted'),
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
    severity: 'warning',
    kinds: ['resource'],
    check: (subject) => {
      const quota = resourceQuotas.get(subject.resourceType ?? '') ?? RESOURCE_QUOTA;
      return tooLong(
        subject,
        quota,
        'shorten it: use wildcards, or `aws:PrincipalOrgID` in place of lists of accounts',
      );
    },
  },
  {
    code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    severity: 'warning',
    kinds: ['trust'],
    check: (subject) => tooLong(subject, TRUST_QUOTA, 'shorten it or ask for a higher quota'),
  },
  ...referenceChecks,
];
