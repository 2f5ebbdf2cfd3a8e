import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import type { Tags } from '../sandbox.ts';
import { memberOf } from './inputMember.ts';

/** Tags of an API that takes them as a map. */
export const mapTags = (input: JsonObject): Tags =>
  Object.entries(memberOf(input, 'tags')).map(([key, value]) => ({ key, value: String(value) }));

/** `aws:RequestTag/…` and `aws:TagKeys` of such tags; absent without tags. */
export function tagContext(input: JsonObject): Context {
  const tags = mapTags(input);
  if (tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(({ key, value }) => [`aws:RequestTag/${key}`, value])),
    'aws:TagKeys': tags.map(({ key }) => key),
  };
}
