import type { JsonObject } from '../call.ts';
import { nextText, nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { flag, optionalNumber, optionalText, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { keyArnOf } from '../kms/keyNames.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagKeyContext, tagList, tagsIn, withoutTags, withTags } from '../requestTags.ts';
import {
  type Found,
  foundAt,
  newResource,
  resourcesAt,
  withoutResource,
  withResource,
  withState,
} from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import type { SecretState } from '../resourceState.ts';
import { fail } from './failures.ts';
import { keyTarget, nameOf, onSecret, secretArn } from './onSecret.ts';
import { randomPassword } from './randomPassword.ts';
import { matchesFilters } from './secretFilters.ts';
import { secretValue } from './secretValue.ts';

const day = 86_400_000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ab';

export const named = (arn: string): JsonObject => ({ ARN: arn, Name: nameOf(arn) });

const keyIn = (call: Invocation): string | null => {
  const given = optionalText(call.input, 'KmsKeyId');
  return given === undefined || given === 'alias/aws/secretsmanager' ? null : keyArnOf(call, given);
};

function create(call: Invocation): Result {
  const { input, time, account, region } = call;
  const name = text(input, 'Name');
  const found = foundAt(call.sandbox, secretArn(call, name), 'secret');
  if (found && (found.state.deletion ?? time + 1) > time) {
    return found.state.deletion === null ? fail('secrets.exists', { Name: name }) : fail('secrets.deleted-name');
  }
  const tail = draw(call.sandbox, (seed) => nextText(seed, letters, 6));
  const version = draw(tail.sandbox, nextUuid);
  const arn = `arn:aws:secretsmanager:${region}:${account.id}:secret:${name}-${tail.value}`;
  const value = secretValue(input);
  const id = optionalText(input, 'ClientRequestToken') ?? version.value;
  const state: SecretState = {
    kind: 'secret',
    description: optionalText(input, 'Description') ?? '',
    created: time,
    changed: time,
    key: keyIn(call),
    versions: value === undefined ? [] : [{ id, ...value, stages: ['AWSCURRENT'], created: time }],
    deletion: null,
    rotation: null,
  };
  const resource = newResource(arn, 'Secret', state, tagsIn(input, 'Tags'));
  const output = { ...named(arn), ...(value === undefined ? {} : { VersionId: id }) };
  return done(withResource(version.sandbox, resource), output);
}

const stagesOf = ({ versions }: SecretState): JsonObject =>
  Object.fromEntries(versions.map(({ id, stages }) => [id, stages]));

function described({ resource, state }: Found<'secret'>): JsonObject {
  const { rotation } = state;
  return {
    ...named(resource.arn),
    ...(state.description === '' ? {} : { Description: state.description }),
    ...(state.key === null ? {} : { KmsKeyId: state.key }),
    ...(rotation === null ? {} : { RotationEnabled: rotation.enabled }),
    ...(rotation?.function ? { RotationLambdaARN: rotation.function } : {}),
    ...(rotation?.days ? { RotationRules: { AutomaticallyAfterDays: rotation.days } } : {}),
    ...(rotation?.last ? { LastRotatedDate: isoTime(rotation.last) } : {}),
    LastChangedDate: isoTime(state.changed),
    ...(state.deletion === null ? {} : { DeletedDate: isoTime(state.deletion) }),
    ...(resource.tags.length > 0 ? { Tags: tagList(resource.tags) } : {}),
    CreatedDate: isoTime(state.created),
  };
}

function remove(call: Invocation, found: Found<'secret'>): Result {
  const { input, sandbox, time } = call;
  const { arn } = found.resource;
  const window = optionalNumber(input, 'RecoveryWindowInDays');
  const force = flag(input, 'ForceDeleteWithoutRecovery');
  if (force && window !== undefined) return fail('secrets.window-and-force');
  if (window !== undefined && (window < 7 || window > 30)) return fail('secrets.window');
  const deletion = time + (force ? 0 : (window ?? 30) * day);
  const changed = force ? withoutResource(sandbox, arn) : withState(sandbox, found, { deletion });
  return done(changed, { ...named(arn), DeletionDate: isoTime(deletion) });
}

/** Secrets and their life: AWS Secrets Manager API Reference. */
export const secrets: ResourceRows = {
  CreateSecret: {
    on: 'Secret',
    effect: 'makes a secret, with a first value where one is given',
    errors: ['secrets.exists', 'secrets.deleted-name'],
    asks: (call) => {
      const { input } = call;
      const name = text(input, 'Name');
      const resource = `arn:aws:secretsmanager:${call.region}:${call.account.id}:secret:${name}`;
      const description = optionalText(input, 'Description');
      const key = optionalText(input, 'KmsKeyId');
      const context = {
        'secretsmanager:Name': name,
        ...(description === undefined ? {} : { 'secretsmanager:Description': description }),
        ...(key === undefined ? {} : { 'secretsmanager:KmsKeyId': key }),
        ...requestTagContext(tagsIn(input, 'Tags')),
      };
      const keys = ['GenerateDataKey', 'Decrypt'].flatMap((operation) =>
        keyTarget(call, operation, keyIn(call), resource),
      );
      return [{ resource, context, creates: true, named: name }, ...keys];
    },
    run: create,
  },
  DescribeSecret: onSecret({
    effect: 'shows a secret without its value',
    deletedToo: true,
    run: ({ sandbox }, found) => done(sandbox, { ...described(found), VersionIdsToStages: stagesOf(found.state) }),
  }),
  ListSecrets: {
    on: '*',
    effect: 'lists secrets without their values',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'secretsmanager',
        start: 'secret:',
        kind: 'secret',
      } as const;
      const found = resourcesAt(call.sandbox, place).filter(
        (one) =>
          (one.state.deletion === null || flag(call.input, 'IncludePlannedDeletion')) &&
          matchesFilters(call.input, one),
      );
      return modelPage(
        call,
        'secretsmanager.ListSecrets',
        found.map((one) => ({ ...described(one), SecretVersionsToStages: stagesOf(one.state) })),
      );
    },
  },
  DeleteSecret: onSecret({
    effect: 'lets a secret wait for its deletion, or deletes it at once',
    errors: ['secrets.window', 'secrets.window-and-force'],
    context: ({ input }) => ({
      'secretsmanager:ForceDeleteWithoutRecovery': String(flag(input, 'ForceDeleteWithoutRecovery')),
      ...(optionalNumber(input, 'RecoveryWindowInDays') === undefined
        ? {}
        : { 'secretsmanager:RecoveryWindowInDays': String(optionalNumber(input, 'RecoveryWindowInDays')) }),
    }),
    run: remove,
  }),
  RestoreSecret: onSecret({
    effect: 'keeps a secret that waits for its deletion',
    deletedToo: true,
    run: ({ sandbox }, found) => done(withState(sandbox, found, { deletion: null }), named(found.resource.arn)),
  }),
  TagResource: onSecret({
    effect: 'sets tags of a secret',
    context: ({ input }) => requestTagContext(tagsIn(input, 'Tags')),
    run: ({ sandbox, input }, { resource }) =>
      done(withResource(sandbox, { ...resource, tags: withTags(resource.tags, tagsIn(input, 'Tags')) })),
  }),
  UntagResource: onSecret({
    effect: 'removes tags of a secret',
    context: ({ input }) => tagKeyContext(texts(input, 'TagKeys')),
    run: ({ sandbox, input }, { resource }) =>
      done(withResource(sandbox, { ...resource, tags: withoutTags(resource.tags, texts(input, 'TagKeys')) })),
  }),
  GetRandomPassword: {
    on: '*',
    effect: 'draws a password',
    errors: ['secrets.no-characters', 'secrets.short'],
    asks: () => ({ resource: '*' }),
    run: randomPassword,
  },
};
