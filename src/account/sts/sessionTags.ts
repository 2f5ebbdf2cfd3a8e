import type { Context } from '../../policy/request.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { structures, text, texts } from '../iam/input.ts';
import type { Session, Tags } from '../sandbox.ts';
import { fail } from './failures.ts';

/** Tags that a session will carry. */
export interface SessionTags {
  readonly tags: Tags;
  readonly transitive: readonly string[];
}

const lower = (key: string): string => key.toLowerCase();

/** Tags of a call, with the transitive ones of the calling session below them: IAM User Guide, id_session-tags. */
export function sessionTags(input: JsonObject, caller: Session | null): SessionTags {
  const given = structures(input, 'Tags').map((tag) => ({ key: text(tag, 'Key'), value: text(tag, 'Value') }));
  const inherited = (caller?.tags ?? []).filter(({ key }) => caller?.transitive.includes(lower(key)));
  return {
    tags: [...inherited, ...given],
    transitive: [...(caller?.transitive ?? []), ...texts(input, 'TransitiveTagKeys').map(lower)],
  };
}

/** AWS's answer to session tags that cannot be. */
export function badTags(input: JsonObject, caller: Session | null): ApiError | null {
  const keys = structures(input, 'Tags').map((tag) => lower(text(tag, 'Key')));
  if (new Set(keys).size < keys.length) return fail('sts.tags.duplicate').error;
  if (!texts(input, 'TransitiveTagKeys').every((key) => keys.includes(lower(key)))) {
    return fail('sts.tags.transitive-missing').error;
  }
  const conflict = keys.some((key) => caller?.transitive.includes(key));
  return conflict ? fail('sts.tags.transitive-override').error : null;
}

/** Condition keys of a call that sets tags; none without tags. */
export function tagContext({ tags, transitive }: SessionTags): Context {
  if (tags.length === 0) return {};
  const requested = Object.fromEntries(tags.map(({ key, value }) => [`aws:RequestTag/${key}`, value]));
  const transitiveKeys = tags.map(({ key }) => key).filter((key) => transitive.includes(lower(key)));
  return {
    ...requested,
    'aws:TagKeys': tags.map(({ key }) => key),
    ...(transitiveKeys.length > 0 ? { 'sts:TransitiveTagKeys': transitiveKeys } : {}),
  };
}
