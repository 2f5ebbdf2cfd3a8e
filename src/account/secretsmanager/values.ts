import type { Context } from '../../policy/request.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { done, type Target } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { keyArnOf } from '../kms/keyNames.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, withState } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import type { SecretVersion } from '../resourceState.ts';
import { tokenPage, upperTokens } from '../tokenPage.ts';
import { fail } from './failures.ts';
import { keyTarget, onSecret } from './onSecret.ts';
import { named } from './secrets.ts';
import { secretValue } from './secretValue.ts';
import { versionAt, withVersion } from './versions.ts';

const stageIn = ({ input }: Invocation): string => optionalText(input, 'VersionStage') ?? 'AWSCURRENT';

function valueContext(call: Invocation): Context {
  const id = optionalText(call.input, 'VersionId');
  return id === undefined ? { 'secretsmanager:VersionStage': stageIn(call) } : { 'secretsmanager:VersionId': id };
}

const keyUse =
  (...operations: readonly string[]) =>
  (call: Invocation, found: Found<'secret'> | null): readonly Target[] =>
    operations.flatMap((operation) => keyTarget(call, operation, found?.state.key ?? null, found?.resource.arn ?? ''));

/** The value of a call, as text or binary. */
const valueIn = ({ input }: Invocation): Pick<SecretVersion, 'value' | 'binary'> | undefined => secretValue(input);

function put(call: Invocation, found: Found<'secret'>): Result {
  const { input, time } = call;
  const value = valueIn(call);
  if (value === undefined) return fail('secrets.value');
  const drawn = draw(call.sandbox, nextUuid);
  const id = optionalText(input, 'ClientRequestToken') ?? drawn.value;
  const asked = texts(input, 'VersionStages');
  const stages = asked.length > 0 ? asked : ['AWSCURRENT'];
  const versions = withVersion(found.state.versions, { id, ...value, stages, created: time });
  const sandbox = withState(drawn.sandbox, found, { versions, changed: time });
  return done(sandbox, { ...named(found.resource.arn), VersionId: id, VersionStages: stages });
}

function update(call: Invocation, found: Found<'secret'>): Result {
  const { input, time } = call;
  const value = valueIn(call);
  const drawn = draw(call.sandbox, nextUuid);
  const id = optionalText(input, 'ClientRequestToken') ?? drawn.value;
  const key = optionalText(input, 'KmsKeyId');
  const { state } = found;
  const versions =
    value === undefined
      ? state.versions
      : withVersion(state.versions, { id, ...value, stages: ['AWSCURRENT'], created: time });
  const sandbox = withState(value === undefined ? call.sandbox : drawn.sandbox, found, {
    versions,
    changed: time,
    description: optionalText(input, 'Description') ?? state.description,
    key: key === undefined ? state.key : keyArnOf(call, key),
  });
  return done(sandbox, { ...named(found.resource.arn), ...(value === undefined ? {} : { VersionId: id }) });
}

/** Moves one label: AWS Secrets Manager API Reference, UpdateSecretVersionStage. */
function moveStage(call: Invocation, found: Found<'secret'>): Result {
  const stage = text(call.input, 'VersionStage');
  const to = optionalText(call.input, 'MoveToVersionId');
  const target = found.state.versions.find(({ id }) => id === to);
  if (to !== undefined && !target) return fail('secrets.no-version', { Version: to });
  const from = optionalText(call.input, 'RemoveFromVersionId');
  const holder = found.state.versions.find(({ stages }) => stages.includes(stage));
  if (holder && holder.id !== to && from === undefined)
    return fail('secrets.from', { Stage: stage, Version: holder.id });
  if (from !== undefined && from !== holder?.id) return fail('secrets.not-from', { Stage: stage });
  if (to === undefined && stage === 'AWSCURRENT') return fail('secrets.current');
  const without = found.state.versions.map((version) => ({
    ...version,
    stages: version.stages.filter((one) => one !== stage),
  }));
  const versions = target
    ? withVersion(found.state.versions, { ...target, stages: [...new Set([...target.stages, stage])] })
    : without;
  return done(withState(call.sandbox, found, { versions, changed: call.time }), named(found.resource.arn));
}

/** Values of secrets: AWS Secrets Manager API Reference. */
export const values: ResourceRows = {
  GetSecretValue: onSecret({
    effect: 'gives the value; a customer managed key has to allow it too',
    errors: ['secrets.no-stage', 'secrets.no-version'],
    context: valueContext,
    also: keyUse('Decrypt'),
    run: (call, { resource, state }) => {
      const id = optionalText(call.input, 'VersionId');
      const version = versionAt(state, id, stageIn(call));
      if (!version)
        return id === undefined
          ? fail('secrets.no-stage', { Stage: stageIn(call) })
          : fail('secrets.no-version', { Version: id });
      return done(call.sandbox, {
        ...named(resource.arn),
        VersionId: version.id,
        [version.binary ? 'SecretBinary' : 'SecretString']: version.value,
        VersionStages: version.stages,
        CreatedDate: isoTime(version.created),
      });
    },
  }),
  PutSecretValue: onSecret({
    effect: 'adds a value, which becomes the current one',
    errors: ['secrets.value'],
    also: keyUse('GenerateDataKey', 'Decrypt'),
    run: put,
  }),
  UpdateSecret: onSecret({
    effect: 'changes value, description or key',
    context: ({ input }) => ({
      ...(optionalText(input, 'Description') === undefined
        ? {}
        : { 'secretsmanager:Description': text(input, 'Description') }),
      ...(optionalText(input, 'KmsKeyId') === undefined ? {} : { 'secretsmanager:KmsKeyId': text(input, 'KmsKeyId') }),
    }),
    also: (call, found) => (valueIn(call) === undefined ? [] : keyUse('GenerateDataKey', 'Decrypt')(call, found)),
    run: update,
  }),
  UpdateSecretVersionStage: onSecret({
    effect: 'moves a staging label',
    errors: ['secrets.no-version', 'secrets.from', 'secrets.not-from', 'secrets.current'],
    context: ({ input }) => ({ 'secretsmanager:VersionStage': text(input, 'VersionStage') }),
    run: moveStage,
  }),
  ListSecretVersionIds: onSecret({
    effect: 'lists the versions of a secret',
    run: (call, { resource, state }) => {
      const versions = state.versions.map(({ id, stages, created }) => ({
        VersionId: id,
        VersionStages: stages,
        CreatedDate: isoTime(created),
      }));
      const page = tokenPage(call, 'secretsmanager.ListSecretVersionIds', versions, { ...upperTokens, usual: 100 });
      if (!page) return fail('secrets.token');
      return done(call.sandbox, { Versions: page.items, ...page.more, ...named(resource.arn) });
    },
    errors: ['secrets.token'],
  }),
};
