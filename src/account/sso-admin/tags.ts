import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { structures, text, texts } from '../iam/input.ts';
import type { Row, Rows } from '../iam/row.ts';
import { tagsOutput } from '../iam/tagList.ts';
import { removedTags, requestTags } from '../iam/targets.ts';
import type { Result } from '../operation.ts';
import type { Tags } from '../sandbox.ts';
import { administers } from './administers.ts';
import { type CenterCall, changed, listed } from './centerRow.ts';
import { fail } from './failures.ts';

const mostTags = 50;

/** An operation on the tags of an instance or a permission set. */
function onTags(
  run: (call: CenterCall, tags: Tags, put: (tags: Tags) => Result) => Result,
  context: (input: JsonObject) => Context = () => ({}),
): Row {
  return {
    asks: (call) => ({ resource: text(call.input, 'ResourceArn'), context: context(call.input) }),
    run: (call) => {
      const arn = text(call.input, 'ResourceArn');
      const center = call.sandbox.identityCenter;
      if (!center) return fail('missing.resource', { Arn: arn });
      if (!administers(call, center)) return fail('access.foreign');
      const inside = { ...call, center };
      if (arn === center.arn) return run(inside, center.tags, (tags) => changed(inside, { tags }));
      const set = center.permissionSets.get(arn);
      if (!set) return fail('missing.resource', { Arn: arn });
      const put = (tags: Tags) =>
        changed(inside, { permissionSets: withEntry(center.permissionSets, arn, { ...set, tags }) });
      return run(inside, set.tags, put);
    },
  };
}

/** Tags of instances and permission sets. */
export const tags: Rows = {
  TagResource: onTags((call, before, put) => {
    const given = structures(call.input, 'Tags').map((tag) => ({ key: text(tag, 'Key'), value: text(tag, 'Value') }));
    if (given.some(({ key }) => key.toLowerCase().startsWith('aws:'))) return fail('tags.reserved');
    const merged = new Map([...before, ...given].map((tag) => [tag.key, tag]));
    return merged.size > mostTags ? fail('quota.tags', { Limit: mostTags }) : put([...merged.values()]);
  }, requestTags),
  UntagResource: onTags((call, before, put) => {
    const gone = new Set(texts(call.input, 'TagKeys'));
    return put(before.filter(({ key }) => !gone.has(key)));
  }, removedTags),
  ListTagsForResource: onTags((call, found) =>
    listed(call, 'ListTagsForResource', 'Tags', tagsOutput(found), (tag) => tag),
  ),
};
