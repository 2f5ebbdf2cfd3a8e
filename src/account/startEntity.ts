import { type Drawn, type Generator, nextAccessKeyId, nextSecret, seedOf } from './generator.ts';
import { momentOf } from './moment.ts';
import { managedArnOf } from './policyByArn.ts';
import type { AccessKey, Account, StoredPolicy, Tags } from './sandbox.ts';
import type { AccessKeyStart, InlineStart, Moment, TagsStart } from './startShape.ts';
import { documentText, storedPolicy } from './storedPolicy.ts';

/** What building one account needs to know. */
export interface Site {
  readonly account: string;
  readonly clock: number;
  readonly seed: number;
}

const day = 86_400_000;
/** Age of what has no stated creation date. */
const usualAge = 90 * day;

/**
 * A drawn value that hangs on what it is for and on nothing else, so that a scenario's ids stay when another entity is
 * added to it.
 */
export function drawFor<Value>(site: Site, purpose: string, draw: (state: Generator) => Drawn<Value>): Value {
  return draw(seedOf(`${site.seed}/${site.account}/${purpose}`))[0];
}

export function timeOf(site: Site, moment: Moment | undefined, otherwise = site.clock - usualAge): number {
  return (moment === undefined ? null : momentOf(moment, site.clock)) ?? otherwise;
}

export const tagsOf = (tags: TagsStart | undefined): Tags =>
  Object.entries(tags ?? {}).map(([key, value]) => ({ key, value: String(value) }));

/** Inline policies by lower-case name; unreadable ones are left out, `checkStart` names them. */
export function inlineOf(
  inline: InlineStart | undefined,
): ReadonlyMap<string, StoredPolicy & { readonly name: string }> {
  const policies = new Map<string, StoredPolicy & { readonly name: string }>();
  for (const [name, document] of Object.entries(inline ?? {})) {
    const stored = storedPolicy(documentText(document), 'identity');
    if (stored) policies.set(name.toLowerCase(), { name, ...stored });
  }
  return policies;
}

/** ARN of a managed policy given by ARN, by name in the account, or by AWS's name. */
export function managedPolicyArn(policies: Account['policies'], given: string): string | null {
  if (given.startsWith('arn:')) return given;
  return policies.get(given.toLowerCase())?.arn ?? managedArnOf(given);
}

export const attachedOf = (policies: Account['policies'], given: readonly string[] | undefined): readonly string[] =>
  (given ?? []).flatMap((name) => managedPolicyArn(policies, name) ?? []);

export function accessKeysOf(
  site: Site,
  owner: string,
  keys: readonly AccessKeyStart[] | undefined,
  created: number,
): readonly AccessKey[] {
  return (keys ?? []).map((key, index) => ({
    id: key.id ?? drawFor(site, `key/${owner}/${index}`, (state) => nextAccessKeyId(state, 'AKIA', site.account)),
    secret: key.secret ?? drawFor(site, `secret/${owner}/${index}`, nextSecret),
    status: key.status ?? 'Active',
    created: timeOf(site, key.created, created),
    lastUsed: key.lastUsed
      ? {
          time: timeOf(site, key.lastUsed.at),
          service: key.lastUsed.service ?? 'sts',
          region: key.lastUsed.region ?? 'us-east-1',
        }
      : null,
  }));
}
