import { withEntry } from '../change.ts';
import { text } from '../iam/input.ts';
import type { Rows, Target } from '../iam/row.ts';
import { targetArn } from './arns.ts';
import { fail } from './failures.ts';
import { isTarget, memberOf, policyOf } from './find.ts';
import type { Organization } from './organization.ts';
import { changed, inOrganization, listed, type OrganizationCall } from './organizationRow.ts';
import { onPolicy } from './policies.ts';
import { policySummary } from './policySummary.ts';
import { policyType } from './policyTypes.ts';
import { attachedTo, targetsOf } from './settled.ts';

/** Attaching asks for permission on the policy and on what it is attached to. */
function onBoth(call: OrganizationCall): readonly Target[] {
  const policy = onPolicy(call);
  const target = { resource: targetArn(call.organization, text(call.input, 'TargetId')), context: policy.context };
  return [policy, target];
}

const attach = inOrganization('AttachPolicy', {
  from: 'management',
  asks: onBoth,
  run: (call) => {
    const { organization } = call;
    const policy = policyOf(organization, text(call.input, 'PolicyId'));
    const target = text(call.input, 'TargetId');
    if (!policy) return fail('missing.policy');
    if (!isTarget(organization, target, call.time)) return fail('missing.target');
    if (!organization.policyTypes.includes(policy.type)) return fail('type.off');
    const attached = attachedTo(organization, target, policy.type);
    if (attached.some(({ id }) => id === policy.id)) return fail('exists.attachment');
    if (attached.length >= policyType(policy.type).perTarget) return fail('policy.most');
    const ids = [...(organization.attachments.get(target) ?? []), policy.id];
    return changed(call, { attachments: withEntry(organization.attachments, target, ids) });
  },
});

const detach = inOrganization('DetachPolicy', {
  from: 'management',
  asks: onBoth,
  run: (call) => {
    const { organization } = call;
    const policy = policyOf(organization, text(call.input, 'PolicyId'));
    const target = text(call.input, 'TargetId');
    if (!policy) return fail('missing.policy');
    if (!isTarget(organization, target, call.time)) return fail('missing.target');
    const attached = attachedTo(organization, target, policy.type);
    if (!attached.some(({ id }) => id === policy.id)) return fail('policy.not-attached');
    const { fullAccess, detachable } = policyType(policy.type);
    if (!detachable && policy.id === fullAccess?.id) return fail('policy.fixed');
    if (fullAccess && attached.length === 1) return fail('policy.least');
    const ids = (organization.attachments.get(target) ?? []).filter((id) => id !== policy.id);
    return changed(call, { attachments: withEntry(organization.attachments, target, ids) });
  },
});

const policiesOfTarget = inOrganization('ListPoliciesForTarget', {
  from: 'delegate',
  asks: (call) => ({
    resource: targetArn(call.organization, text(call.input, 'TargetId')),
    context: { 'organizations:PolicyType': text(call.input, 'Filter') },
  }),
  run: (call) => {
    const { organization } = call;
    const target = text(call.input, 'TargetId');
    if (!isTarget(organization, target, call.time)) return fail('missing.target');
    const found = attachedTo(organization, target, text(call.input, 'Filter'));
    return listed(call, 'ListPoliciesForTarget', 'Policies', found, (policy) => policySummary(organization, policy));
  },
});

function targetOutput(organization: Organization, id: string, time: number) {
  const unit = organization.units.get(id);
  const name = unit?.name ?? memberOf(organization, id, time)?.name ?? 'Root';
  const type = id.startsWith('r-') ? 'ROOT' : unit ? 'ORGANIZATIONAL_UNIT' : 'ACCOUNT';
  return { TargetId: id, Arn: targetArn(organization, id), Name: name, Type: type };
}

const targetsOfPolicy = inOrganization('ListTargetsForPolicy', {
  from: 'delegate',
  asks: onPolicy,
  run: (call) => {
    const { organization } = call;
    const id = text(call.input, 'PolicyId');
    if (!policyOf(organization, id)) return fail('missing.policy');
    const targets = targetsOf(organization).filter((target) => organization.attachments.get(target)?.includes(id));
    return listed(call, 'ListTargetsForPolicy', 'Targets', targets, (one) =>
      targetOutput(organization, one, call.time),
    );
  },
});

/** Which policies are attached where. */
export const attachments: Rows = {
  AttachPolicy: attach,
  DetachPolicy: detach,
  ListPoliciesForTarget: policiesOfTarget,
  ListTargetsForPolicy: targetsOfPolicy,
};
