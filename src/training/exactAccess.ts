import { identitiesOf } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { type ExcessResult, excessOf, firstExcess } from '../analysis/excess.ts';
import { exceedsMetadata } from '../analysis/leastPrivilege.ts';
import { type Claim, type NeverResult, neverHolds } from '../analysis/never.ts';
import type { Policy } from '../policy/document.ts';
import { accountView, principalView } from './sandboxView.ts';

/** An identity compared with its ceiling. */
export function exactExcess(
  sandbox: Sandbox,
  identity: Identity,
  name: string,
  ceiling: readonly Policy[],
  region?: string,
): ExcessResult {
  return remembered(excesses, excessKey(sandbox, identity, name, ceiling, region), () =>
    excessOf(accountView(sandbox, region), principalView(sandbox, identity, name), ceiling),
  );
}

/** Whether an identity may do more than its ceiling and reading about resources: `exactExcess` up to the first proof. */
export function exceedsCeiling(
  sandbox: Sandbox,
  identity: Identity,
  name: string,
  ceiling: readonly Policy[],
  region?: string,
): boolean {
  const key = excessKey(sandbox, identity, name, ceiling, region);
  const known = excesses.get(key);
  if (known) return known.excess.some(exceedsMetadata);
  return remembered(
    exceeded,
    key,
    () =>
      firstExcess(accountView(sandbox, region), principalView(sandbox, identity, name), ceiling, exceedsMetadata) !==
      null,
  );
}

function excessKey(
  sandbox: Sandbox,
  identity: Identity,
  name: string,
  ceiling: readonly Policy[],
  region: string | undefined,
): string {
  return [name, region, fingerprint(sandbox, identity), ...ceiling.map(numberOf)].join(' ');
}

/** Whether an identity keeps to a claim. */
export function exactNever(
  sandbox: Sandbox,
  identity: Identity,
  name: string,
  claim: Claim,
  region?: string,
): NeverResult {
  const key = [
    name,
    region,
    fingerprint(sandbox, identity),
    JSON.stringify([claim.actions, claim.on, claim.except, claim.signIn]),
  ].join(' ');
  return remembered(claims, key, () =>
    neverHolds(accountView(sandbox, region), principalView(sandbox, identity, name), claim),
  );
}

const excesses = new Map<string, ExcessResult>();
const exceeded = new Map<string, boolean>();
const claims = new Map<string, NeverResult>();
const kept = 256;

/** What was found before, for as long as nothing that bears on it changes. */
function remembered<Result>(results: Map<string, Result>, key: string, find: () => Result): Result {
  const known = results.get(key);
  if (known !== undefined) return known;
  const found = find();
  if (results.size >= kept) results.clear();
  results.set(key, found);
  return found;
}

const numbers = new WeakMap<object, number>();
let next = 0;

/** The same number for the same object, which never changes. */
export function numberOf(value: object): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  next += 1;
  numbers.set(value, next);
  return next;
}

function fingerprint(sandbox: Sandbox, identity: Identity): string {
  const { identityPolicies, boundary, sessionPolicies } = identity;
  const policies = [...identityPolicies, ...(boundary ? [boundary] : []), ...(sessionPolicies ?? [])];
  const accounts = [...sandbox.accounts.values()].flatMap((account) => [
    account.buckets,
    account.instances,
    account.resources,
    account.roles,
    account.groups,
    account.policies,
    account.instanceProfiles,
    account.mfaDevices,
  ]);
  return JSON.stringify([
    identity.arn,
    identity.tags,
    sandbox.clock,
    sandbox.organization ? numberOf(sandbox.organization) : 0,
    policies.map(({ ref, policy }) => [ref, numberOf(policy)]),
    accounts.map(numberOf),
    [...sandbox.accounts.values()].map(({ users }) => [...users.values()].map(({ arn, tags }) => [arn, tags])),
  ]);
}

/**
 * The sandbox with its clock at the beginning: analysis chooses the times that matter by itself, so that the passing of
 * seconds changes nothing.
 */
export function atStart(sandbox: Sandbox, start: Sandbox): Sandbox {
  return { ...sandbox, clock: start.clock };
}

/** Everybody whom a name means, or null where nobody is. */
export function everybody(sandbox: Sandbox, as: string): readonly Identity[] | null {
  const identities = identitiesOf(sandbox, as);
  return 'code' in identities ? null : identities;
}
