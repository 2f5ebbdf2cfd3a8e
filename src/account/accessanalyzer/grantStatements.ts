import type { ConditionClause, Policy, Statement } from '../../policy/document.ts';
import type { Grant } from '../resourceState.ts';
import type { PlainResource } from '../sandbox.ts';

const clause = ([name, value]: readonly [string, string]): ConditionClause => ({
  operator: 'StringEquals',
  key: `kms:EncryptionContext:${name}`,
  values: [value],
  place: null,
});

const statement = ({ grantee, operations, constraint }: Grant, index: number): Statement => ({
  index,
  sid: null,
  effect: 'Allow',
  principal: {
    negated: false,
    entries: [{ type: grantee.startsWith('arn:') ? 'AWS' : 'Service', value: grantee }],
    bare: false,
  },
  action: { negated: false, patterns: operations.map((operation) => `kms:${operation}`) },
  resource: { negated: false, patterns: ['*'] },
  conditions: Object.entries(constraint?.pairs ?? {}).map(clause),
  place: null,
});

/**
 * A key policy with what grants give besides: Access Analyzer looks at both (IAM User Guide,
 * access-analyzer-resources).
 */
export function withGrants(policy: Policy, resource: PlainResource | null): Policy {
  const grants = resource?.state?.kind === 'key' ? resource.state.grants : [];
  if (grants.length === 0) return policy;
  const first = policy.statements.length;
  return { ...policy, statements: [...policy.statements, ...grants.map((grant, at) => statement(grant, first + at))] };
}
