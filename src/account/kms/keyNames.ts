import type { ApiError } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import type { Invocation } from '../operation.ts';
import { foundAt, resourcesAt } from '../resource.ts';
import type { Sandbox } from '../sandbox.ts';
import { fail } from './failures.ts';

type Place = Pick<Invocation, 'account' | 'region'>;

export const kmsArn = ({ account, region }: Place, rest: string): string =>
  `arn:aws:kms:${region}:${account.id}:${rest}`;

export const aliasArn = (place: Place, name: string): string => (name.startsWith('arn:') ? name : kmsArn(place, name));

const isAlias = (given: string): boolean => /^(arn:aws:kms:[^:]*:\d*:)?alias\//.test(given);
const keyId = /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The ARN of the key that an id, key ARN, alias or alias ARN stands for; null where no alias answers. */
export function keyArnOf(call: Invocation, given: string): string | null {
  if (!isAlias(given)) return given.startsWith('arn:') ? given : kmsArn(call, `key/${given}`);
  return foundAt(call.sandbox, aliasArn(call, given), 'alias')?.state.target ?? null;
}

/** KMS's answer to a key that nothing can be: an unknown alias, or an id in another form. */
export function badKeyId(call: Invocation, member = 'KeyId'): ApiError | null {
  const given = optionalText(call.input, member);
  if (given === undefined) return null;
  if (isAlias(given)) {
    return keyArnOf(call, given) === null ? fail('kms.no-alias', { Arn: aliasArn(call, given) }).error : null;
  }
  const id = given.startsWith('arn:') ? (given.split(':key/')[1] ?? '') : given;
  return keyId.test(id) ? null : fail('kms.key-id', { Id: given }).error;
}

/** Aliases of a key, as `kms:ResourceAliases` holds them. */
export function aliasesOf(sandbox: Sandbox, key: string): readonly string[] {
  const [, , , region = '', account = ''] = key.split(':', 5);
  return resourcesAt(sandbox, { account, region, service: 'kms', start: 'alias/', kind: 'alias' })
    .filter(({ state }) => state.target === key)
    .map(({ resource }) => resource.arn.slice(resource.arn.indexOf('alias/')));
}

export { isAlias };
