import type { AttachedPolicy } from '../../policy/request.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { policyArn } from './arns.ts';
import type { ControlPolicies, Organization, OrganizationRecord } from './organization.ts';
import { awsPolicies, policyType } from './policyTypes.ts';

/** Units nest five deep; a longer chain is no tree. */
const deepest = 64;

/** Ids from the root down to a root, unit or account; only the id itself where it is not in the tree. */
export function chainTo(organization: OrganizationRecord, id: string): readonly string[] {
  const chain = [id];
  for (let at = id; chain.length < deepest; ) {
    const parent = organization.units.get(at)?.parent ?? organization.members.get(at)?.parent;
    if (parent === undefined) break;
    chain.unshift(parent);
    at = parent;
  }
  return chain;
}

/** `o-…/r-…/ou-…/`, the path of whatever lies directly under a root or unit. */
export const pathOf = (organization: OrganizationRecord, parent: string): string =>
  [organization.id, ...chainTo(organization, parent), ''].join('/');

/** An organization together with the paths and control policies that its tree makes. */
export function settled(record: OrganizationRecord): Organization {
  const paths = new Map<string, string>();
  const controls = new Map<string, ControlPolicies>();
  for (const { id, parent } of record.members.values()) {
    paths.set(id, pathOf(record, parent));
    const chain = chainTo(record, id);
    const scp = levels(record, chain, 'SERVICE_CONTROL_POLICY', 'scp');
    const rcp = levels(record, chain, 'RESOURCE_CONTROL_POLICY', 'rcp');
    if (scp || rcp) controls.set(id, { scp, rcp });
  }
  return { ...record, paths, controls };
}

/** The default resource control policy is always there and never listed (orgs_manage_policies_rcps). */
const unlisted = 'p-RCPFullAWSAccess';

function levels(
  organization: OrganizationRecord,
  chain: readonly string[],
  type: string,
  layer: 'scp' | 'rcp',
): ControlPolicies['scp'] {
  if (!organization.policyTypes.includes(type)) return null;
  const found = chain.map((target, depth) =>
    attachedTo(organization, target, type)
      .filter(({ id }) => id !== unlisted)
      .flatMap((policy, index): AttachedPolicy[] => {
        const stored = storedPolicy(policy.content, layer);
        const arn = policyArn(organization, policy);
        return stored ? [{ ref: `${layer}[${depth}][${index}]`, policy: stored.policy, name: policy.name, arn }] : [];
      }),
  );
  return layer === 'rcp' && found.every((level) => level.length === 0) ? null : found;
}

/** Policies of a type on a root, unit or account, in order of attachment. */
export const attachedTo = (organization: OrganizationRecord, target: string, type: string) =>
  (organization.attachments.get(target) ?? []).flatMap((id) => {
    const policy = organization.policies.get(id) ?? awsPolicies.get(id);
    return policy?.type === type ? [policy] : [];
  });

/** Every id that policies can be attached to. */
export const targetsOf = (organization: OrganizationRecord): readonly string[] => [
  organization.rootId,
  ...organization.units.keys(),
  ...organization.members.keys(),
];

/** Ids of the full-access policies of the types that are enabled: what a new target begins with. */
export const usualAttachments = (enabled: readonly string[]): readonly string[] =>
  enabled.flatMap((type) => policyType(type).fullAccess?.id ?? []);
