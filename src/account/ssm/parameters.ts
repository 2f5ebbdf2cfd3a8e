import type { JsonObject } from '../call.ts';
import { flag, optionalText, text, texts } from '../iam/input.ts';
import { done, type Target } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { keyArnOf } from '../kms/keyNames.ts';
import { keyPermission } from '../kms/viaService.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagKeyContext, tagList, tagsIn, withoutTags, withTags } from '../requestTags.ts';
import {
  type Found,
  foundAt,
  lastPartOf,
  newResource,
  resourcesAt,
  withoutResource,
  withResource,
} from '../resource.ts';
import { type ResourceRow, type ResourceRows, rowsOn } from '../resourceRow.ts';
import type { ParameterState } from '../resourceState.ts';
import { fail } from './failures.ts';

/** The slash that a hierarchical name begins with is not in the ARN twice. */
const parameterArn = ({ account, region }: Invocation, name: string): string =>
  name.startsWith('arn:') ? name : `arn:aws:ssm:${region}:${account.id}:parameter/${name.replace(/^\//, '')}`;

/** Names with more than one part begin with a slash. */
function nameOf(arn: string): string {
  const name = lastPartOf(arn).slice('parameter/'.length);
  return name.includes('/') ? `/${name}` : name;
}

const missing = () => fail('ssm.no-parameter');

const onParameter = rowsOn({
  kind: 'parameter',
  on: 'parameter',
  arn: (call) => parameterArn(call, text(call.input, 'Name')),
  errors: ['ssm.no-parameter'],
  missing,
});

/** What decrypting needs of a customer managed key: AWS Systems Manager User Guide, services-parameter-store. */
function keyTarget(call: Invocation, operation: string, key: string | null, arn: string): readonly Target[] {
  return key === null ? [] : [keyPermission(call, { service: 'ssm', operation, key, pairs: { PARAMETER_ARN: arn } })];
}

function decrypting(call: Invocation, arn: string): readonly Target[] {
  const found = foundAt(call.sandbox, arn, 'parameter');
  if (found?.state.type !== 'SecureString' || !flag(call.input, 'WithDecryption')) return [];
  return keyTarget(call, 'Decrypt', found.state.key, arn);
}

const shown = ({ resource: { arn }, state }: Found<'parameter'>, decrypted: boolean): JsonObject => ({
  Name: nameOf(arn),
  Type: state.type,
  Value:
    state.type === 'SecureString' && !decrypted
      ? Buffer.from(`sealed ${arn}/${state.version}`).toString('base64')
      : state.value,
  Version: state.version,
  LastModifiedDate: isoTime(state.modified),
  ARN: arn,
  DataType: 'text',
});

const keyIn = (call: Invocation): string | null => {
  const given = optionalText(call.input, 'KeyId');
  return given === undefined || given === 'alias/aws/ssm' ? null : keyArnOf(call, given);
};

const typeIn = (given: string | undefined): ParameterState['type'] | null =>
  given === 'String' || given === 'StringList' || given === 'SecureString' ? given : null;

function put(call: Invocation): Result {
  const { input, sandbox, time } = call;
  const name = text(input, 'Name');
  const arn = parameterArn(call, name);
  const found = foundAt(sandbox, arn, 'parameter');
  if (/^\/?(aws|ssm)/i.test(name)) return fail('ssm.name');
  if (found && !flag(input, 'Overwrite')) return fail('ssm.exists');
  const type = typeIn(optionalText(input, 'Type')) ?? found?.state.type;
  if (!type) return fail('ssm.type');
  const state: ParameterState = {
    kind: 'parameter',
    type,
    value: text(input, 'Value'),
    version: (found?.state.version ?? 0) + 1,
    modified: time,
    key: type === 'SecureString' ? (keyIn(call) ?? found?.state.key ?? null) : null,
    description: optionalText(input, 'Description') ?? found?.state.description ?? '',
  };
  const fresh = newResource(arn, 'parameter', state, tagsIn(input, 'Tags'));
  return done(withResource(sandbox, found ? { ...found.resource, state } : fresh), {
    Version: state.version,
    Tier: 'Standard',
  });
}

/** Several names at once: each is authorized, and those that do not exist are told apart. */
const several = (
  effect: string,
  run: (call: Invocation, found: readonly Found<'parameter'>[], unknown: readonly string[]) => Result,
  also = false,
): ResourceRow => ({
  on: 'parameter',
  effect,
  errors: [],
  asks: (call) =>
    texts(call.input, 'Names').flatMap((name): readonly Target[] => {
      const resource = parameterArn(call, name);
      return [{ resource }, ...(also ? decrypting(call, resource) : [])];
    }),
  run: (call) => {
    const names = texts(call.input, 'Names');
    const found = names.flatMap((name) => foundAt(call.sandbox, parameterArn(call, name), 'parameter') ?? []);
    return run(
      call,
      found,
      names.filter((name) => !foundAt(call.sandbox, parameterArn(call, name), 'parameter')),
    );
  },
});

/** Parameters below a path. */
function below(call: Invocation): readonly Found<'parameter'>[] {
  const path = text(call.input, 'Path').replace(/\/?$/, '/');
  const place = {
    account: call.account.id,
    region: call.region,
    service: 'ssm',
    start: 'parameter/',
    kind: 'parameter',
  } as const;
  return resourcesAt(call.sandbox, place).filter(({ resource }) => {
    const name = `/${lastPartOf(resource.arn).slice('parameter/'.length)}`;
    return name.startsWith(path) && (flag(call.input, 'Recursive') || !name.slice(path.length).includes('/'));
  });
}

const onTagged = (
  effect: string,
  context: (call: Invocation) => Target['context'],
  run: (call: Invocation, found: Found<'parameter'>) => Result,
): ResourceRow => ({
  on: 'parameter',
  effect,
  errors: ['ssm.resource-type', 'ssm.resource-id'],
  before: ({ input }) =>
    input.ResourceType === 'Parameter' ? null : fail('ssm.resource-type', { Type: text(input, 'ResourceType') }).error,
  asks: (call) => ({ resource: parameterArn(call, text(call.input, 'ResourceId')), context: context(call) ?? {} }),
  run: (call) => {
    const id = text(call.input, 'ResourceId');
    const found = foundAt(call.sandbox, parameterArn(call, id), 'parameter');
    return found ? run(call, found) : fail('ssm.resource-id', { Id: id });
  },
});

/** Parameter Store: AWS Systems Manager API Reference. */
export const parameters: ResourceRows = {
  PutParameter: {
    on: 'parameter',
    effect: 'stores a value as a new version',
    errors: ['ssm.exists', 'ssm.type', 'ssm.name'],
    asks: (call) => {
      const resource = parameterArn(call, text(call.input, 'Name'));
      const tags = tagsIn(call.input, 'Tags');
      const context = { 'ssm:Overwrite': String(flag(call.input, 'Overwrite')), ...requestTagContext(tags) };
      const sealed = typeIn(optionalText(call.input, 'Type')) === 'SecureString';
      return [
        { resource, context },
        ...(tags.length > 0 ? [{ action: 'ssm:AddTagsToResource', resource, context: requestTagContext(tags) }] : []),
        ...(sealed ? keyTarget(call, 'Encrypt', keyIn(call), resource) : []),
      ];
    },
    run: put,
  },
  GetParameter: onParameter({
    effect: 'gives a value; decrypting needs the key too',
    also: (call) => decrypting(call, parameterArn(call, text(call.input, 'Name'))),
    run: ({ sandbox, input }, found) => done(sandbox, { Parameter: shown(found, flag(input, 'WithDecryption')) }),
  }),
  GetParameters: several(
    'gives values of several parameters',
    ({ sandbox, input }, found, unknown) =>
      done(sandbox, {
        Parameters: found.map((one) => shown(one, flag(input, 'WithDecryption'))),
        InvalidParameters: unknown,
      }),
    true,
  ),
  GetParametersByPath: {
    on: 'parameter',
    effect: 'gives the values below a path, asked for on the path',
    errors: [],
    asks: (call) => [
      {
        resource: parameterArn(call, text(call.input, 'Path')),
        context: { 'ssm:Recursive': String(flag(call.input, 'Recursive')) },
      },
      ...below(call).flatMap(({ resource }) => decrypting(call, resource.arn)),
    ],
    run: (call) =>
      modelPage(
        call,
        'ssm.GetParametersByPath',
        below(call).map((one) => shown(one, flag(call.input, 'WithDecryption'))),
        'Parameters',
      ),
  },
  DescribeParameters: {
    on: '*',
    effect: 'lists parameters without their values',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'ssm',
        start: 'parameter/',
        kind: 'parameter',
      } as const;
      const found = resourcesAt(call.sandbox, place).map(
        ({ resource: { arn }, state }): JsonObject => ({
          Name: nameOf(arn),
          ARN: arn,
          Type: state.type,
          ...(state.type === 'SecureString' ? { KeyId: state.key ?? 'alias/aws/ssm' } : {}),
          LastModifiedDate: isoTime(state.modified),
          ...(state.description === '' ? {} : { Description: state.description }),
          Version: state.version,
          Tier: 'Standard',
          DataType: 'text',
        }),
      );
      return modelPage(call, 'ssm.DescribeParameters', found);
    },
  },
  DeleteParameter: onParameter({
    effect: 'deletes a parameter',
    run: ({ sandbox }, { resource }) => done(withoutResource(sandbox, resource.arn)),
  }),
  DeleteParameters: several('deletes several parameters', ({ sandbox }, found, unknown) => {
    const left = found.reduce((next, { resource }) => withoutResource(next, resource.arn), sandbox);
    return done(left, {
      DeletedParameters: found.map(({ resource }) => nameOf(resource.arn)),
      InvalidParameters: unknown,
    });
  }),
  AddTagsToResource: onTagged(
    'sets tags of a parameter',
    ({ input }) => requestTagContext(tagsIn(input, 'Tags')),
    ({ sandbox, input }, { resource }) =>
      done(withResource(sandbox, { ...resource, tags: withTags(resource.tags, tagsIn(input, 'Tags')) })),
  ),
  RemoveTagsFromResource: onTagged(
    'removes tags of a parameter',
    ({ input }) => tagKeyContext(texts(input, 'TagKeys')),
    ({ sandbox, input }, { resource }) =>
      done(withResource(sandbox, { ...resource, tags: withoutTags(resource.tags, texts(input, 'TagKeys')) })),
  ),
  ListTagsForResource: onTagged(
    'lists the tags of a parameter',
    () => ({}),
    ({ sandbox }, { resource }) => done(sandbox, { TagList: tagList(resource.tags) }),
  ),
};
