import type { Context } from '../../policy/request.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { changeAccount, withEntry } from '../change.ts';
import { optionalText, structures, texts } from '../iam/input.ts';
import type { Invocation, Operation, Result } from '../operation.ts';
import type { Sandbox, Tags } from '../sandbox.ts';
import { ec2Operation } from './ec2Operation.ts';
import { fail } from './failures.ts';
import { arnOfId, idOf, instanceIn, resourcesIn } from './lookup.ts';
import { noInstances } from './missingIds.ts';

/** Tags of a resource: EC2 User Guide, Using_Tags. */
const maximumTags = 50;

/** Key of a tag; the model lets it be absent, EC2 does not. */
const keyOf = (tag: JsonObject): string => optionalText(tag, 'Key') ?? '';

/** Tags of a call; a missing value is empty. */
export const tagsOf = (input: JsonObject): Tags =>
  structures(input, 'Tags').map((tag) => ({ key: keyOf(tag), value: optionalText(tag, 'Value') ?? '' }));

/** Condition keys of a call that sets tags. */
export const tagContext = (tags: Tags): Context =>
  tags.length === 0
    ? {}
    : {
        ...Object.fromEntries(tags.map(({ key, value }) => [`aws:RequestTag/${key}`, value])),
        'aws:TagKeys': tags.map(({ key }) => key),
      };

/** EC2's answer to tags that it does not take. */
export function badTags(tags: Tags): { readonly error: ApiError } | null {
  if (tags.some(({ key }) => key === '')) return fail('ec2.missing', { Member: 'Key' });
  const reserved = tags.find(({ key }) => key.toLowerCase().startsWith('aws:'));
  if (reserved) return fail('ec2.tag-key', { Key: reserved.key });
  const twice = tags.find(({ key }, index) => tags.findIndex((other) => other.key === key) < index);
  return twice ? fail('ec2.tag-twice', { Key: twice.key }) : null;
}

/** Tag keys of EC2 mind letter case. */
export function tagsWith(old: Tags, added: Tags): Tags {
  const covered = new Set(added.map(({ key }) => key));
  return [...old.filter(({ key }) => !covered.has(key)), ...added];
}

/** Changes the tags of one resource by id; null where there is no such resource in the Region. */
function retagged(sandbox: Sandbox, invocation: Invocation, id: string, change: (tags: Tags) => Tags): Sandbox | null {
  const account = sandbox.accounts.get(invocation.account.id) ?? invocation.account;
  const place = { account, region: invocation.region };
  const instance = instanceIn(place, id);
  if (instance) {
    const next = { ...instance, tags: change(instance.tags) };
    return changeAccount(sandbox, account.id, (one) => ({ ...one, instances: withEntry(one.instances, id, next) }));
  }
  const resource = resourcesIn(place).find(({ arn }) => idOf(arn) === id);
  if (!resource) return null;
  const next = { ...resource, tags: change(resource.tags) };
  return changeAccount(sandbox, account.id, (one) => ({
    ...one,
    resources: withEntry(one.resources, resource.arn, next),
  }));
}

function retagAll(invocation: Invocation, change: (tags: Tags) => Tags): Result {
  let { sandbox } = invocation;
  for (const id of texts(invocation.input, 'Resources')) {
    const next = retagged(sandbox, invocation, id, change);
    if (!next) return id.startsWith('i-') ? noInstances([id]) : fail('ec2.no-id', { Id: id });
    sandbox = next;
  }
  return { sandbox, output: {} };
}

const tagging = (action: string, context: (input: JsonObject) => Context, run: Operation['run']): Operation =>
  ec2Operation({
    permissions: (invocation) =>
      texts(invocation.input, 'Resources').map((id) => ({
        action,
        resource: arnOfId(invocation, id) ?? '*',
        context: context(invocation.input),
      })),
    run,
  });

export const createTags = tagging(
  'ec2:CreateTags',
  (input) => tagContext(tagsOf(input)),
  (invocation) => {
    const added = tagsOf(invocation.input);
    return badTags(added) ?? overLimit(invocation, added) ?? retagAll(invocation, (tags) => tagsWith(tags, added));
  },
);

function overLimit(invocation: Invocation, added: Tags): Result | null {
  const over = texts(invocation.input, 'Resources').find((id) => {
    const held = instanceIn(invocation, id) ?? resourcesIn(invocation).find(({ arn }) => idOf(arn) === id);
    return tagsWith(held?.tags ?? [], added).length > maximumTags;
  });
  return over === undefined ? null : fail('ec2.tag-limit', { Id: over, Max: maximumTags });
}

/** A tag with a value goes only where the value is that one; without any tags all go. */
export const deleteTags = tagging(
  'ec2:DeleteTags',
  (input) => {
    const given = structures(input, 'Tags');
    const valued = given.flatMap((tag) => {
      const value = optionalText(tag, 'Value');
      return value === undefined ? [] : [[`aws:RequestTag/${keyOf(tag)}`, value]];
    });
    if (given.length === 0) return {};
    return { ...Object.fromEntries(valued), 'aws:TagKeys': given.map((tag) => keyOf(tag)) };
  },
  (invocation) => {
    const given = structures(invocation.input, 'Tags').map((tag) => ({
      key: keyOf(tag),
      value: optionalText(tag, 'Value'),
    }));
    const goes = (key: string, value: string) =>
      given.length === 0 || given.some((tag) => tag.key === key && (tag.value ?? value) === value);
    return retagAll(invocation, (tags) => tags.filter(({ key, value }) => !goes(key, value)));
  },
);
