import type { Context } from '../../policy/request.ts';
import { forwardedBy } from '../forwarded.ts';
import type { Target } from '../iam/row.ts';
import type { Invocation } from '../operation.ts';
import { regionOfArn } from '../resource.ts';
import { accountOfArn } from '../resourceType.ts';
import { encryptionContext, keyContext } from './keyContext.ts';

/** A service that uses a key for its caller. */
export interface KeyUse {
  readonly service: string;
  /** Name without prefix: `Decrypt`, `GenerateDataKey` … */
  readonly operation: string;
  readonly key: string;
  readonly pairs: Readonly<Record<string, string>>;
}

/** The permission on the key that a call of another service needs: AWS KMS Developer Guide, conditions-kms. */
export function keyPermission(
  call: Invocation,
  { service, operation, key, pairs }: KeyUse,
): Target & { action: string } {
  const caller = call.identity.account?.id ?? accountOfArn(call.identity.arn);
  const context: Context = {
    ...keyContext(call.sandbox, caller, key),
    ...encryptionContext(pairs),
    'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT',
    ...forwardedBy(service),
    'kms:ViaService': `${service}.${regionOfArn(key)}.amazonaws.com`,
  };
  return { action: `kms:${operation}`, resource: key, context };
}
