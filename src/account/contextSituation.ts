import { globalServices } from '../policy/globalServices.ts';
import type { ContextValue } from '../policy/request.ts';
import type { Identity } from './identity.ts';
import type { Permission } from './operation.ts';
import { type RequestFacts, usualAddress, usualRegion } from './requestFacts.ts';
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
  /** When a request has it. */
  readonly present: string;
  /** AWS page that says what the key holds and when it is there. */
  readonly source: string;
  /** Undefined where the key is absent; for a family its members by suffix. */
  readonly value: (situation: Situation) => ContextValue | Readonly<Record<string, string>> | undefined;
}

/** Values of `aws:PrincipalType`. */
export const principalTypes: Partial<Record<Identity['kind'], string>> = {
  root: 'Account',
  user: 'User',
  role: 'AssumedRole',
  federated: 'FederatedUser',
  anonymous: 'Anonymous',
};

/** Callers without an ARN of their own. */
export const nameless: ReadonlySet<Identity['kind']> = new Set(['anonymous', 'service', 'provider']);

export const isoTime = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
export const family = (tags: Tags): Record<string, string> =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));
export const serviceOf = ({ permission }: Situation): string => permission.action.split(':', 1)[0]?.toLowerCase() ?? '';
export const callerAccount = ({ identity }: Situation): string | null =>
  identity.account?.id ?? accountOfArn(identity.arn);
export const signed = ({ identity }: Situation): boolean =>
  identity.kind !== 'anonymous' && identity.kind !== 'provider';

/** The Region that a request goes to. */
export function regionOf(situation: Situation): string {
  if (globalServices.has(serviceOf(situation))) return usualRegion;
  const inArn = situation.permission.resource.startsWith('arn:') ? situation.permission.resource.split(':', 4)[3] : '';
  return inArn || situation.facts.region || usualRegion;
}

/** A request through a VPC endpoint has no public address. */
export function addressOf({ identity, facts, permission }: Situation): string | undefined {
  // A service that goes on with the caller's permissions comes from an address of its own.
  if (permission.context?.['aws:ViaAWSService'] === 'true') return undefined;
  const keys = Object.keys(facts.context ?? {}).map((key) => key.toLowerCase());
  const inside = keys.includes('aws:sourcevpce') || keys.includes('aws:sourcevpc');
  return inside || identity.kind === 'service' ? undefined : (facts.sourceIp ?? usualAddress);
}

export const organizationOf = ({ sandbox }: Situation, account: string | null) =>
  account !== null && sandbox.organization?.paths.has(account) ? sandbox.organization : null;

export function pathOf(situation: Situation, account: string | null): readonly string[] | undefined {
  const path = account === null ? undefined : organizationOf(situation, account)?.paths.get(account);
  return path === undefined ? undefined : [path];
}

/** Tags of the resource, or those set while it is created. */
export function resourceTags({ resource, permission }: Situation): Readonly<Record<string, string>> {
  if (resource.exists) return family(resource.tags);
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(permission.context ?? {})) {
    const match = /^aws:RequestTag\/(.+)$/is.exec(key);
    if (match?.[1] !== undefined && typeof value === 'string') found[match[1]] = value;
  }
  return found;
}

export const issued = ({ identity, facts }: Situation): number | null =>
  identity.temporary ? (identity.session?.issued ?? facts.time) : null;

/** Account of the resource that a service calls for; null where none does. */
export function sourceAccount({ permission }: Situation): string | null {
  const account = permission.context?.['aws:SourceAccount'];
  return typeof account === 'string' ? account : null;
}
