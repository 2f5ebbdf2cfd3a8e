import type { JsonObject } from '../call.ts';
import { optionalText, structures, text } from '../iam/input.ts';

const inner = (input: JsonObject, member: string): JsonObject | undefined =>
  structures({ list: input[member] === undefined ? [] : [input[member] ?? {}] }, 'list')[0];

/** The unique attribute by which a call means a user or group, in lower case; external ids are not kept here. */
export function alternateId(input: JsonObject): { readonly path: string; readonly value: string } {
  const unique = inner(inner(input, 'AlternateIdentifier') ?? {}, 'UniqueAttribute');
  if (!unique) return { path: 'ExternalId', value: '' };
  return {
    path: text(unique, 'AttributePath').toLowerCase(),
    value: typeof unique.AttributeValue === 'string' ? unique.AttributeValue : '',
  };
}

/** The user that a `MemberId` means. */
export const memberId = (input: JsonObject): string => optionalText(inner(input, 'MemberId') ?? {}, 'UserId') ?? '';
