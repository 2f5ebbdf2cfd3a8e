import { actionFacts } from '../training/reference/actionFacts.ts';
import { errorFacts } from '../training/reference/errorFacts.ts';
import { keyFacts } from '../training/reference/keyFacts.ts';
import type { Meaning } from '../training/reference/lookUp.ts';
import { managedGrants } from '../training/reference/managedGrants.ts';
import { operationFacts } from '../training/reference/operationFacts.ts';
import { policyFacts } from '../training/reference/policyFacts.ts';
import type { ReferenceKind } from '../training/reference/referenceEntry.ts';
import { usingOperations } from '../training/reference/usingOperations.ts';

/** Managed policies that an action names; their count tells all. */
const namedPolicies = 10;

/** Errors that any call may end with, beside those of its operation (AWS API References, Common Error Types). */
const commonErrors = ['AccessDenied', 'Throttling', 'InvalidClientTokenId', 'SignatureDoesNotMatch'];

/** What is known of an action, with what grants and uses it. */
export function actionReport(name: string) {
  const facts = actionFacts(name);
  if (!facts) return null;
  const grants = managedGrants(facts.name);
  const operations = usingOperations(facts.name);
  const errors = operations.flatMap((operation) => operationFacts(operation)?.errors ?? []);
  return {
    ...facts,
    operations,
    errors: [...new Set(errors)].sort(),
    commonErrors: commonErrors.filter((code) => errorFacts(code) !== undefined),
    managedPolicies: { count: grants.length, first: grants.slice(0, namedPolicies) },
  };
}

const reports: Readonly<Record<ReferenceKind, (name: string) => object | null | undefined>> = {
  action: actionReport,
  'condition key': keyFacts,
  'managed policy': policyFacts,
  operation: operationFacts,
  error: errorFacts,
};

/**
 * The public result of `iam-dojo action NAME --format json`: `{name, entries}`, an entry for each thing that the name
 * means: `kind` (`action`, `condition key`, `managed policy`, `operation` or `error`) and what is known of it. Of an
 * action: `{name, service, accessLevel, description, resources, keys, dependentActions, permissionOnly, page, operations,
 * errors, commonErrors, managedPolicies}`; `managedPolicies` is `{count, first}`, those first that allow little else.
 */
export function meaningReport({ kind, name }: Meaning): object {
  return { kind, ...reports[kind](name) };
}
