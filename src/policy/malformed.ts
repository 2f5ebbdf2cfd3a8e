import { identityRefusal } from './malformedIdentity.ts';
import { trustRefusal } from './malformedTrust.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyKind } from './policyKind.ts';
import { rawDocument, rawStatements, rawTexts } from './rawStatements.ts';

type Refusal = (text: string) => string | null;

/** AWS's words for a policy document that it refuses to store, or null where it would store it. */
export function malformedPolicy(text: string, kind: PolicyKind): string | null {
  return refusals[kind](text);
}

/** S3's words for a bucket policy, by the fault that is found first (Amazon S3 User Guide, example-bucket-policies). */
const bucketTexts: Readonly<Record<string, string>> = {
  JSON_SYNTAX_ERROR: "Policies must be valid JSON and the first byte must be '{'",
  MISSING_STATEMENT: 'Missing required field Statement',
  MISSING_PRINCIPAL: 'Missing required field Principal',
  MISSING_EFFECT: 'Missing required field Effect',
  MISSING_ACTION: 'Missing required field Action',
  MISSING_RESOURCE: 'Missing required field Resource',
  INVALID_ACTION: 'Policy has invalid action',
  INVALID_SERVICE_IN_ACTION: 'Policy has invalid action',
  INVALID_PRINCIPAL_FORMAT: 'Invalid principal in policy',
  INVALID_PRINCIPAL_KEY: 'Invalid principal in policy',
  UNSUPPORTED_WILDCARD_IN_PRINCIPAL: 'Invalid principal in policy',
};

const bucketRefusal: Refusal = (text) => {
  const { faults } = parsePolicy(text, 'resource');
  const fault = faults.find(({ severity }) => severity === 'error');
  if (fault) return bucketTexts[fault.code] ?? 'Policy document is invalid';
  const statements = rawStatements(rawDocument(text) ?? {}) ?? [];
  const resources = statements.flatMap((raw) => rawTexts(raw.Resource ?? raw.NotResource) ?? []);
  return resources.every((resource) => BUCKET_ARN.test(resource)) ? null : 'Policy has invalid resource';
};

const BUCKET_ARN = /^arn:[^:]+:s3:/;

/** AWS Organizations has one text for every fault of a control policy. */
function controlRefusal(kind: PolicyKind): Refusal {
  return (text) => {
    return parsePolicy(text, kind).policy
      ? null
      : 'The provided policy document does not meet the requirements of the specified policy type.';
  };
}

const refusals: Readonly<Record<PolicyKind, Refusal>> = {
  identity: (text) => identityRefusal(text, { needsVersion: true, completesArns: true, takesAnyLiteral: false }),
  session: (text) => identityRefusal(text, { needsVersion: false, completesArns: false, takesAnyLiteral: true }),
  trust: trustRefusal,
  resource: bucketRefusal,
  scp: controlRefusal('scp'),
  rcp: controlRefusal('rcp'),
};
