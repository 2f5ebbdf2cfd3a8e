import type { Context } from '../../policy/request.ts';
import type { ApiError } from '../call.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Target } from '../iam/row.ts';
import { keyPermission } from '../kms/viaService.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, foundAt, resourcesAt } from '../resource.ts';
import type { ResourceRow } from '../resourceRow.ts';
import { fail } from './failures.ts';

const head = ({ account, region }: Invocation): string => `arn:aws:secretsmanager:${region}:${account.id}:secret:`;

/** Six random characters follow the name in an ARN: AWS Secrets Manager User Guide, whats-in-a-secret. */
const suffix = /-[A-Za-z0-9]{6}$/;

export const nameOf = (arn: string): string => arn.split(':').slice(6).join(':').replace(suffix, '');

/** The ARN of the secret that an ARN, a partial ARN or a name stands for; for one that does not exist, without suffix. */
export function secretArn(call: Invocation, given: string): string {
  if (foundAt(call.sandbox, given, 'secret')) return given;
  const arn = given.startsWith('arn:') ? given : head(call) + given;
  const [, , , region = '', account = ''] = arn.split(':');
  const place = { account, region, service: 'secretsmanager', start: 'secret:', kind: 'secret' } as const;
  const found = resourcesAt(call.sandbox, place).find(({ resource }) => resource.arn.replace(suffix, '') === arn);
  return found?.resource.arn ?? arn;
}

const idIn = ({ input }: Invocation): string => optionalText(input, 'SecretId') ?? '';

/** Condition keys of a secret: AWS Secrets Manager User Guide, auth-and-access_examples_context. */
export function secretContext(arn: string, found: Found<'secret'> | null): Context {
  const rotation = found?.state.rotation?.function;
  return {
    'secretsmanager:SecretId': arn,
    ...Object.fromEntries(
      (found?.resource.tags ?? []).map(({ key, value }) => [`secretsmanager:ResourceTag/${key}`, value]),
    ),
    ...(rotation ? { 'secretsmanager:resource/AllowRotationLambdaArn': rotation } : {}),
  };
}

/** What Secrets Manager asks of a customer managed key: AWS Secrets Manager User Guide, security-encryption. */
export const keyTarget = (call: Invocation, operation: string, key: string | null, arn: string): readonly Target[] =>
  key === null ? [] : [keyPermission(call, { service: 'secretsmanager', operation, key, pairs: { SecretARN: arn } })];

interface OnSecret {
  readonly effect: string;
  readonly errors?: readonly string[];
  /** True where a secret that waits for its deletion is answered like others. */
  readonly deletedToo?: boolean;
  readonly context?: (call: Invocation) => Context;
  readonly also?: (call: Invocation, found: Found<'secret'> | null) => readonly Target[];
  readonly before?: (call: Invocation) => ApiError | null;
  readonly run: (call: Invocation, found: Found<'secret'>) => Result;
}

/** A row on one secret. A denial names a secret that does not exist as the caller did. */
export const onSecret = ({ effect, errors = [], deletedToo, context, also, before, run }: OnSecret): ResourceRow => ({
  on: 'Secret',
  effect,
  errors: ['secrets.no-secret', ...(deletedToo ? [] : ['secrets.deleted']), ...errors],
  ...(before ? { before } : {}),
  asks: (call) => {
    const resource = secretArn(call, idIn(call));
    const found = foundAt(call.sandbox, resource, 'secret');
    const named = found ? {} : { named: idIn(call) };
    return [
      { resource, context: { ...secretContext(resource, found), ...context?.(call) }, ...named },
      ...(also?.(call, found) ?? []),
    ];
  },
  run: (call) => {
    const found = foundAt(call.sandbox, secretArn(call, text(call.input, 'SecretId')), 'secret');
    if (!found || gone(found, call.time)) return fail('secrets.no-secret');
    return found.state.deletion !== null && !deletedToo ? fail('secrets.deleted') : run(call, found);
  },
});

const gone = ({ state }: Found<'secret'>, time: number): boolean => state.deletion !== null && state.deletion <= time;
