import type { Member, Organization, OrganizationPolicy, OrganizationRecord } from './organization.ts';
import { awsPolicies } from './policyTypes.ts';

/** A member that is there at a moment: an account that is being created is not. */
export function memberOf(organization: OrganizationRecord, id: string, time: number): Member | null {
  const member = organization.members.get(id);
  return member && member.joined <= time ? member : null;
}

export const membersAt = (organization: OrganizationRecord, time: number): readonly Member[] =>
  [...organization.members.values()].filter(({ joined }) => joined <= time);

/** Whether an id is the root's or a unit's. */
export const isParent = (organization: OrganizationRecord, id: string): boolean =>
  id === organization.rootId || organization.units.has(id);

export const isTarget = (organization: OrganizationRecord, id: string, time: number): boolean =>
  isParent(organization, id) || memberOf(organization, id, time) !== null;

export const policyOf = (organization: Organization, id: string): OrganizationPolicy | null =>
  organization.policies.get(id) ?? awsPolicies.get(id) ?? null;

export const unitsIn = (organization: OrganizationRecord, parent: string) =>
  [...organization.units.values()].filter((unit) => unit.parent === parent);
