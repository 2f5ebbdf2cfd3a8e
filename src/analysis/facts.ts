import { parseArn } from '../policy/arn.ts';
import type { ContextReader } from '../policy/context.ts';
import type { Context, ContextValue } from '../policy/request.ts';
import type { PrincipalView, ResourceView } from './accountView.ts';

/** Keys that are one thing under several names, by their first name. */
const aliases: readonly (readonly [RegExp, string])[] = [
  [/^(ec2|iam|secretsmanager|ecr|rds|eks):resourcetag\//, 'aws:resourcetag/'],
  [/^(ec2|rds):region$/, 'aws:requestedregion'],
  [/^s3:resourceaccount$/, 'aws:resourceaccount'],
];

/** The name under which a key's values are chosen once for all its aliases; in lower case. */
export function canonicalKey(lowerKey: string): string {
  for (const [pattern, name] of aliases) {
    if (pattern.test(lowerKey)) return lowerKey.replace(pattern, name);
  }
  return lowerKey;
}

/** Keys that the principal decides: a request cannot choose them, present or absent. */
const ofPrincipal = /^aws:(principal|username$|userid$|federatedprovider$|sourceidentity$)/;
/** Keys that the resource decides, where it exists. */
const ofResource = /^(aws:resource|s3:existingobjecttag\/|s3:buckettag\/)/;
/** Account and organization of a resource are settled even before it exists. */
const ofOwner = /^aws:resource(account|org)/;

/** What is settled about a request before its context is chosen. */
export interface Facts {
  readonly context: Context;
  readonly reader: ContextReader;
  /** True for a canonical key that has its value, or its absence, already. */
  readonly isSettled: (key: string) => boolean;
}

export function factsOf(principal: PrincipalView, action: string, resource: ResourceView): Facts {
  const context = principal.context(action, resource.arn);
  const values = new Map<string, ContextValue>();
  for (const [key, value] of Object.entries(context)) values.set(canonicalKey(key.toLowerCase()), value);
  return {
    context,
    reader: { get: (key) => values.get(canonicalKey(key)) },
    isSettled: (key) =>
      ofPrincipal.test(key) ||
      (ofResource.test(key) && (resource.exists || ofOwner.test(key))) ||
      (key === 'aws:requestedregion' && !choosesRegion(principal, action, resource)),
  };
}

/** The Region is free unless the ARN names it or the service has but one endpoint. */
function choosesRegion(principal: PrincipalView, action: string, resource: ResourceView): boolean {
  if (parseArn(resource.arn)?.region) return false;
  const elsewhere = 'eu-north-1';
  return principal.context(action, resource.arn, elsewhere)['aws:RequestedRegion'] === elsewhere;
}
