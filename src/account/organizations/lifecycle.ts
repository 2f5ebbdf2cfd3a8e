import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { optionalText, text } from '../iam/input.ts';
import { linkedRoleAsks, withLinkedRole } from '../iam/linkedRole.ts';
import { anything, type Row, type Rows } from '../iam/row.ts';
import type { Result } from '../operation.ts';
import { organizationArn, targetArn } from './arns.ts';
import { drawOrganizationId } from './draw.ts';
import { fail } from './failures.ts';
import { memberOf } from './find.ts';
import { handshakeOutput, newHandshake } from './handshakeOutput.ts';
import { newOrganization, usualEmail } from './newOrganization.ts';
import type { Organization } from './organization.ts';
import { changed, inOrganization, type OrganizationCall, organizationOf } from './organizationRow.ts';
import { settled } from './settled.ts';

const organizationOutput = (organization: Organization): JsonObject => {
  const { managementAccount: management, policyTypes, featureSet } = organization;
  return {
    Organization: {
      Id: organization.id,
      Arn: organizationArn(organization),
      FeatureSet: featureSet,
      MasterAccountArn: targetArn(organization, management),
      MasterAccountId: management,
      MasterAccountEmail: organization.members.get(management)?.email ?? usualEmail(management),
      AvailablePolicyTypes: policyTypes.map((type) => ({ Type: type, Status: 'ENABLED' })),
    },
  };
};

/** Each member account has the role: AWS Organizations User Guide, orgs_integrate_services-using_slrs. */
const principal = 'organizations.amazonaws.com';

const creation: Row = {
  asks: (call) => [anything(), ...linkedRoleAsks(call.account, principal)],
  run: (call) => {
    if (organizationOf(call)) return fail('organization.exists');
    if (call.sandbox.organization) return fail('sandbox.second');
    const named = drawOrganizationId(call.sandbox, 'o-', 10);
    const root = drawOrganizationId(named.sandbox, 'r-', 4);
    const managementAccount = call.account.id;
    const featureSet =
      optionalText(call.input, 'FeatureSet') === 'CONSOLIDATED_BILLING' ? 'CONSOLIDATED_BILLING' : 'ALL';
    const organization = settled(
      newOrganization(
        { id: named.value, rootId: root.value, managementAccount, featureSet },
        { name: call.account.alias ?? 'management', email: usualEmail(managementAccount), joined: call.time },
      ),
    );
    const sandbox = withLinkedRole(root.sandbox, managementAccount, principal, call.time);
    return { sandbox: { ...sandbox, organization }, output: organizationOutput(organization) };
  },
};

const description = inOrganization('DescribeOrganization', {
  from: 'member',
  run: (call) => ({ sandbox: call.sandbox, output: organizationOutput(call.organization) }),
});

const deletion = inOrganization('DeleteOrganization', {
  from: 'management',
  run: (call) =>
    call.organization.members.size > 1
      ? fail('organization.not-empty')
      : { sandbox: { ...call.sandbox, organization: null }, output: {} },
});

/** Invited accounts would have to agree; the ones here do at once, so that only the last step is left. */
const allFeatures = inOrganization('EnableAllFeatures', {
  from: 'management',
  run: (call) => {
    const { organization, time } = call;
    if (organization.featureSet === 'ALL') return fail('features.present');
    const drawn = drawOrganizationId(call.sandbox, 'h-', 8);
    const target = { id: organization.managementAccount, type: 'ACCOUNT' as const };
    const handshake = newHandshake(drawn.value, 'ENABLE_ALL_FEATURES', target, time);
    const handshakes = withEntry(organization.handshakes, handshake.id, handshake);
    return changed(call, { handshakes }, { Handshake: handshakeOutput(organization, handshake, time) }, drawn.sandbox);
  },
});

/** The organization without a member, which keeps its resources. */
function without(call: OrganizationCall, id: string): Result {
  const { organization } = call;
  if (!memberOf(organization, id, call.time)) return fail('missing.account');
  if (id === organization.managementAccount) return fail('leave.management');
  if (organization.delegations.some(({ account }) => account === id)) return fail('leave.delegated');
  return changed(call, {
    members: withoutEntry(organization.members, id),
    attachments: withoutEntry(organization.attachments, id),
    tags: withoutEntry(organization.tags, id),
  });
}

const removal = inOrganization('RemoveAccountFromOrganization', {
  from: 'management',
  asks: (call) => ({ resource: targetArn(call.organization, text(call.input, 'AccountId')) }),
  run: (call) => without(call, text(call.input, 'AccountId')),
});

const leaving = inOrganization('LeaveOrganization', {
  from: 'member',
  run: (call) => without(call, call.account.id),
});

/** An organization as a whole, and who leaves it. */
export const lifecycle: Rows = {
  CreateOrganization: creation,
  DescribeOrganization: description,
  DeleteOrganization: deletion,
  EnableAllFeatures: allFeatures,
  RemoveAccountFromOrganization: removal,
  LeaveOrganization: leaving,
};
