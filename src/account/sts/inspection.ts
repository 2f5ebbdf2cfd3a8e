import { ownerOfKey } from '../credentialOwner.ts';
import { decodedFailure } from '../encodedFailure.ts';
import { accountOfKeyId } from '../generator.ts';
import { text } from '../iam/input.ts';
import type { Operation } from '../operation.ts';
import { fail } from './failures.ts';

/** Tells the account of a key, of any account: STS API Reference, GetAccessKeyInfo. */
export const getAccessKeyInfo: Operation = {
  permissions: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
  run: ({ sandbox, input }) => {
    const keyId = text(input, 'AccessKeyId');
    const account =
      ownerOfKey(sandbox, keyId)?.account.id ?? sandbox.sessions.get(keyId)?.account ?? accountOfKeyId(keyId);
    return account === null ? fail('sts.key-info', { AccessKeyId: keyId }) : { sandbox, output: { Account: account } };
  },
};

/** STS API Reference, DecodeAuthorizationMessage. */
export const decodeAuthorizationMessage: Operation = {
  permissions: () => [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }],
  run: ({ sandbox, input }) => {
    const decoded = decodedFailure(text(input, 'EncodedMessage'));
    return decoded === null ? fail('sts.decode') : { sandbox, output: { DecodedMessage: decoded } };
  },
};
