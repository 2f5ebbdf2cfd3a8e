import type { ApiError, Json, JsonObject } from '../call.ts';
import type { Tags } from '../sandbox.ts';
import { fail } from './failures.ts';
import { structures, text } from './input.ts';
import { quotas } from './quotas.ts';

/** How keys of one kind of resource compare. IAM User Guide, id_tags: those of users and roles ignore case. */
export type KeyCase = 'ignored' | 'minded';

const comparable = (key: string, keyCase: KeyCase): string => (keyCase === 'ignored' ? key.toLowerCase() : key);

/** The tags of a call, or AWS's refusal of them. */
export function readTags(input: JsonObject, keyCase: KeyCase): { readonly tags: Tags } | { readonly error: ApiError } {
  const tags = structures(input, 'Tags').map((tag) => ({ key: text(tag, 'Key'), value: text(tag, 'Value') }));
  if (tags.some(({ key }) => key.toLowerCase().startsWith('aws:'))) return fail('tags.reserved');
  const keys = new Set(tags.map(({ key }) => comparable(key, keyCase)));
  return keys.size < tags.length ? fail('tags.duplicate') : { tags };
}

/** Tags with others set on top; a key that is there takes the new spelling and value. */
export function mergeTags(
  tags: Tags,
  added: Tags,
  keyCase: KeyCase,
): { readonly tags: Tags } | { readonly error: ApiError } {
  const merged = new Map(tags.map((tag) => [comparable(tag.key, keyCase), tag]));
  for (const tag of added) merged.set(comparable(tag.key, keyCase), tag);
  return merged.size > quotas.TagsPerResource ? fail('quota.tags') : { tags: [...merged.values()] };
}

/** Tags without some keys; keys that are not there do not matter. */
export function withoutTags(tags: Tags, keys: readonly string[], keyCase: KeyCase): Tags {
  const gone = new Set(keys.map((key) => comparable(key, keyCase)));
  return tags.filter(({ key }) => !gone.has(comparable(key, keyCase)));
}

export const tagsOutput = (tags: Tags): readonly Json[] => tags.map(({ key, value }) => ({ Key: key, Value: value }));

/** Tags of answers that leave out an empty list. */
export const tagsMember = (tags: Tags): JsonObject => (tags.length === 0 ? {} : { Tags: tagsOutput(tags) });
