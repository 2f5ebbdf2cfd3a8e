import { malformedPolicy } from '../../policy/malformed.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { requestTags } from '../iam/targets.ts';
import { policyArn } from './arns.ts';
import { drawOrganizationId } from './draw.ts';
import { fail } from './failures.ts';
import { policyOf } from './find.ts';
import { managementFault } from './managementDocument.ts';
import type { Organization, OrganizationPolicy } from './organization.ts';
import { changed, inOrganization, listed, type OrganizationCall } from './organizationRow.ts';
import { policySummary } from './policySummary.ts';
import { awsPolicies, policyType } from './policyTypes.ts';
import { tagInput } from './tagInput.ts';

const policyOutput = (organization: Organization, policy: OrganizationPolicy): JsonObject => ({
  PolicySummary: policySummary(organization, policy),
  Content: policy.content,
});

/** The policy that a call names; one that is not there is taken for a service control policy. */
export function onPolicy(call: OrganizationCall) {
  const id = text(call.input, 'PolicyId');
  const policy = policyOf(call.organization, id) ?? { id, type: 'SERVICE_CONTROL_POLICY' };
  return { resource: policyArn(call.organization, policy), context: { 'organizations:PolicyType': policy.type } };
}

/** Fault of a document of some type, or null. */
function contentFault(type: string, content: string): { readonly error: ApiError } | null {
  const { kind, size } = policyType(type);
  const message = kind === null ? managementFault(content) : malformedPolicy(content, kind);
  if (message !== null) return fail('policy.malformed', { Message: message });
  return content.length > size ? fail('policy.size', { Limit: size }) : null;
}

const nameTaken = (organization: Organization, name: string, type: string, but?: string): boolean =>
  [...organization.policies.values(), ...awsPolicies.values()].some(
    (one) => one.id !== but && one.type === type && one.name === name,
  );

const creation = inOrganization('CreatePolicy', {
  from: 'management',
  asks: (call) => {
    const type = text(call.input, 'Type');
    const resource = policyArn(call.organization, { id: '*', type });
    const context = { 'organizations:PolicyType': type, ...requestTags(call.input) };
    const target = { resource, context };
    return 'aws:TagKeys' in context ? [target, { ...target, action: 'organizations:TagResource' }] : target;
  },
  run: (call) => {
    const { organization, input, time } = call;
    const [type, name, content] = [text(input, 'Type'), text(input, 'Name'), text(input, 'Content')];
    if (organization.featureSet !== 'ALL') return fail('type.unavailable');
    const given = tagInput(input);
    if ('error' in given) return given;
    const refused = contentFault(type, content);
    if (refused) return refused;
    if (nameTaken(organization, name, type)) return fail('exists.policy');
    const drawn = drawOrganizationId(call.sandbox, 'p-', 8);
    const policy = { id: drawn.value, name, type, description: text(input, 'Description'), content, updated: time };
    const change = {
      policies: withEntry(organization.policies, policy.id, policy),
      tags: given.tags.length > 0 ? withEntry(organization.tags, policy.id, given.tags) : organization.tags,
    };
    return changed(call, change, { Policy: policyOutput(organization, policy) }, drawn.sandbox);
  },
});

const update = inOrganization('UpdatePolicy', {
  from: 'management',
  asks: onPolicy,
  run: (call) => {
    const { organization, input } = call;
    const policy = policyOf(organization, text(input, 'PolicyId'));
    if (!policy) return fail('missing.policy');
    if (awsPolicies.has(policy.id)) return fail('policy.immutable');
    const next: OrganizationPolicy = {
      ...policy,
      name: optionalText(input, 'Name') ?? policy.name,
      description: optionalText(input, 'Description') ?? policy.description,
      content: optionalText(input, 'Content') ?? policy.content,
      updated: call.time,
    };
    const refused = contentFault(next.type, next.content);
    if (refused) return refused;
    if (nameTaken(organization, next.name, next.type, next.id)) return fail('exists.policy');
    const policies = withEntry(organization.policies, next.id, next);
    return changed(call, { policies }, { Policy: policyOutput(organization, next) });
  },
});

const description = inOrganization('DescribePolicy', {
  from: 'delegate',
  asks: onPolicy,
  run: (call) => {
    const policy = policyOf(call.organization, text(call.input, 'PolicyId'));
    if (!policy) return fail('missing.policy');
    return { sandbox: call.sandbox, output: { Policy: policyOutput(call.organization, policy) } };
  },
});

const deletion = inOrganization('DeletePolicy', {
  from: 'management',
  asks: onPolicy,
  run: (call) => {
    const { organization } = call;
    const id = text(call.input, 'PolicyId');
    if (!policyOf(organization, id)) return fail('missing.policy');
    if (awsPolicies.has(id)) return fail('policy.immutable');
    if ([...organization.attachments.values()].some((ids) => ids.includes(id))) return fail('policy.in-use');
    return changed(call, {
      policies: withoutEntry(organization.policies, id),
      tags: withoutEntry(organization.tags, id),
    });
  },
});

/** AWS's own policy of a type is told while the organization has all features. */
const listing = inOrganization('ListPolicies', {
  from: 'delegate',
  asks: (call) => ({ resource: '*', context: { 'organizations:PolicyType': text(call.input, 'Filter') } }),
  run: (call) => {
    const { organization } = call;
    const type = text(call.input, 'Filter');
    const shown =
      organization.featureSet === 'ALL' &&
      (type !== 'RESOURCE_CONTROL_POLICY' || organization.policyTypes.includes(type));
    const own = shown ? [...awsPolicies.values()] : [];
    const found = [...own, ...organization.policies.values()].filter((policy) => policy.type === type);
    return listed(call, 'ListPolicies', 'Policies', found, (policy) => policySummary(organization, policy));
  },
});

/** Policies of an organization. */
export const policies: Rows = {
  CreatePolicy: creation,
  DescribePolicy: description,
  UpdatePolicy: update,
  DeletePolicy: deletion,
  ListPolicies: listing,
};
