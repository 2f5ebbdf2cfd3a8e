import type { Json, JsonObject } from '../call.ts';
import type { Row, Target } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import { tokenPage, upperTokens } from '../tokenPage.ts';
import { delegatedByPolicy } from './delegatedByPolicy.ts';
import { fail } from './failures.ts';
import type { Organization, OrganizationRecord } from './organization.ts';
import { settled } from './settled.ts';

/** A call from inside an organization. */
export interface OrganizationCall extends Invocation {
  readonly organization: Organization;
}

/**
 * Which accounts may call at all (AWS Organizations API Reference): `management` alone, delegated administrators too
 * (`delegate`), or every `member`. A resource policy of the organization may open the first two.
 */
export type CallableFrom = 'management' | 'delegate' | 'member';

interface OrganizationRow {
  readonly from: CallableFrom;
  /** Default: the action on no resource. */
  readonly asks?: (call: OrganizationCall) => Target | readonly Target[];
  readonly run: (call: OrganizationCall) => Result;
}

/** The organization that the caller's account is in. */
export function organizationOf(call: Invocation): Organization | null {
  const { organization } = call.sandbox;
  return organization?.paths.has(call.account.id) ? organization : null;
}

/** An operation on the organization of the caller's account. Without one only the identity's permission is asked. */
export function inOrganization(name: string, { from, asks, run }: OrganizationRow): Row {
  const targets = (call: Invocation): readonly Target[] => {
    const organization = organizationOf(call);
    return organization && asks ? [asks({ ...call, organization })].flat() : [{ resource: '*' }];
  };
  return {
    asks: targets,
    run: (call) => {
      const organization = organizationOf(call);
      if (!organization) return fail('organization.none');
      const opened = isOpen(organization, call, from) || delegatedByPolicy(organization, call, name, targets(call));
      return opened ? run({ ...call, organization }) : fail('access.short');
    },
  };
}

function isOpen(organization: Organization, { account }: Invocation, from: CallableFrom): boolean {
  if (from === 'member' || account.id === organization.managementAccount) return true;
  return from === 'delegate' && organization.delegations.some((one) => one.account === account.id);
}

/** Success with a changed organization. */
export function changed(
  call: OrganizationCall,
  change: Partial<OrganizationRecord>,
  output: JsonObject = {},
  sandbox = call.sandbox,
): Result {
  return { sandbox: { ...sandbox, organization: settled({ ...call.organization, ...change }) }, output };
}

/** A page of a list under its member. */
export function listed<Item>(
  call: Invocation,
  operation: string,
  member: string,
  items: readonly Item[],
  show: (item: Item) => Json,
): Result {
  const page = tokenPage(call, operation, items, upperTokens);
  if (!page) return fail('input.token');
  return { sandbox: call.sandbox, output: { [member]: page.items.map(show), ...page.more } };
}
