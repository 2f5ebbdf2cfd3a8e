import type { ApiError, JsonObject } from '../call.ts';
import { nextText } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalNumber, optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { textMap } from '../memberInput.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, foundAt } from '../resource.ts';
import { type ResourceRow, type ResourceRows, rowsOn } from '../resourceRow.ts';
import { keyOfCiphertext, open, seal } from './ciphertext.ts';
import { fail } from './failures.ts';
import { callContext, cryptoContext } from './keyContext.ts';
import { badKeyId, keyArnOf } from './keyNames.ts';
import { onKey, unusable } from './onKey.ts';

const algorithm = { EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' } as const;

/** A row on the key of `KeyId`, which has to be usable. */
const using = (effect: string, run: (call: Invocation, found: Found<'key'>) => Result): ResourceRow =>
  onKey({
    effect,
    errors: ['kms.disabled', 'kms.pending'],
    context: ({ input }) => cryptoContext(input),
    run: (call, found) => unusable(found.state, found.resource.arn) ?? run(call, found),
  });

/** Bytes of a data key: AWS KMS API Reference, GenerateDataKey. */
const sizeOf = ({ input }: Invocation): number =>
  optionalNumber(input, 'NumberOfBytes') ?? (optionalText(input, 'KeySpec') === 'AES_128' ? 16 : 32);

function dataKey(call: Invocation, { resource: { arn } }: Found<'key'>, shown: boolean): Result {
  const size = sizeOf(call);
  const { value, sandbox } = draw(call.sandbox, (state) => nextText(state, '0123456789abcdef', size * 2));
  const plaintext = Buffer.from(value, 'hex').toString('base64');
  const sealed = seal(arn, plaintext, textMap(call.input, 'EncryptionContext'));
  return done(sandbox, { CiphertextBlob: sealed, ...(shown ? { Plaintext: plaintext } : {}), KeyId: arn });
}

const blobIn = ({ input }: Invocation): string => optionalText(input, 'CiphertextBlob') ?? '';

/** The key that a ciphertext names; one in the call has to be the same. */
const sealedWith =
  (member: string) =>
  (call: Invocation): ApiError | null => {
    const key = keyOfCiphertext(blobIn(call));
    const given = optionalText(call.input, member);
    if (key === null) return fail('kms.ciphertext').error;
    const bad = badKeyId(call, member);
    if (bad || given === undefined) return bad;
    return keyArnOf(call, given) === key ? null : fail('kms.other-key').error;
  };

const onSealed = (member: string, pairs: string) =>
  rowsOn({
    kind: 'key',
    on: 'key',
    arn: (call) => keyOfCiphertext(blobIn(call)) ?? '',
    errors: ['kms.no-key'],
    missing: (_call, arn) => fail('kms.no-key', { Arn: arn }),
    before: sealedWith(member),
    context: (call) => ({
      ...callContext(call, keyOfCiphertext(blobIn(call)) ?? '', member),
      ...cryptoContext(call.input, pairs),
    }),
  });

function opened(call: Invocation, found: Found<'key'>, pairs: string) {
  return (
    unusable(found.state, found.resource.arn) ??
    open(blobIn(call), textMap(call.input, pairs)) ??
    fail('kms.ciphertext')
  );
}

const destination = (call: Invocation): string => keyArnOf(call, text(call.input, 'DestinationKeyId')) ?? '';

function reseal(call: Invocation, found: Found<'key'>): Result {
  const plain = opened(call, found, 'SourceEncryptionContext');
  if ('error' in plain) return plain;
  const arn = destination(call);
  const target = foundAt(call.sandbox, arn, 'key');
  if (!target) return fail('kms.no-key', { Arn: arn });
  const bad = unusable(target.state, arn);
  if (bad) return bad;
  const output: JsonObject = {
    CiphertextBlob: seal(arn, plain.plaintext, textMap(call.input, 'DestinationEncryptionContext')),
    SourceKeyId: plain.key,
    KeyId: arn,
    SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
  return done(call.sandbox, output);
}

/** What keys are for: AWS KMS API Reference. */
export const cryptography: ResourceRows = {
  Encrypt: using('encrypts a text', ({ sandbox, input }, { resource: { arn } }) =>
    done(sandbox, {
      CiphertextBlob: seal(arn, text(input, 'Plaintext'), textMap(input, 'EncryptionContext')),
      KeyId: arn,
      ...algorithm,
    }),
  ),
  Decrypt: onSealed(
    'KeyId',
    'EncryptionContext',
  )({
    effect: 'decrypts what the key encrypted',
    errors: ['kms.ciphertext', 'kms.other-key', 'kms.disabled', 'kms.pending'],
    run: (call, found) => {
      const plain = opened(call, found, 'EncryptionContext');
      if ('error' in plain) return plain;
      return done(call.sandbox, { KeyId: plain.key, Plaintext: plain.plaintext, ...algorithm });
    },
  }),
  ReEncrypt: onSealed(
    'SourceKeyId',
    'SourceEncryptionContext',
  )({
    effect: 'encrypts with another key what a key encrypted',
    errors: ['kms.ciphertext', 'kms.other-key', 'kms.disabled', 'kms.pending'],
    before: (call) => badKeyId(call, 'DestinationKeyId'),
    also: (call) => [
      {
        action: 'kms:ReEncryptTo',
        resource: destination(call),
        context: {
          ...callContext(call, destination(call), 'DestinationKeyId'),
          ...cryptoContext(call.input, 'DestinationEncryptionContext'),
        },
      },
    ],
    run: reseal,
  }),
  GenerateDataKey: using('makes a data key, in plain and encrypted', (call, found) => dataKey(call, found, true)),
  GenerateDataKeyWithoutPlaintext: using('makes a data key, encrypted only', (call, found) =>
    dataKey(call, found, false),
  ),
};
