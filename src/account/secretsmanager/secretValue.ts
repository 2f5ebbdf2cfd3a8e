import type { JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import type { SecretVersion } from '../resourceState.ts';

/** The value that a call gives, as text or binary; undefined where it gives none. */
export function secretValue(input: JsonObject): Pick<SecretVersion, 'value' | 'binary'> | undefined {
  const value = optionalText(input, 'SecretString');
  if (value !== undefined) return { value };
  const binary = optionalText(input, 'SecretBinary');
  return binary === undefined ? undefined : { value: binary, binary: true };
}
