import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import { textMap } from '../memberInput.ts';
import type { Invocation } from '../operation.ts';
import { accountOfArn } from '../resourceType.ts';
import type { Sandbox } from '../sandbox.ts';
import { aliasesOf, isAlias } from './keyNames.ts';

/** Keys of every request on a KMS key: AWS KMS Developer Guide, conditions-kms. */
export function keyContext(sandbox: Sandbox, caller: string | null, key: string): Context {
  const aliases = aliasesOf(sandbox, key);
  return {
    ...(caller === null ? {} : { 'kms:CallerAccount': caller }),
    'kms:KeyOrigin': 'AWS_KMS',
    'kms:KeySpec': 'SYMMETRIC_DEFAULT',
    'kms:KeyUsage': 'ENCRYPT_DECRYPT',
    'kms:MultiRegion': 'false',
    ...(aliases.length > 0 ? { 'kms:ResourceAliases': aliases } : {}),
  };
}

/** Keys of an encryption context. */
export function encryptionContext(pairs: Readonly<Record<string, string>>): Context {
  const entries = Object.entries(pairs);
  if (entries.length === 0) return {};
  return {
    ...Object.fromEntries(entries.map(([name, value]) => [`kms:EncryptionContext:${name}`, value] as const)),
    'kms:EncryptionContextKeys': entries.map(([name]) => name),
  };
}

/** Keys of a cryptographic request. */
export const cryptoContext = (input: JsonObject, member = 'EncryptionContext'): Context => ({
  'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT',
  ...encryptionContext(textMap(input, member)),
});

/** Keys of a direct call of KMS. */
export function callContext(call: Invocation, key: string, member = 'KeyId'): Context {
  const given = optionalText(call.input, member) ?? '';
  const caller = call.identity.account?.id ?? accountOfArn(call.identity.arn);
  return {
    ...keyContext(call.sandbox, caller, key),
    ...(isAlias(given) ? { 'kms:RequestAlias': given.slice(given.indexOf('alias/')) } : {}),
  };
}
