import type { ConditionClause, Policy, Statement } from './document.ts';
import type { AttachedPolicy, KeyGrant } from './request.ts';

const read = new WeakMap<readonly KeyGrant[], readonly AttachedPolicy[]>();

/**
 * Grants of a KMS key as policies of the key that allow their operations to their grantee (AWS KMS Developer Guide,
 * grants). Cited as `grant[0]`, `grant[1]` …
 */
export function grantPolicies(grants: readonly KeyGrant[]): readonly AttachedPolicy[] {
  const known = read.get(grants);
  if (known) return known;
  const policies = grants.map((grant, index): AttachedPolicy => ({ ref: `grant[${index}]`, policy: policyOf(grant) }));
  read.set(grants, policies);
  return policies;
}

function policyOf(grant: KeyGrant): Policy {
  const statement: Statement = {
    index: 0,
    sid: null,
    effect: 'Allow',
    principal: { negated: false, entries: [{ type: 'AWS', value: grant.grantee }], bare: false },
    action: { negated: false, patterns: grant.operations.map((operation) => `kms:${operation}`) },
    resource: { negated: false, patterns: ['*'] },
    conditions: constraints(grant),
    place: null,
  };
  // Without variables: the pairs of a constraint are plain text.
  return { version: null, id: null, statements: [statement] };
}

/** Pairs compare with letter case (AWS KMS API Reference, GrantConstraints). */
function constraints({ encryptionContextSubset, encryptionContextEquals }: KeyGrant): ConditionClause[] {
  const pairs = Object.entries({ ...encryptionContextSubset, ...encryptionContextEquals });
  const each = pairs.map(([key, value]) => clause('StringEquals', `kms:EncryptionContext:${key}`, [value]));
  if (encryptionContextEquals === undefined) return each;
  const names = Object.keys(encryptionContextEquals);
  return [...each, clause('ForAllValues:StringEquals', 'kms:EncryptionContextKeys', names)];
}

function clause(operator: string, key: string, values: readonly string[]): ConditionClause {
  return { operator, key, values, place: null };
}
