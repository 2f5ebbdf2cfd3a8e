import type { ApiError } from '../call.ts';
import { text } from '../iam/input.ts';
import type { Invocation } from '../operation.ts';
import { rowsOn } from '../resourceRow.ts';
import type { KeyState } from '../resourceState.ts';
import { fail } from './failures.ts';
import { callContext } from './keyContext.ts';
import { badKeyId, keyArnOf, kmsArn } from './keyNames.ts';

const arnIn =
  (member: string) =>
  (call: Invocation): string =>
    keyArnOf(call, text(call.input, member)) ?? kmsArn(call, 'key/');

/** Rows on the key of a member. */
export const onKeyIn = (member: string) =>
  rowsOn({
    kind: 'key',
    on: 'key',
    arn: arnIn(member),
    errors: ['kms.no-key', 'kms.key-id', 'kms.no-alias'],
    missing: (_call, arn) => fail('kms.no-key', { Arn: arn }),
    before: (call) => badKeyId(call, member),
    context: (call) => callContext(call, arnIn(member)(call), member),
  });

export const onKey = onKeyIn('KeyId');

/** KMS's answer to the use of a key that is off or waits for its deletion: AWS KMS Developer Guide, key-state. */
export function unusable(state: KeyState, arn: string): { readonly error: ApiError } | null {
  if (state.deletion !== null) return fail('kms.pending', { Arn: arn });
  return state.enabled ? null : fail('kms.disabled', { Arn: arn });
}
