import type { Asked } from './asked.ts';
import { contextChanges } from './butForContext.ts';
import { statementChanges } from './butForStatement.ts';
import type { ButFor, StatementTrace, Verdict } from './decision.ts';
import { type Layer, layers, reportedType, survey } from './layers.ts';
import { withoutStatement, withStatement } from './otherPolicies.ts';
import { NOT_NAMED } from './principals.ts';
import type { AuthorizationRequest, PoliciesInForce } from './request.ts';
import { specialOf } from './specials.ts';
import { lacksAllow, verdictOf } from './verdict.ts';

/** What a search for a near miss looks at. */
export interface Denied {
  readonly request: AuthorizationRequest;
  readonly policies: PoliciesInForce;
  readonly asked: Asked;
  readonly statements: readonly StatementTrace[];
}

/**
 * Single changes with which a denied request would be allowed, the nearest first; empty where it takes more than one.
 * Each was tried: the request was decided again with that change and nothing else.
 */
export function butFor(
  asked: Asked,
  policies: PoliciesInForce,
  statements: readonly StatementTrace[],
  decision: Verdict,
): readonly ButFor[] {
  if (decision === 'allowed' || specialOf(asked)) return [];
  const denied: Denied = { request: asked.request, policies, asked, statements };
  const context = contextChanges(denied);
  if (decision === 'explicitDeny') return [...context, ...theDeny(denied)];
  return [...context, ...statementChanges(denied, context), ...layerChanges(denied), ...openedBucket(denied)];
}

function theDeny({ request, policies, statements }: Denied): readonly ButFor[] {
  const denying = statements.filter(({ applies, effect }) => applies && effect === 'Deny');
  const [only, ...others] = denying;
  if (only === undefined || others.length > 0) return [];
  const allowed = verdictOf(request, withoutStatement(policies, only)) === 'allowed';
  return allowed ? [{ kind: 'deny', statement: only }] : [];
}

/** Services whose resources have no policies of their own (IAM User Guide, reference_aws-services-that-work-with-iam). */
const withoutPolicies: ReadonlySet<string> = new Set([
  'autoscaling',
  'cloudformation',
  'cloudfront',
  'cloudwatch',
  'ec2',
  'elasticloadbalancing',
  'iam',
  'rds',
  'route53',
]);

/** Types of policies that lack an allow, where one more would do. */
function layerChanges(denied: Denied): readonly ButFor[] {
  const { asked, policies } = denied;
  const surveys = layers.map((layer) => survey(layer, asked, policies));
  const grant = surveys[layers.findIndex(({ type }) => type === 'resource')]?.naming ?? NOT_NAMED;
  return layers.flatMap((layer, index): readonly ButFor[] => {
    const found = surveys[index];
    if (!found || found.withheld || !lacksAllow(layer, found, asked, grant)) return [];
    if (layer.type === 'resource' && asked.resourceKind === 'plain' && withoutPolicies.has(asked.action.service))
      return [];
    return levelsOf(layer, denied).flatMap((level): ButFor[] => {
      const given = withStatement(denied, layer.type, level);
      if (verdictOf(denied.request, given) !== 'allowed') return [];
      return [{ kind: 'layer', policyType: reportedType(layer, asked), attached: found.attached, level }];
    });
  });
}

/** Control policies lie on levels, each of which must allow. */
function levelsOf(layer: Layer, { policies }: Denied): readonly (number | null)[] {
  return layer.type === 'scp' ? (policies.scp ?? []).map((_level, index) => index) : [null];
}

function openedBucket({ request, policies }: Denied): readonly ButFor[] {
  if (!policies.blockPublicAccess) return [];
  const open = { ...policies, blockPublicAccess: { restrictPublicBuckets: false } };
  return verdictOf(request, open) === 'allowed' ? [{ kind: 'blockPublicAccess' }] : [];
}
