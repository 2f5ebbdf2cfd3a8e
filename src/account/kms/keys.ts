import type { JsonObject } from '../call.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { flag, optionalNumber, optionalText, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagKeyContext, tagList, tagsIn, withoutTags, withTags } from '../requestTags.ts';
import { type Found, lastPartOf, newResource, resourcesAt, withResource, withState } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { accountOfArn } from '../resourceType.ts';
import { usualState } from '../usualState.ts';
import { defaultKeyPolicy } from './defaultKeyPolicy.ts';
import { fail } from './failures.ts';
import { kmsArn } from './keyNames.ts';
import { keyPolicyIn } from './keyPolicy.ts';
import { onKey, unusable } from './onKey.ts';

const day = 86_400_000;
/** Days that a key waits for its deletion, and days between rotations, where nothing is said. */
const usualWindow = 30;
const usualRotation = 365;

const stateText = ({ state }: Found<'key'>): string => {
  if (state.deletion !== null) return 'PendingDeletion';
  return state.enabled ? 'Enabled' : 'Disabled';
};

const idOf = (arn: string): string => lastPartOf(arn).slice('key/'.length);

export function metadata(found: Found<'key'>): JsonObject {
  const { resource, state } = found;
  return {
    AWSAccountId: accountOfArn(resource.arn) ?? '',
    KeyId: idOf(resource.arn),
    Arn: resource.arn,
    CreationDate: isoTime(state.created),
    Enabled: state.enabled && state.deletion === null,
    Description: state.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: stateText(found),
    ...(state.deletion === null ? {} : { DeletionDate: isoTime(state.deletion) }),
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
  };
}

const bypassContext = ({ input }: Invocation) => ({
  'kms:BypassPolicyLockoutSafetyCheck': String(flag(input, 'BypassPolicyLockoutSafetyCheck')),
});

function create(call: Invocation): Result {
  const { input, account, time } = call;
  const { value: id, sandbox } = draw(call.sandbox, nextUuid);
  const arn = kmsArn(call, `key/${id}`);
  const document = optionalText(input, 'Policy');
  const policy =
    document === undefined
      ? defaultKeyPolicy(account.id)
      : keyPolicyIn(call, document, arn, flag(input, 'BypassPolicyLockoutSafetyCheck'));
  if ('error' in policy) return policy;
  const state = { ...usualState.key, created: time, description: optionalText(input, 'Description') ?? '' };
  const tags = tagsIn(input, 'Tags', 'TagKey', 'TagValue');
  const resource = { ...newResource(arn, 'key', state, tags), policy };
  return done(withResource(sandbox, resource), { KeyMetadata: metadata({ resource, state }) });
}

const switched = (effect: string, enabled: boolean) =>
  onKey({
    effect,
    errors: ['kms.pending'],
    run: ({ sandbox }, found) =>
      found.state.deletion === null
        ? done(withState(sandbox, found, { enabled }))
        : fail('kms.pending', { Arn: found.resource.arn }),
  });

const rotating = (effect: string, days: (call: Invocation) => number | null) =>
  onKey({
    effect,
    errors: ['kms.disabled', 'kms.pending'],
    run: (call, found) =>
      unusable(found.state, found.resource.arn) ?? done(withState(call.sandbox, found, { rotation: days(call) })),
  });

/** Keys and their life: AWS KMS API Reference. */
export const keys: ResourceRows = {
  CreateKey: {
    on: '*',
    effect: 'makes a key with its policy',
    errors: ['kms.policy', 'kms.principal', 'kms.lockout'],
    asks: (call) => {
      const tags = tagsIn(call.input, 'Tags', 'TagKey', 'TagValue');
      const context = {
        'kms:KeySpec': optionalText(call.input, 'KeySpec') ?? 'SYMMETRIC_DEFAULT',
        'kms:KeyUsage': optionalText(call.input, 'KeyUsage') ?? 'ENCRYPT_DECRYPT',
        'kms:KeyOrigin': 'AWS_KMS',
        'kms:MultiRegion': String(flag(call.input, 'MultiRegion')),
        ...bypassContext(call),
        ...requestTagContext(tags),
      };
      const tagging = { action: 'kms:TagResource', resource: kmsArn(call, 'key/*'), context: requestTagContext(tags) };
      return [{ resource: '*', context }, ...(tags.length > 0 ? [tagging] : [])];
    },
    run: create,
  },
  DescribeKey: onKey({
    effect: 'shows a key',
    run: ({ sandbox }, found) => done(sandbox, { KeyMetadata: metadata(found) }),
  }),
  ListKeys: {
    on: '*',
    effect: 'lists keys',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'kms',
        start: 'key/',
        kind: 'key',
      } as const;
      const found = resourcesAt(call.sandbox, place);
      return modelPage(
        call,
        'kms.ListKeys',
        found.map(({ resource: { arn } }) => ({ KeyId: idOf(arn), KeyArn: arn })),
      );
    },
  },
  UpdateKeyDescription: onKey({
    effect: 'changes the description',
    errors: ['kms.pending'],
    run: ({ sandbox, input }, found) =>
      found.state.deletion === null
        ? done(withState(sandbox, found, { description: text(input, 'Description') }))
        : fail('kms.pending', { Arn: found.resource.arn }),
  }),
  EnableKey: switched('lets a key be used again', true),
  DisableKey: switched('keeps a key from being used', false),
  EnableKeyRotation: rotating(
    'turns rotation on',
    ({ input }) => optionalNumber(input, 'RotationPeriodInDays') ?? usualRotation,
  ),
  DisableKeyRotation: rotating('turns rotation off', () => null),
  GetKeyRotationStatus: onKey({
    effect: 'tells whether a key rotates',
    run: ({ sandbox }, { resource: { arn }, state: { rotation } }) =>
      done(sandbox, {
        KeyId: idOf(arn),
        KeyRotationEnabled: rotation !== null,
        ...(rotation === null ? {} : { RotationPeriodInDays: rotation }),
      }),
  }),
  ScheduleKeyDeletion: onKey({
    effect: 'lets a key wait for its deletion',
    errors: ['kms.pending', 'kms.window'],
    context: ({ input }) => ({
      'kms:ScheduleKeyDeletionPendingWindowInDays': String(optionalNumber(input, 'PendingWindowInDays') ?? usualWindow),
    }),
    run: ({ sandbox, input, time }, found) => {
      const window = optionalNumber(input, 'PendingWindowInDays') ?? usualWindow;
      const { arn } = found.resource;
      if (found.state.deletion !== null) return fail('kms.pending', { Arn: arn });
      if (window < 7 || window > 30) return fail('kms.window');
      const deletion = time + window * day;
      return done(withState(sandbox, found, { deletion }), {
        KeyId: arn,
        DeletionDate: isoTime(deletion),
        KeyState: 'PendingDeletion',
        PendingWindowInDays: window,
      });
    },
  }),
  CancelKeyDeletion: onKey({
    effect: 'keeps a key that waits for its deletion; it is disabled then',
    errors: ['kms.not-pending'],
    run: ({ sandbox }, found) =>
      found.state.deletion === null
        ? fail('kms.not-pending', { Arn: found.resource.arn })
        : done(withState(sandbox, found, { deletion: null, enabled: false }), { KeyId: found.resource.arn }),
  }),
  TagResource: onKey({
    effect: 'sets tags of a key',
    context: ({ input }) => requestTagContext(tagsIn(input, 'Tags', 'TagKey', 'TagValue')),
    run: ({ sandbox, input }, { resource }) =>
      done(
        withResource(sandbox, {
          ...resource,
          tags: withTags(resource.tags, tagsIn(input, 'Tags', 'TagKey', 'TagValue')),
        }),
      ),
  }),
  UntagResource: onKey({
    effect: 'removes tags of a key',
    context: ({ input }) => tagKeyContext(texts(input, 'TagKeys')),
    run: ({ sandbox, input }, { resource }) =>
      done(withResource(sandbox, { ...resource, tags: withoutTags(resource.tags, texts(input, 'TagKeys')) })),
  }),
  ListResourceTags: onKey({
    effect: 'lists the tags of a key',
    run: ({ sandbox }, { resource }) =>
      done(sandbox, { Tags: tagList(resource.tags, 'TagKey', 'TagValue'), Truncated: false }),
  }),
};

/** Key policies, of which each key has the one called `default`. */
export const keyPolicies: ResourceRows = {
  GetKeyPolicy: onKey({
    effect: 'shows the key policy',
    errors: ['kms.policy-name'],
    run: ({ sandbox, input }, { resource }) =>
      (optionalText(input, 'PolicyName') ?? 'default') === 'default'
        ? done(sandbox, { Policy: resource.policy?.text ?? '', PolicyName: 'default' })
        : fail('kms.policy-name'),
  }),
  ListKeyPolicies: onKey({
    effect: 'lists the names of key policies',
    run: ({ sandbox }) => done(sandbox, { PolicyNames: ['default'], Truncated: false }),
  }),
  PutKeyPolicy: onKey({
    effect: 'replaces the key policy',
    errors: ['kms.policy', 'kms.principal', 'kms.lockout', 'kms.policy-name'],
    context: bypassContext,
    run: (call, { resource }) => {
      const { input, sandbox } = call;
      if ((optionalText(input, 'PolicyName') ?? 'default') !== 'default') return fail('kms.policy-name');
      const bypass = flag(input, 'BypassPolicyLockoutSafetyCheck');
      const policy = keyPolicyIn(call, text(input, 'Policy'), resource.arn, bypass);
      return 'error' in policy ? policy : done(withResource(sandbox, { ...resource, policy }));
    },
  }),
};
