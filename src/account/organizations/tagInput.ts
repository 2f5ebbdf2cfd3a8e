import type { ApiError, JsonObject } from '../call.ts';
import { structures, text } from '../iam/input.ts';
import type { Tags } from '../sandbox.ts';
import { fail } from './failures.ts';

const mostTags = 50;

/** The tags of a call, or AWS's refusal of them. */
export function tagInput(input: JsonObject): { readonly tags: Tags } | { readonly error: ApiError } {
  const tags = structures(input, 'Tags').map((tag) => ({ key: text(tag, 'Key'), value: text(tag, 'Value') }));
  if (tags.some(({ key }) => key.toLowerCase().startsWith('aws:'))) return fail('tags.reserved');
  if (new Set(tags.map(({ key }) => key)).size < tags.length) return fail('tags.duplicate');
  return tags.length > mostTags ? fail('tags.most') : { tags };
}

/** Tags with others set on top. */
export function tagsWith(tags: Tags, added: Tags): { readonly tags: Tags } | { readonly error: ApiError } {
  const merged = new Map([...tags, ...added].map((tag) => [tag.key, tag]));
  return merged.size > mostTags ? fail('tags.most') : { tags: [...merged.values()] };
}
