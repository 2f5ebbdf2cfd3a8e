import { withEntry } from '../change.ts';
import { text, texts } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { tagsOutput } from '../iam/tagList.ts';
import { removedTags, requestTags } from '../iam/targets.ts';
import { policyArn, resourcePolicyArn, targetArn } from './arns.ts';
import { fail } from './failures.ts';
import { isTarget, policyOf } from './find.ts';
import { changed, inOrganization, listed, type OrganizationCall } from './organizationRow.ts';
import { tagInput, tagsWith } from './tagInput.ts';

/** ARN of whatever tags hang on: policy, resource policy, root, unit or account. */
function taggedArn({ organization, input }: OrganizationCall): string {
  const id = text(input, 'ResourceId');
  if (id.startsWith('rp-')) return resourcePolicyArn(organization, id);
  if (!id.startsWith('p-')) return targetArn(organization, id);
  return policyArn(organization, policyOf(organization, id) ?? { id, type: 'SERVICE_CONTROL_POLICY' });
}

function exists({ organization, input, time }: OrganizationCall): boolean {
  const id = text(input, 'ResourceId');
  return isTarget(organization, id, time) || organization.policies.has(id) || organization.resourcePolicy?.id === id;
}

const tagging = inOrganization('TagResource', {
  from: 'management',
  asks: (call) => ({ resource: taggedArn(call), context: requestTags(call.input) }),
  run: (call) => {
    if (!exists(call)) return fail('missing.target');
    const given = tagInput(call.input);
    if ('error' in given) return given;
    const id = text(call.input, 'ResourceId');
    const merged = tagsWith(call.organization.tags.get(id) ?? [], given.tags);
    return 'error' in merged ? merged : changed(call, { tags: withEntry(call.organization.tags, id, merged.tags) });
  },
});

const untagging = inOrganization('UntagResource', {
  from: 'management',
  asks: (call) => ({ resource: taggedArn(call), context: removedTags(call.input) }),
  run: (call) => {
    if (!exists(call)) return fail('missing.target');
    const id = text(call.input, 'ResourceId');
    const gone = new Set(texts(call.input, 'TagKeys'));
    const rest = (call.organization.tags.get(id) ?? []).filter(({ key }) => !gone.has(key));
    return changed(call, { tags: withEntry(call.organization.tags, id, rest) });
  },
});

const listing = inOrganization('ListTagsForResource', {
  from: 'delegate',
  asks: (call) => ({ resource: taggedArn(call) }),
  run: (call) => {
    if (!exists(call)) return fail('missing.target');
    const tags = call.organization.tags.get(text(call.input, 'ResourceId')) ?? [];
    return listed(call, 'ListTagsForResource', 'Tags', tagsOutput(tags), (tag) => tag);
  },
});

/** Tags of roots, units, accounts and policies. */
export const tags: Rows = { TagResource: tagging, UntagResource: untagging, ListTagsForResource: listing };
