import type { Context } from '../policy/request.ts';
import type { Json, JsonObject } from './call.ts';
import { optionalText, structures } from './iam/input.ts';
import { textMap } from './memberInput.ts';
import type { Tags } from './sandbox.ts';

/** Tags of an input, as a list of structures or as a map, under whichever names the service gives them. */
export function tagsIn(input: JsonObject, member: string, key = 'Key', value = 'Value'): Tags {
  if (!Array.isArray(input[member])) {
    return Object.entries(textMap(input, member)).map(([name, text]) => ({ key: name, value: text }));
  }
  return structures(input, member).map((tag) => ({
    key: optionalText(tag, key) ?? '',
    value: optionalText(tag, value) ?? '',
  }));
}

/** Condition keys of tags that a call sets: IAM User Guide, reference_policies_condition-keys. */
export function requestTagContext(tags: Tags): Context {
  if (tags.length === 0) return {};
  const pairs = tags.map((tag) => [`aws:RequestTag/${tag.key}`, tag.value] as const);
  return { ...Object.fromEntries(pairs), 'aws:TagKeys': tags.map((tag) => tag.key) };
}

export const tagKeyContext = (keys: readonly string[]): Context => (keys.length > 0 ? { 'aws:TagKeys': keys } : {});

/** Tags with others set over them, case counts. */
export function withTags(tags: Tags, set: Tags): Tags {
  const covered = new Map(set.map((tag) => [tag.key, tag] as const));
  const kept = tags.map((tag) => covered.get(tag.key) ?? tag);
  return [...kept, ...set.filter(({ key }) => !tags.some((tag) => tag.key === key))];
}

export const withoutTags = (tags: Tags, keys: readonly string[]): Tags => tags.filter(({ key }) => !keys.includes(key));

/** Tags as a list of structures. */
export const tagList = (tags: Tags, key = 'Key', value = 'Value'): Json =>
  tags.map((tag) => ({ [key]: tag.key, [value]: tag.value }));

/** Tags as a map. */
export const tagMap = (tags: Tags): JsonObject => Object.fromEntries(tags.map((tag) => [tag.key, tag.value]));
