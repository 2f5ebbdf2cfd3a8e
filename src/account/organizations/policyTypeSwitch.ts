import { text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { targetArn } from './arns.ts';
import { fail } from './failures.ts';
import { policyOf } from './find.ts';
import type { Organization } from './organization.ts';
import { changed, inOrganization, type OrganizationCall } from './organizationRow.ts';
import { policyType } from './policyTypes.ts';
import { targetsOf } from './settled.ts';

const onRoot = (call: OrganizationCall) => ({
  resource: targetArn(call.organization, text(call.input, 'RootId')),
  context: { 'organizations:PolicyType': text(call.input, 'PolicyType') },
});

const rootOutput = (organization: Organization, types: readonly string[]) => ({
  Root: {
    Id: organization.rootId,
    Arn: targetArn(organization, organization.rootId),
    Name: 'Root',
    PolicyTypes: types.map((type) => ({ Type: type, Status: 'ENABLED' })),
  },
});

/** The full-access policy of a type is attached everywhere at once. */
const enable = inOrganization('EnablePolicyType', {
  from: 'management',
  asks: onRoot,
  run: (call) => {
    const { organization } = call;
    const type = text(call.input, 'PolicyType');
    if (text(call.input, 'RootId') !== organization.rootId) return fail('missing.root');
    if (organization.featureSet !== 'ALL') return fail('type.unavailable');
    if (organization.policyTypes.includes(type)) return fail('exists.type');
    const full = policyType(type).fullAccess?.id;
    const attachments = new Map(organization.attachments);
    if (full !== undefined) {
      for (const target of targetsOf(organization)) attachments.set(target, [...(attachments.get(target) ?? []), full]);
    }
    const policyTypes = [...organization.policyTypes, type];
    return changed(call, { policyTypes, attachments }, rootOutput(organization, policyTypes));
  },
});

/** Policies of a disabled type are detached from everything (AWS Organizations API Reference, DisablePolicyType). */
const disable = inOrganization('DisablePolicyType', {
  from: 'management',
  asks: onRoot,
  run: (call) => {
    const { organization } = call;
    const type = text(call.input, 'PolicyType');
    if (text(call.input, 'RootId') !== organization.rootId) return fail('missing.root');
    if (!organization.policyTypes.includes(type)) return fail('type.off');
    const policyTypes = organization.policyTypes.filter((one) => one !== type);
    const stays = (id: string) => policyOf(organization, id)?.type !== type;
    const attachments = new Map([...organization.attachments].map(([target, ids]) => [target, ids.filter(stays)]));
    return changed(call, { policyTypes, attachments }, rootOutput(organization, policyTypes));
  },
});

/** Policy types on the root. */
export const policyTypeSwitch: Rows = { EnablePolicyType: enable, DisablePolicyType: disable };
