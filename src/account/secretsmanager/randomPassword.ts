import { nextText } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { flag, optionalFlag, optionalNumber, optionalText } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import { fail } from './failures.ts';

/** Kinds of characters with the member that leaves them out: AWS Secrets Manager API Reference, GetRandomPassword. */
const kinds = [
  ['ExcludeLowercase', 'abcdefghijklmnopqrstuvwxyz'],
  ['ExcludeUppercase', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['ExcludeNumbers', '0123456789'],
  ['ExcludePunctuation', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
] as const;

export function randomPassword({ sandbox, input }: Invocation): Result {
  const size = optionalNumber(input, 'PasswordLength') ?? 32;
  const excluded = new Set(optionalText(input, 'ExcludeCharacters') ?? '');
  const left: string[] = [...kinds.filter(([member]) => !flag(input, member)).map(([, letters]) => letters)];
  if (flag(input, 'IncludeSpace')) left.push(' ');
  const usable = left.map((letters) => [...letters].filter((one) => !excluded.has(one)).join(''));
  const sets = usable.filter((letters) => letters !== '');
  if (sets.length === 0) return fail('secrets.no-characters');
  const each = optionalFlag(input, 'RequireEachIncludedType') ?? true;
  if (each && size < sets.length) return fail('secrets.short', { Length: size });
  let next = sandbox;
  const one = (letters: string): string => {
    const drawn = draw(next, (seed) => nextText(seed, letters, 1));
    next = drawn.sandbox;
    return drawn.value;
  };
  const required = each ? sets.map(one) : [];
  const rest = Array.from({ length: size - required.length }, () => one(sets.join('')));
  // The required ones stand at places that are drawn too.
  const password = required.reduce<readonly string[]>((text, letter) => {
    const drawn = draw(next, (seed) => nextText(seed, '0123456789', 4));
    next = drawn.sandbox;
    const at = Number(drawn.value) % (text.length + 1);
    return [...text.slice(0, at), letter, ...text.slice(at)];
  }, rest);
  return done(next, { RandomPassword: password.join('') });
}
