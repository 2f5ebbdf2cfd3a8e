import { authorize } from '../authorize.ts';
import { nextText, nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalNumber, optionalText } from '../iam/input.ts';
import { done, type Target } from '../iam/row.ts';
import { functionIdentity } from '../lambda/functionIdentity.ts';
import { functionArn } from '../lambda/onFunction.ts';
import { structure } from '../memberInput.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, foundAt, withState } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import type { SecretVersion } from '../resourceState.ts';
import type { Sandbox } from '../sandbox.ts';
import { serviceMay } from '../serviceCall.ts';
import { fail } from './failures.ts';
import { onSecret } from './onSecret.ts';
import { named } from './secrets.ts';
import { withVersion } from './versions.ts';

/** What a rotation function does to the secret: AWS Secrets Manager User Guide, rotate-secrets_required-permissions-function. */
const steps = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'];
const keySteps = ['Decrypt', 'GenerateDataKey'];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ab';

const functionOf = (call: Invocation, found: Found<'secret'> | null): string | null => {
  const given = optionalText(call.input, 'RotationLambdaARN');
  return given === undefined ? (found?.state.rotation?.function ?? null) : functionArn(call, given);
};

/** Whether the role of the function may do all that rotating takes. */
function mayRotate(sandbox: Sandbox, { resource, state }: Found<'secret'>, arn: string, time: number): boolean {
  const identity = functionIdentity(sandbox, arn, time);
  if (!identity) return false;
  const asked = [
    ...steps.map((step) => ({ action: `secretsmanager:${step}`, resource: resource.arn })),
    ...(state.key === null ? [] : keySteps.map((step) => ({ action: `kms:${step}`, resource: state.key ?? '' }))),
  ];
  return asked.every((permission) => authorize(sandbox, identity, permission, { time }).decision === 'allowed');
}

/**
 * One rotation. Where the function lacks a permission the new version stays pending and the current value remains, as
 * when the function fails.
 */
function rotated(
  call: Invocation,
  found: Found<'secret'>,
  arn: string,
): { readonly sandbox: Sandbox; readonly id: string } {
  const password = draw(call.sandbox, (seed) => nextText(seed, letters, 32));
  const drawn = draw(password.sandbox, nextUuid);
  const id = optionalText(call.input, 'ClientRequestToken') ?? drawn.value;
  const works = mayRotate(call.sandbox, found, arn, call.time);
  const pending: SecretVersion = { id, value: password.value, stages: ['AWSPENDING'], created: call.time };
  const versions = withVersion(
    found.state.versions,
    works ? { ...pending, stages: ['AWSCURRENT', 'AWSPENDING'] } : pending,
  );
  const days = optionalNumber(structure(call.input, 'RotationRules'), 'AutomaticallyAfterDays');
  const before = found.state.rotation;
  const rotation = {
    enabled: true,
    function: arn,
    days: days ?? before?.days ?? null,
    last: works ? call.time : (before?.last ?? null),
  };
  const changed = works ? call.time : found.state.changed;
  return { sandbox: withState(drawn.sandbox, found, { versions, rotation, changed }), id };
}

function rotate(call: Invocation, found: Found<'secret'>): Result {
  const { sandbox, time } = call;
  const arn = functionOf(call, found);
  if (arn === null) return fail('secrets.no-rotation');
  const invoke = { action: 'lambda:InvokeFunction', resource: arn };
  const service = { service: 'secretsmanager.amazonaws.com', source: found.resource.arn, time };
  if (!foundAt(sandbox, arn, 'function') || !serviceMay(sandbox, service, invoke)) return fail('secrets.function');
  if (call.input.RotateImmediately === false) {
    const days = optionalNumber(structure(call.input, 'RotationRules'), 'AutomaticallyAfterDays') ?? null;
    const rotation = { enabled: true, function: arn, days, last: found.state.rotation?.last ?? null };
    return done(withState(sandbox, found, { rotation }), named(found.resource.arn));
  }
  const next = rotated(call, found, arn);
  return done(next.sandbox, { ...named(found.resource.arn), VersionId: next.id });
}

/** Rotation: AWS Secrets Manager User Guide, rotating-secrets. */
export const rotation: ResourceRows = {
  RotateSecret: onSecret({
    effect: 'rotates a secret, at once or later, by its function, as far as the role of the function allows',
    errors: ['secrets.no-rotation', 'secrets.function'],
    context: ({ input }) => {
      const arn = optionalText(input, 'RotationLambdaARN');
      return arn === undefined ? {} : { 'secretsmanager:RotationLambdaARN': arn };
    },
    also: (call, found): readonly Target[] => {
      const arn = functionOf(call, found);
      return arn === null ? [] : [{ action: 'lambda:InvokeFunction', resource: arn }];
    },
    run: rotate,
  }),
  CancelRotateSecret: onSecret({
    effect: 'turns rotation off',
    run: ({ sandbox }, found) => {
      const { rotation: before } = found.state;
      const off = before && { ...before, enabled: false };
      return done(withState(sandbox, found, { rotation: off }), named(found.resource.arn));
    },
  }),
};
