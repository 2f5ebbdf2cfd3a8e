import type { Json } from '../account/call.ts';
import { identityOf, isIdentity } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { groupExcess } from '../analysis/excessEntries.ts';
import { managedPolicy } from '../catalogue/managedPolicies.ts';
import { isMapping } from '../scenario/overlay.ts';
import { exactExcess } from './exactAccess.ts';
import { sitesOf } from './mutantSites.ts';

/** What a principal may do after a solution and could not do before. */
export interface GainedAccess {
  /** As checks name it: `user/maya`. */
  readonly as: string;
  /** A request of each kind that was gained, the worst first. */
  readonly requests: readonly { readonly action: string; readonly resource: string }[];
  /** The statements of its identity policies now. */
  readonly statements: readonly Json[];
}

/** Requests that are told of a principal: more are found by whoever reads the policy. */
const most = 4;

/** Who of the home account gained something between two sandboxes. */
export function recordedAccess(before: Sandbox, after: Sandbox, region?: string): GainedAccess[] {
  return namesIn(after).flatMap((as) => {
    const identity = identityOf(after, as);
    if (!isIdentity(identity)) return [];
    const known = identityOf(before, as);
    const ceiling = isIdentity(known) ? known.identityPolicies.map(({ policy }) => policy) : [];
    const { excess } = exactExcess(after, identity, as, ceiling, region);
    const requests = groupExcess(excess).map(({ witness: { action, resource } }) => ({ action, resource }));
    return requests.length > 0
      ? [{ as, requests: requests.slice(0, most), statements: statementsOf(after, identity) }]
      : [];
  });
}

function namesIn(sandbox: Sandbox): string[] {
  const home = sandbox.accounts.get(sandbox.home);
  const users = [...(home?.users.values() ?? [])].map(({ name }) => `user/${name}`);
  return [...users, ...[...(home?.roles.values() ?? [])].map(({ name }) => `role/${name}`)];
}

/** As they are written, wherever they hang: on the principal, its groups, or at AWS. */
function statementsOf(sandbox: Sandbox, { identityPolicies }: Identity): Json[] {
  const home = sandbox.accounts.get(sandbox.home);
  const written = new Map(home ? sitesOf(home).map(({ stored }) => [stored.policy, stored.text]) : []);
  return identityPolicies.flatMap(({ policy, arn }) => {
    const text = written.get(policy) ?? (arn === undefined ? undefined : managedPolicy(arn)?.document);
    const document: unknown = text === undefined ? null : JSON.parse(text);
    if (!isMapping(document)) return [];
    const statements: Json[] = JSON.parse(JSON.stringify([document.Statement].flat()));
    return statements;
  });
}
