import {
  type ExternalAccess,
  externalAccess,
  type SharedResource,
  type ZoneOfTrust,
} from '../../analysis/externalAccess.ts';
import type { Policy } from '../../policy/document.ts';
import { isPublicPolicy } from '../../policy/publicAccess.ts';
import { knownResources } from '../candidates.ts';
import { nextUuid, seedOf } from '../generator.ts';
import { resourceAt } from '../resource.ts';
import { resourceFacts } from '../resourceFacts.ts';
import type { Account, Sandbox } from '../sandbox.ts';
import type { Analyzer, FindingContent } from './accessAnalysis.ts';
import { withGrants } from './grantStatements.ts';
import { analyzedType } from './resourceTypes.ts';

/** A resource as findings name it, with what is asked about it. */
export interface AnalyzedResource extends SharedResource {
  readonly type: string;
}

/** The zone of trust of an analyzer of external access. */
export function zoneOf(sandbox: Sandbox, account: string, analyzer: Pick<Analyzer, 'type'>): ZoneOfTrust {
  const { organization } = sandbox;
  return analyzer.type.startsWith('ORGANIZATION') && organization
    ? { accounts: new Set(organization.paths.keys()), organization: organization.id }
    : { accounts: new Set([account]), organization: null };
}

/** Resources with a policy in the accounts of the zone and the Region of the analyzer; roles are in every Region. */
export function analyzedResources(sandbox: Sandbox, zone: ZoneOfTrust, region: string): readonly AnalyzedResource[] {
  return knownResources(sandbox).flatMap(({ arn, service, type, account }) => {
    const shown = analyzedType(service, type);
    if (shown === null || !zone.accounts.has(account) || arn.includes(':role/aws-service-role/')) return [];
    const where = service === 's3' ? bucketRegion(sandbox.accounts.get(account), arn) : arn.split(':')[3];
    if (where && where !== region) return [];
    const { policy } = resourceFacts(sandbox, arn);
    if (!policy || isHeldBack(sandbox.accounts.get(account), arn, policy.policy)) return [];
    const asked = service === 'iam' ? 'sts' : service;
    const whole = withGrants(policy.policy, resourceAt(sandbox, arn));
    return [{ arn, type: shown, account, service: asked, policy: whole, controls: controlsOn(sandbox, account) }];
  });
}

const bucketOf = (account: Account | undefined, arn: string) => account?.buckets.get(arn.slice('arn:aws:s3:::'.length));

const bucketRegion = (account: Account | undefined, arn: string): string | undefined => bucketOf(account, arn)?.region;

/** RestrictPublicBuckets keeps strangers from a bucket whose policy is public (access-control-block-public-access). */
function isHeldBack(account: Account | undefined, arn: string, policy: Policy): boolean {
  const bucket = bucketOf(account, arn);
  if (!bucket) return false;
  const blocks = [bucket.publicAccessBlock, account?.publicAccessBlock];
  return blocks.some((block) => block?.restrictPublicBuckets) && isPublicPolicy(policy);
}

/** Resource control policies bind the resources of member accounts. */
function controlsOn({ organization }: Sandbox, account: string): readonly Policy[] {
  if (!organization || organization.managementAccount === account) return [];
  return (organization.controls.get(account)?.rcp ?? []).flat().map(({ policy }) => policy);
}

/** Findings on what lets somebody in from outside the zone of trust, by id. */
export function externalFindings(
  resources: readonly AnalyzedResource[],
  zone: ZoneOfTrust,
  analyzer: string,
): ReadonlyMap<string, FindingContent> {
  const found = new Map<string, FindingContent>();
  for (const resource of resources) {
    // What they deny is told as a restriction, and stays among the actions (Access Analyzer API, ExternalAccessDetails).
    for (const access of externalAccess({ ...resource, controls: [] }, zone)) {
      const key = JSON.stringify([analyzer, resource.arn, access.principal, access.conditions]);
      found.set(nextUuid(seedOf(key))[0], contentOf(resource, access));
    }
  }
  return found;
}

/** True where a resource control policy speaks of the service of a resource. */
function restricts({ controls, service }: AnalyzedResource): boolean {
  const about = (pattern: string) => /^\*|^[^:]*[*?]/.test(pattern) || pattern.toLowerCase().startsWith(`${service}:`);
  return controls.some(({ statements }) =>
    statements.some(({ effect, action }) => effect === 'Deny' && (action.negated || action.patterns.some(about))),
  );
}

function contentOf(resource: AnalyzedResource, access: ExternalAccess): FindingContent {
  const { arn, type, account } = resource;
  const { type: kind, value } = access.principal;
  const details = {
    action: access.actions,
    condition: access.conditions,
    isPublic: access.isPublic,
    principal: { [kind]: value },
    resourceControlPolicyRestriction: restricts(resource) ? 'APPLICABLE' : 'NOT_APPLICABLE',
  };
  return {
    findingType: 'ExternalAccess',
    resource: arn,
    resourceType: type,
    owner: account,
    details: [{ externalAccessDetails: details }],
  };
}
