import type { CallerKind } from './caller.ts';
import { readDate } from './conditions/dates.ts';
import type { Context, ContextValue } from './request.ts';

/**
 * How condition keys hang together: which are one thing, which are always there, who settles them, and which
 * combinations no request can have. Sources: IAM User Guide, reference_policies_condition-keys; the pages of the
 * Service Authorization Reference for keys of services.
 */

/** Keys that are one thing under several names, by the first name. */
const aliases: readonly { readonly names: RegExp; readonly first: string }[] = [
  { names: /^[a-z0-9-]+:resourcetag\//, first: 'aws:resourcetag/' },
  { names: /^(rds|dms):(?!req-)[a-z-]+-tag\//, first: 'aws:resourcetag/' },
  { names: /^elasticmapreduce:requesttag\//, first: 'aws:requesttag/' },
  { names: /^(rds|dms):req-tag\//, first: 'aws:requesttag/' },
  { names: /^(ec2|rds):region$/, first: 'aws:requestedregion' },
  { names: /^s3(express)?:resourceaccount$/, first: 'aws:resourceaccount' },
  { names: /^kms:calleraccount$/, first: 'aws:principalaccount' },
  { names: /^aws:epochtime$/, first: 'aws:currenttime' },
];

const canonical = new Map<string, string>();

/** The name under which a key's value is chosen once for all its aliases; in lower case. */
export function canonicalKey(lowerKey: string): string {
  const known = canonical.get(lowerKey);
  if (known !== undefined) return known;
  const alias = aliases.find(({ names }) => names.test(lowerKey));
  const name = alias ? lowerKey.replace(alias.names, alias.first) : lowerKey;
  if (canonical.size > 10_000) canonical.clear();
  canonical.set(lowerKey, name);
  return name;
}

/** The value of a canonical key as one of its names writes it: the same moment as calendar or epoch time. */
export function writtenAs(lowerKey: string, value: ContextValue): ContextValue {
  if (lowerKey !== 'aws:epochtime' || typeof value !== 'string' || /^\d+$/.test(value)) return value;
  const moment = readDate(value);
  return moment === null ? value : String(Math.floor(moment / 1000));
}

/** Who settles a key: a request can then not choose it, present or absent. */
const settledBy: readonly { readonly keys: RegExp; readonly by: 'principal' | 'resource' | 'owner' }[] = [
  {
    keys: /^aws:(principal(?!isawsservice)|username$|userid$|federatedprovider$|sourceidentity$|principalisawsservice$)/,
    by: 'principal',
  },
  { keys: /^aws:resource(account|org)/, by: 'owner' },
  { keys: /^(aws:resourcetag\/|s3:existingobjecttag\/|s3:buckettag\/)/, by: 'resource' },
];

/** What of principal and resource is a fact; tags of what does not exist yet are free. */
export interface Known {
  /** Where false, only what the ARN of the principal tells is settled. */
  readonly principal: boolean;
  readonly resource: boolean;
  readonly owner: boolean;
}

/** True where facts of the principal or the resource settle the key. */
export function isSettled(key: string, known: Known): boolean {
  const row = settledBy.find(({ keys }) => keys.test(key));
  return row !== undefined && (known[row.by] || inPrincipalArn.test(key));
}

const inPrincipalArn = /^aws:(principal(arn|account|type)|username)$/;

/** Keys that no request lacks. */
const always = new Set(['aws:securetransport', 'aws:currenttime', 'aws:requestedregion', 'aws:viaawsservice']);

/** Facts that every resource of the kind has, so that requests which carry the key never lack it. */
const alwaysWhereListed =
  /^(ec2:(instancetype|tenancy|rootdevicetype|ebsoptimized|availabilityzone|imagetype|owner|public|vpc|volumetype|volumesize|encrypted)|iam:passedtoservice)$/;

export const mfaPresent = 'aws:multifactorauthpresent';

/** True where the key cannot be absent. Sessions always tell whether MFA was used; long-term keys say nothing of it. */
export function isAlwaysPresent(key: string, temporary: boolean): boolean {
  if (key === mfaPresent || key === 'aws:tokenissuetime') return temporary;
  return always.has(key) || alwaysWhereListed.test(key);
}

/** The key that is absent from requests that carry this one: through a VPC endpoint there is no public address. */
export function keyKeptOutBy(lowerKey: string): string | null {
  return /^aws:(sourcevpc|sourcevpce|vpcsourceip)$/.test(lowerKey) ? 'aws:sourceip' : null;
}

/** Global keys that a request carries only where its action or resource type lists them. */
export const listedGlobals = /^aws:(requesttag\/|resourcetag\/|tagkeys$)/;

/** Keys of a request that the name of another key implies: a tag in the request has its key in `aws:TagKeys`. */
export function tagOf(key: string): string | null {
  return key.startsWith(requestTag) ? key.slice(requestTag.length) : null;
}

const requestTag = 'aws:requesttag/';
const viaKeys = ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'];
const vpcKeys = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip'];

type Get = (canonicalKey: string) => ContextValue | undefined;
type Law = (get: Get, chosen: ReadonlySet<string>) => boolean;

/** Each holds for every request; `chosen` are the canonical keys whose values vary. */
const laws: readonly Law[] = [
  // The age of a sign-in with MFA comes with such a sign-in only.
  (get) => get('aws:multifactorauthage') === undefined || get(mfaPresent) === 'true',
  // Temporary credentials carry both, long-term ones neither.
  (get, chosen) =>
    !chosen.has('aws:tokenissuetime') || (get('aws:tokenissuetime') === undefined) === (get(mfaPresent) === undefined),
  // Only a service that passes a request on is named.
  (get, chosen) =>
    !viaKeys.some((key) => chosen.has(key) && get(key) !== undefined) || get('aws:viaawsservice') !== 'false',
  // A request through a VPC endpoint has no public address, every other one has.
  (get, chosen) => !chosen.has('aws:sourceip') || !vpcKeys.some((key) => chosen.has(key)) || fromOutside(get),
  (get, chosen) => tagKeysAgree(get, chosen),
];

function fromOutside(get: Get): boolean {
  return (get('aws:sourceip') === undefined) === vpcKeys.some((key) => get(key) !== undefined);
}

/** A tag is in the request exactly when its key is in `aws:TagKeys`. */
function tagKeysAgree(get: Get, chosen: ReadonlySet<string>): boolean {
  if (!chosen.has('aws:tagkeys')) return true;
  const keys = get('aws:tagkeys') ?? [];
  const listed = new Set((typeof keys === 'string' ? [keys] : keys).map((key) => key.toLowerCase()));
  return [...chosen].every((key) => {
    const tag = tagOf(key);
    return tag === null || (get(key) !== undefined) === listed.has(tag);
  });
}

/** Keys that cannot be together, whatever else a request holds: each row tells a contradiction of two or more. */
const contradictions: readonly ((get: Get) => boolean)[] = [
  (get) => get('aws:sourceip') !== undefined && vpcKeys.some((key) => get(key) !== undefined),
  (get) => get('aws:multifactorauthage') !== undefined && get(mfaPresent) === 'false',
  (get) => get('aws:viaawsservice') === 'false' && viaKeys.some((key) => get(key) !== undefined),
  (get) => get('aws:principalisawsservice') === 'false' && get('aws:principalservicename') !== undefined,
];

/** True where the values deny each other; keys that are not told contradict nothing. */
export function contradicts(get: Get): boolean {
  return contradictions.some((row) => row(get));
}

/** Keys that follow from the kind of caller alone; a request that lacks them lacks them for good. */
const ofCallers: Readonly<Record<string, readonly CallerKind[]>> = {
  'aws:principalarn': ['user', 'session', 'federated', 'root'],
  'aws:username': ['user'],
  'aws:principalservicename': ['service'],
  'aws:principalservicenameslist': ['service'],
  'aws:principalorgid': ['user', 'session', 'federated', 'root'],
  'aws:principalorgpaths': ['user', 'session', 'federated', 'root'],
};

/** False where no request of such a caller has the key (IAM User Guide, reference_policies_variables, principal table). */
export function canCarry(kind: CallerKind, lowerKey: string): boolean {
  if (lowerKey.startsWith('aws:principaltag/')) return kind === 'user' || kind === 'session' || kind === 'federated';
  return ofCallers[lowerKey]?.includes(kind) ?? true;
}

/** What of a key matters to others beyond its own clauses: its value, its presence or nothing. */
export function tieOf(key: string, chosen: ReadonlySet<string>): 'value' | 'presence' | null {
  if (key === 'aws:tagkeys') return 'value';
  if (tagOf(key) !== null) return chosen.has('aws:tagkeys') ? 'presence' : null;
  if (key === mfaPresent || key === 'aws:viaawsservice') return 'value';
  return tied.has(key) ? 'presence' : null;
}

const tied = new Set(['aws:tokenissuetime', 'aws:multifactorauthage', 'aws:sourceip', ...vpcKeys, ...viaKeys]);

/** Names of keys beyond those that vary which a law needs. */
export function companionsOf(key: string): readonly string[] {
  if (key === 'aws:multifactorauthage' || key === 'aws:tokenissuetime') return ['aws:MultiFactorAuthPresent'];
  return viaKeys.includes(key) ? ['aws:ViaAWSService'] : [];
}

/** True where some request can have these values. */
export function possible(get: Get, chosen: ReadonlySet<string>): boolean {
  return laws.every((law) => law(get, chosen));
}

/** The context with what follows from the chosen keys: a VPC endpoint in place of a public address, or none. */
export function completed(context: Context, chosen: ReadonlySet<string>): Context {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()));
  const inVpc = vpcKeys.some((key) => given.has(key));
  if (inVpc && given.has('aws:sourceip')) {
    return Object.fromEntries(Object.entries(context).filter(([key]) => key.toLowerCase() !== 'aws:sourceip'));
  }
  const hidden = chosen.has('aws:sourceip') && !given.has('aws:sourceip') && !inVpc;
  return hidden ? { ...context, 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } : context;
}
