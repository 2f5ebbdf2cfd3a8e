import { withEntry, withoutEntry } from '../change.ts';
import { text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { requestTags } from '../iam/targets.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { resourcePolicyArn } from './arns.ts';
import { drawOrganizationId } from './draw.ts';
import { fail } from './failures.ts';
import type { Organization } from './organization.ts';
import { changed, inOrganization } from './organizationRow.ts';
import { tagInput } from './tagInput.ts';

type Stored = NonNullable<Organization['resourcePolicy']>;

const policyOutput = (organization: Organization, { id, text: content }: Stored) => ({
  ResourcePolicy: {
    ResourcePolicySummary: { Id: id, Arn: resourcePolicyArn(organization, id) },
    Content: content,
  },
});

const put = inOrganization('PutResourcePolicy', {
  from: 'management',
  asks: (call) => ({
    resource: resourcePolicyArn(call.organization, call.organization.resourcePolicy?.id ?? 'rp-*'),
    context: requestTags(call.input),
  }),
  run: (call) => {
    const { organization } = call;
    const given = tagInput(call.input);
    if ('error' in given) return given;
    const stored = storedPolicy(text(call.input, 'Content'), 'resource');
    if (!stored) return fail('resource-policy.malformed');
    const drawn = drawOrganizationId(call.sandbox, 'rp-', 8);
    const id = organization.resourcePolicy?.id ?? drawn.value;
    const policy = { ...stored, id };
    const tags = given.tags.length > 0 ? withEntry(organization.tags, id, given.tags) : organization.tags;
    const sandbox = organization.resourcePolicy ? call.sandbox : drawn.sandbox;
    return changed(call, { resourcePolicy: policy, tags }, policyOutput(organization, policy), sandbox);
  },
});

const description = inOrganization('DescribeResourcePolicy', {
  from: 'delegate',
  run: (call) => {
    const { resourcePolicy } = call.organization;
    if (!resourcePolicy) return fail('missing.resource-policy');
    return { sandbox: call.sandbox, output: policyOutput(call.organization, resourcePolicy) };
  },
});

const deletion = inOrganization('DeleteResourcePolicy', {
  from: 'management',
  run: (call) => {
    const { organization } = call;
    if (!organization.resourcePolicy) return fail('missing.resource-policy');
    const tags = withoutEntry(organization.tags, organization.resourcePolicy.id);
    return changed(call, { resourcePolicy: null, tags });
  },
});

/** The policy by which the management account lets members manage policies. */
export const resourcePolicy: Rows = {
  PutResourcePolicy: put,
  DescribeResourcePolicy: description,
  DeleteResourcePolicy: deletion,
};
