import { createHash } from 'node:crypto';
import type { JsonObject } from '../call.ts';
import { nextUuid, seedOf } from '../generator.ts';
import { optionalNumber, optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { structure, textMap } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { passRole } from '../passRole.ts';
import { requestTagContext, tagMap, tagsIn } from '../requestTags.ts';
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
import type { FunctionState } from '../resourceState.ts';
import { roleFor } from '../roleFor.ts';
import { fail } from './failures.ts';
import { functionArn, functionName, onFunction } from './onFunction.ts';

const lambda = 'lambda.amazonaws.com';

const isoMoment = (time: number): string => new Date(time).toISOString().replace('Z', '+0000');

export const configuration = ({ resource: { arn }, state }: Found<'function'>): JsonObject => ({
  FunctionName: functionName(arn),
  FunctionArn: arn,
  Runtime: state.runtime,
  Role: state.role,
  Handler: state.handler,
  CodeSize: Buffer.byteLength(state.code, 'base64'),
  Description: state.description,
  Timeout: state.timeout ?? 3,
  MemorySize: state.memory ?? 128,
  LastModified: isoMoment(state.modified),
  CodeSha256: createHash('sha256').update(state.code).digest('base64'),
  Version: '$LATEST',
  ...(Object.keys(state.environment).length > 0 ? { Environment: { Variables: state.environment } } : {}),
  RevisionId: nextUuid(seedOf(`${arn}/${state.modified}`))[0],
  State: 'Active',
  LastUpdateStatus: 'Successful',
});

const codeIn = (code: JsonObject): string | null =>
  optionalText(code, 'ZipFile') ?? optionalText(code, 'S3Key') ?? optionalText(code, 'ImageUri') ?? null;

function limitsIn(input: JsonObject): Pick<FunctionState, 'timeout' | 'memory'> {
  const timeout = optionalNumber(input, 'Timeout');
  const memory = optionalNumber(input, 'MemorySize');
  return { ...(timeout === undefined ? {} : { timeout }), ...(memory === undefined ? {} : { memory }) };
}

function create(call: Invocation): Result {
  const { input, sandbox, time } = call;
  const arn = functionArn(call, text(input, 'FunctionName'));
  const role = text(input, 'Role');
  const code = codeIn(structure(input, 'Code'));
  if (foundAt(sandbox, arn, 'function')) return fail('lambda.exists', { Name: functionName(arn) });
  if (code === null) return fail('lambda.code');
  if (!roleFor(sandbox, role, lambda, time)) return fail('lambda.role');
  const state: FunctionState = {
    kind: 'function',
    role,
    runtime: optionalText(input, 'Runtime') ?? 'nodejs22.x',
    handler: optionalText(input, 'Handler') ?? 'index.handler',
    description: optionalText(input, 'Description') ?? '',
    environment: textMap(structure(input, 'Environment'), 'Variables'),
    code,
    modified: time,
    ...limitsIn(input),
  };
  const resource = newResource(arn, 'function', state, tagsIn(input, 'Tags'));
  return done(withResource(sandbox, resource), configuration({ resource, state }));
}

function reconfigure(call: Invocation, found: Found<'function'>): Result {
  const { input, sandbox, time } = call;
  const role = optionalText(input, 'Role') ?? found.state.role;
  if (role !== found.state.role && !roleFor(sandbox, role, lambda, time)) return fail('lambda.role');
  const changed = {
    role,
    runtime: optionalText(input, 'Runtime') ?? found.state.runtime,
    handler: optionalText(input, 'Handler') ?? found.state.handler,
    description: optionalText(input, 'Description') ?? found.state.description,
    environment: input.Environment ? textMap(structure(input, 'Environment'), 'Variables') : found.state.environment,
    modified: time,
    ...limitsIn(input),
  };
  const next = { ...found, state: { ...found.state, ...changed } };
  return done(withState(sandbox, found, changed), configuration(next));
}

/** Functions and what they run as: AWS Lambda API Reference. */
export const functions: ResourceRows = {
  CreateFunction: {
    on: 'function',
    effect: 'makes a function that runs as a role; the role has to trust Lambda',
    errors: ['lambda.exists', 'lambda.role', 'lambda.code'],
    asks: (call) => {
      const resource = functionArn(call, text(call.input, 'FunctionName'));
      const context = requestTagContext(tagsIn(call.input, 'Tags'));
      return [{ resource, context, creates: true }, ...passRole(text(call.input, 'Role'), lambda, resource)];
    },
    run: create,
  },
  DeleteFunction: onFunction({
    effect: 'deletes a function',
    run: ({ sandbox }, { resource }) => done(withoutResource(sandbox, resource.arn)),
  }),
  GetFunction: onFunction({
    effect: 'shows a function',
    run: ({ sandbox }, found) =>
      done(sandbox, {
        Configuration: configuration(found),
        Code: { RepositoryType: 'S3' },
        ...(found.resource.tags.length > 0 ? { Tags: tagMap(found.resource.tags) } : {}),
      }),
  }),
  GetFunctionConfiguration: onFunction({
    effect: 'shows the settings of a function, its environment included',
    run: ({ sandbox }, found) => done(sandbox, configuration(found)),
  }),
  ListFunctions: {
    on: '*',
    effect: 'lists functions',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'lambda',
        start: 'function:',
        kind: 'function',
      } as const;
      return modelPage(call, 'lambda.ListFunctions', resourcesAt(call.sandbox, place).map(configuration));
    },
  },
  UpdateFunctionCode: onFunction({
    effect: 'replaces the code of a function',
    errors: ['lambda.code'],
    run: ({ sandbox, input, time }, found) => {
      const code = codeIn(input);
      if (code === null) return fail('lambda.code');
      const changed = { code, modified: time };
      return done(
        withState(sandbox, found, changed),
        configuration({ ...found, state: { ...found.state, ...changed } }),
      );
    },
  }),
  UpdateFunctionConfiguration: onFunction({
    effect: 'changes settings, the role among them',
    errors: ['lambda.role'],
    also: (call) =>
      passRole(optionalText(call.input, 'Role'), lambda, functionArn(call, text(call.input, 'FunctionName'))),
    run: reconfigure,
  }),
  Invoke: onFunction({
    effect: 'is authorized and answers; no code runs in the sandbox',
    run: ({ sandbox, input }) =>
      done(sandbox, {
        StatusCode: { Event: 202, DryRun: 204 }[optionalText(input, 'InvocationType') ?? ''] ?? 200,
        ExecutedVersion: '$LATEST',
      }),
  }),
};
