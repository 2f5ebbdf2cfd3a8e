import { identityOf, isIdentity } from '../account/identify.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { AccountView, PrincipalView } from '../analysis/accountView.ts';
import { excessOf } from '../analysis/excess.ts';
import { byWeight, fullName } from '../analysis/excessEntries.ts';
import type { PoliciesInForce } from '../policy/request.ts';
import { accountView, principalView } from './sandboxView.ts';

/** How a change of the account changed what one principal may do; actions in AWS's spelling, the worst first. */
export interface AccessChange {
  readonly principal: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** Who of the home account may do more or less after a change than before it. */
export function accessChanges(before: Sandbox, after: Sandbox): readonly AccessChange[] {
  const names = new Set([...principalNames(before), ...principalNames(after)]);
  const views: Views = [accountView(before), accountView(after)];
  return [...names].flatMap((name) => {
    const change = accessChange(name, [principalOf(before, name), principalOf(after, name)], views);
    return change.gained.length + change.lost.length > 0 ? [change] : [];
  });
}

type Views = readonly [AccountView, AccountView];
type Principals = readonly [PrincipalView | null, PrincipalView | null];

function accessChange(principal: string, [before, after]: Principals, views: Views): AccessChange {
  if (samePolicies(before?.policies ?? {}, after?.policies ?? {})) return { principal, gained: [], lost: [] };
  return {
    principal,
    gained: after === null ? [] : beyond(views[1], after, before),
    lost: before === null ? [] : beyond(views[0], before, after),
  };
}

/** Actions with a request that one side allows and the identity policies of the other do not. */
function beyond(view: AccountView, principal: PrincipalView, other: PrincipalView | null): string[] {
  const ceiling = (other?.policies.identity ?? []).map(({ policy }) => policy);
  const { excess } = excessOf(view, principal, ceiling);
  return excess
    .flatMap(({ actions }) => actions)
    .sort(byWeight)
    .map(fullName);
}

function samePolicies(one: PoliciesInForce, other: PoliciesInForce): boolean {
  const parts = ({ identity, boundary }: PoliciesInForce) => [
    boundary?.policy,
    ...(identity ?? []).map(({ policy }) => policy),
  ];
  const [left, right] = [parts(one), parts(other)];
  return left.length === right.length && left.every((policy, at) => policy === right[at]);
}

function principalNames(sandbox: Sandbox): string[] {
  const account = sandbox.accounts.get(sandbox.home);
  if (account === undefined) return [];
  const users = [...account.users.values()].map(({ name }) => `user/${name}`);
  return [...users, ...[...account.roles.values()].map(({ name }) => `role/${name}`)];
}

function principalOf(sandbox: Sandbox, name: string): PrincipalView | null {
  const identity = identityOf(sandbox, name);
  return isIdentity(identity) ? principalView(sandbox, identity, name) : null;
}
