import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import type { Invocation } from '../operation.ts';
import type { PolicyHolder } from '../sandbox.ts';
import { type HolderKind, holderNamed } from './holderKind.ts';
import { optionalText, structures, text, texts } from './input.ts';
import type { Target } from './row.ts';

/** ARN of an IAM resource of an account, e.g. `arnOf(account, 'user', '/', 'maya')`. */
export const arnOf = (account: string, type: string, path: string, name: string): string =>
  `arn:aws:iam::${account}:${type}${path}${name}`;

/**
 * The user, group or role that a call names, with the ARN that it has, or would have where it does not exist.
 */
export function holderTarget<Holder extends PolicyHolder>(
  kind: HolderKind<Holder>,
  call: Invocation,
  context: Context = {},
): Target {
  const name = text(call.input, `${kind.word}Name`);
  const arn = holderNamed(kind, call.account, name)?.arn;
  return { resource: arn ?? arnOf(call.account.id, kind.noun, '/', name), context };
}

/** The entity that a creation makes. */
export function newTarget(call: Invocation, type: string, nameMember: string, context: Context = {}): Target {
  const path = optionalText(call.input, 'Path') ?? '/';
  return { resource: arnOf(call.account.id, type, path, text(call.input, nameMember)), context };
}

/**
 * `aws:RequestTag/…` and `aws:TagKeys` of the tags in a call. Of an exactly repeated key the last value counts.
 * Absent without tags.
 */
export function requestTags(input: JsonObject): Context {
  const tags = structures(input, 'Tags');
  if (tags.length === 0) return {};
  const pairs = tags.map((tag) => [text(tag, 'Key'), text(tag, 'Value')] as const);
  return {
    ...Object.fromEntries(pairs.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    'aws:TagKeys': [...new Set(pairs.map(([key]) => key))],
  };
}

/** `aws:TagKeys` of the keys that a call takes away. */
export const removedTags = (input: JsonObject): Context => ({ 'aws:TagKeys': texts(input, 'TagKeys') });

/** `iam:PolicyARN` of the managed policy that a call attaches or detaches. */
export const policyArnContext = (input: JsonObject): Context => ({ 'iam:PolicyARN': text(input, 'PolicyArn') });

/** The managed policy that a call names by ARN. */
export const policyTarget = (call: Invocation, context: Context = {}): Target => ({
  resource: text(call.input, 'PolicyArn'),
  context,
});
