import { readFileSync } from 'node:fs';
import { once } from './blockFile.ts';
import { dataFile } from './packageRoot.ts';
import type { ConditionKey, ConditionKeyType } from './shapes.ts';

interface GlobalKeys {
  readonly globalKeys: readonly (readonly [string, ConditionKeyType])[];
  readonly foreignPrefixes: Readonly<Record<string, readonly string[]>>;
}

const data = once((): GlobalKeys => JSON.parse(readFileSync(dataFile('globalKeys.json'), 'utf8')));

const placeholder = /\\\$\\\{[^}]*\\\}/g;

/** Published names with placeholders, as expressions for concrete keys. */
interface Template {
  readonly pattern: RegExp;
  readonly key: ConditionKey;
}

function template(key: ConditionKey): Template {
  const escaped = key.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(placeholder, '.+');
  return { pattern: new RegExp(`^${escaped}$`, 'is'), key };
}

const templates = new WeakMap<ReadonlyMap<string, ConditionKey>, readonly Template[]>();

/** The published key of a concrete one in any case: `AWS:resourcetag/team` is `aws:ResourceTag/${TagKey}`. */
export function keyIn(keys: ReadonlyMap<string, ConditionKey>, name: string): ConditionKey | undefined {
  const exact = keys.get(name.toLowerCase());
  if (exact) return exact;
  let known = templates.get(keys);
  if (!known) {
    known = [...keys.values()].filter((key) => key.name.includes('${')).map(template);
    templates.set(keys, known);
  }
  return known.find(({ pattern }) => pattern.test(name))?.key;
}

/** Global condition keys by lower-case name (IAM User Guide, reference_policies_condition-keys). */
export const globalKeys = once(
  (): ReadonlyMap<string, ConditionKey> =>
    new Map(data().globalKeys.map(([name, type]) => [name.toLowerCase(), { name, type }])),
);

/** Services that own keys whose prefix is no service prefix, e.g. `saml` → `sts`. */
export const foreignPrefixes = once(
  (): ReadonlyMap<string, readonly string[]> => new Map(Object.entries(data().foreignPrefixes)),
);

/** True where the key holds several values in one request: its condition needs `ForAllValues` or `ForAnyValue`. */
export function isMultivalued(key: ConditionKey): boolean {
  return key.type.startsWith('ArrayOf');
}

/**
 * Claims of any OpenID Connect provider, behind its issuer: `oidc.eks.us-east-1.amazonaws.com/id/A1:sub` (IAM User Guide,
 * reference_policies_iam-condition-keys, "Available keys for AWS OIDC federation"; its examples test `amr` with
 * `ForAnyValue`). The published data lists them for some providers only.
 */
const providerClaims: ReadonlyMap<string, ConditionKeyType> = new Map([
  ['amr', 'ArrayOfString'],
  ['aud', 'String'],
  ['email', 'String'],
  ['oaud', 'String'],
  ['sub', 'String'],
]);

/** The key of an identity provider's claim, under the issuer's own spelling. */
export function providerKey(name: string): ConditionKey | undefined {
  const colon = name.lastIndexOf(':');
  const issuer = name.slice(0, Math.max(colon, 0));
  const claim = name.slice(colon + 1).toLowerCase();
  const type = providerClaims.get(claim);
  if (!type || !/^(?=.{1,2048}$)[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(issuer)) return undefined;
  return { name: `${issuer}:${claim}`, type };
}
