import { globalServices } from '../policy/globalServices.ts';
import type { Context, ContextValue } from '../policy/request.ts';
import type { Identity } from './identity.ts';
import type { Permission } from './operation.ts';
import { type RequestFacts, usualAddress, usualRegion, usualUserAgent } from './requestFacts.ts';
import type { ResourceFacts } from './resourceFacts.ts';
import { accountOfArn } from './resourceType.ts';
import type { Sandbox, Tags } from './sandbox.ts';

/** What the value of a key may hang on. */
export interface Situation {
  readonly sandbox: Sandbox;
  readonly identity: Identity;
  readonly permission: Permission;
  readonly facts: RequestFacts;
  readonly resource: ResourceFacts;
  /** Owner of the resource, the caller's account where the action has none. */
  readonly resourceAccount: string | null;
}

/** One key that AWS fills in by itself, or a family of keys that share a prefix. */
export interface ContextKeyRow {
  /** A name that ends in `/` or `:` is the prefix of a family. */
  readonly key: string;
  /** AWS page that says what the key holds and when it is there. */
  readonly source: string;
  /** Undefined where the key is absent; for a family its members by suffix. */
  readonly value: (situation: Situation) => ContextValue | Readonly<Record<string, string>> | undefined;
}

const globalKeys = 'IAM User Guide, reference_policies_condition-keys';
const variables = 'IAM User Guide, reference_policies_variables';
const iamKeys = 'IAM User Guide, reference_policies_iam-condition-keys';
const ec2Keys = 'Amazon EC2 User Guide, iam-policy-structure';
const s3Keys = 'Amazon S3 User Guide, amazon-s3-policy-keys';

const principalTypes: Partial<Record<Identity['kind'], string>> = {
  root: 'Account',
  user: 'User',
  role: 'AssumedRole',
  federated: 'FederatedUser',
  anonymous: 'Anonymous',
};

/** Callers without an ARN of their own. */
const nameless: ReadonlySet<Identity['kind']> = new Set(['anonymous', 'service', 'provider']);

const isoTime = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
const family = (tags: Tags): Record<string, string> => Object.fromEntries(tags.map(({ key, value }) => [key, value]));
const serviceOf = ({ permission }: Situation): string => permission.action.split(':', 1)[0]?.toLowerCase() ?? '';
const callerAccount = ({ identity }: Situation): string | null => identity.account?.id ?? accountOfArn(identity.arn);
const signed = ({ identity }: Situation): boolean => identity.kind !== 'anonymous' && identity.kind !== 'provider';

/** The Region that a request goes to. */
function regionOf(situation: Situation): string {
  if (globalServices.has(serviceOf(situation))) return usualRegion;
  const inArn = situation.permission.resource.startsWith('arn:') ? situation.permission.resource.split(':', 4)[3] : '';
  return inArn || situation.facts.region || usualRegion;
}

/** A request through a VPC endpoint has no public address. */
function addressOf({ identity, facts }: Situation): string | undefined {
  const keys = Object.keys(facts.context ?? {}).map((key) => key.toLowerCase());
  const inside = keys.includes('aws:sourcevpce') || keys.includes('aws:sourcevpc');
  return inside || identity.kind === 'service' ? undefined : (facts.sourceIp ?? usualAddress);
}

const organizationOf = ({ sandbox }: Situation, account: string | null) =>
  account !== null && sandbox.organization?.paths.has(account) ? sandbox.organization : null;

function pathOf(situation: Situation, account: string | null): readonly string[] | undefined {
  const path = account === null ? undefined : organizationOf(situation, account)?.paths.get(account);
  return path === undefined ? undefined : [path];
}

/** Tags of the resource, or those set while it is created. */
function resourceTags({ resource, permission }: Situation): Readonly<Record<string, string>> {
  if (resource.exists) return family(resource.tags);
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(permission.context ?? {})) {
    const match = /^aws:RequestTag\/(.+)$/is.exec(key);
    if (match?.[1] !== undefined && typeof value === 'string') found[match[1]] = value;
  }
  return found;
}

const issued = ({ identity, facts }: Situation): number | null =>
  identity.temporary ? (identity.session?.issued ?? facts.time) : null;

/** Every key that the account fills in. Keys of one call (`aws:RequestTag/…`, `iam:PassedToService` …) come with its permissions. */
export const contextKeyRows: readonly ContextKeyRow[] = [
  {
    key: 'aws:PrincipalArn',
    source: globalKeys,
    value: ({ identity }) => (nameless.has(identity.kind) ? undefined : (identity.roleArn ?? identity.arn)),
  },
  {
    key: 'aws:PrincipalAccount',
    source: globalKeys,
    value: (situation) => (signed(situation) ? (callerAccount(situation) ?? undefined) : 'anonymous'),
  },
  { key: 'aws:PrincipalType', source: variables, value: ({ identity }) => principalTypes[identity.kind] },
  { key: 'aws:userid', source: variables, value: ({ identity }) => identity.userId || undefined },
  {
    key: 'aws:username',
    source: variables,
    value: ({ identity }) =>
      identity.kind === 'user' ? (identity.user?.name ?? identity.arn.split('/').at(-1)) : undefined,
  },
  { key: 'aws:PrincipalTag/', source: globalKeys, value: ({ identity }) => family(identity.tags) },
  {
    key: 'aws:PrincipalOrgID',
    source: globalKeys,
    value: (situation) => organizationOf(situation, callerAccount(situation))?.id,
  },
  {
    key: 'aws:PrincipalOrgPaths',
    source: globalKeys,
    value: (situation) => pathOf(situation, callerAccount(situation)),
  },
  {
    key: 'aws:PrincipalIsAWSService',
    source: globalKeys,
    value: (situation) => (signed(situation) ? String(situation.identity.kind === 'service') : undefined),
  },
  {
    key: 'aws:PrincipalServiceName',
    source: globalKeys,
    value: ({ identity }) => (identity.kind === 'service' ? identity.arn : undefined),
  },
  {
    key: 'aws:MultiFactorAuthPresent',
    source: globalKeys,
    value: ({ identity }) => (identity.temporary ? String(identity.mfaAt !== null) : undefined),
  },
  {
    key: 'aws:MultiFactorAuthAge',
    source: globalKeys,
    value: ({ identity, facts }) =>
      identity.temporary && identity.mfaAt !== null
        ? String(Math.max(0, Math.floor((facts.time - identity.mfaAt) / 1000)))
        : undefined,
  },
  {
    key: 'aws:TokenIssueTime',
    source: globalKeys,
    value: (situation) => {
      const time = issued(situation);
      return time === null ? undefined : isoTime(time);
    },
  },
  {
    key: 'aws:SourceIdentity',
    source: globalKeys,
    value: ({ identity }) => identity.session?.sourceIdentity ?? undefined,
  },
  { key: 'aws:SourceIp', source: globalKeys, value: addressOf },
  { key: 'aws:SecureTransport', source: globalKeys, value: ({ facts }) => String(facts.secureTransport ?? true) },
  { key: 'aws:CurrentTime', source: globalKeys, value: ({ facts }) => isoTime(facts.time) },
  { key: 'aws:EpochTime', source: globalKeys, value: ({ facts }) => String(Math.floor(facts.time / 1000)) },
  { key: 'aws:RequestedRegion', source: globalKeys, value: regionOf },
  { key: 'aws:UserAgent', source: globalKeys, value: ({ facts }) => facts.userAgent ?? usualUserAgent },
  { key: 'aws:ViaAWSService', source: globalKeys, value: () => 'false' },
  { key: 'aws:ResourceAccount', source: globalKeys, value: ({ resourceAccount }) => resourceAccount ?? undefined },
  {
    key: 'aws:ResourceOrgID',
    source: globalKeys,
    value: (situation) => organizationOf(situation, situation.resourceAccount)?.id,
  },
  {
    key: 'aws:ResourceOrgPaths',
    source: globalKeys,
    value: (situation) => pathOf(situation, situation.resourceAccount),
  },
  { key: 'aws:ResourceTag/', source: globalKeys, value: resourceTags },
  {
    key: 'iam:ResourceTag/',
    source: iamKeys,
    // Also for the role that is assumed: Service Authorization Reference, AWS Security Token Service.
    value: (situation) => (['iam', 'sts'].includes(serviceOf(situation)) ? resourceTags(situation) : undefined),
  },
  { key: 'iam:PermissionsBoundary', source: iamKeys, value: ({ resource }) => resource.boundary ?? undefined },
  {
    key: 'ec2:ResourceTag/',
    source: ec2Keys,
    value: (situation) => (serviceOf(situation) === 'ec2' ? resourceTags(situation) : undefined),
  },
  {
    key: 'ec2:',
    source: ec2Keys,
    value: (situation) => (serviceOf(situation) === 'ec2' ? situation.resource.attributes : undefined),
  },
  {
    key: 'ec2:Region',
    source: ec2Keys,
    value: (situation) => (serviceOf(situation) === 'ec2' ? regionOf(situation) : undefined),
  },
  {
    key: 's3:ResourceAccount',
    source: s3Keys,
    value: (situation) => (serviceOf(situation) === 's3' ? (situation.resourceAccount ?? undefined) : undefined),
  },
  { key: 's3:ExistingObjectTag/', source: s3Keys, value: ({ resource }) => family(resource.objectTags) },
];

/**
 * The whole context of a request: what the account fills in, what an identity provider left in the session, then the
 * call's own keys, then what the caller states.
 */
export function contextOf(situation: Situation): Context {
  const filled: Record<string, ContextValue> = {};
  for (const row of contextKeyRows) {
    const value = row.value(situation);
    if (value === undefined) continue;
    if (typeof value === 'string' || isList(value)) filled[row.key] = value;
    else for (const [suffix, text] of Object.entries(value)) filled[row.key + suffix] = text;
  }
  const ofProvider = situation.identity.session?.keys ?? {};
  return overlaid(filled, ofProvider, situation.permission.context ?? {}, situation.facts.context ?? {});
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** Contexts one over the other; a key replaces its like in any letter case. */
function overlaid(...layers: readonly Context[]): Context {
  const entries = new Map<string, readonly [string, ContextValue]>();
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      // Tag keys that differ only in case are two tags.
      entries.set(key.includes('/') ? key : key.toLowerCase(), [key, value]);
    }
  }
  return Object.fromEntries(entries.values());
}
