import { identityOf, isIdentity } from '../account/identify.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { AccountView, PrincipalView } from '../analysis/accountView.ts';
import { excessOf } from '../analysis/excess.ts';
import { byWeight, fullName } from '../analysis/excessEntries.ts';
import { shortened } from '../analysis/shortWitness.ts';
import type { Statement } from '../policy/document.ts';
import type { PoliciesInForce } from '../policy/request.ts';
import { compileWildcard, fits } from '../policy/wildcard.ts';
import { accountView, principalView } from './sandboxView.ts';

/** A resource, and whether the other side allows the action there as well, only under conditions that differ. */
export interface PartCase {
  readonly on: string;
  readonly partly: boolean;
}

/** An action that was allowed before and is still, but not in the same cases. */
export interface PartChange {
  readonly action: string;
  /** A case in which it is allowed now and was not; null where there is none, or it is not worked out. */
  readonly gained: PartCase | null;
  /** A case in which it was allowed and is not any more. */
  readonly lost: PartCase | null;
  /** Allowed in more cases, in fewer, or in others. */
  readonly way: 'more' | 'fewer' | 'other';
}

/** How a change of the account changed what one principal may do; actions in AWS's spelling, the worst first. */
export interface AccessChange {
  readonly principal: string;
  /** Not allowed at all before. */
  readonly gained: readonly string[];
  /** Not allowed at all any more. */
  readonly lost: readonly string[];
  /** Allowed before and after. */
  readonly parts: readonly PartChange[];
}

/** Parts whose resources are worked out. */
const placed = 5;

/** Who of the home account may do more or less after a change than before it. */
export function accessChanges(before: Sandbox, after: Sandbox): readonly AccessChange[] {
  const names = new Set([...principalNames(before), ...principalNames(after)]);
  const views: Views = [accountView(before), accountView(after)];
  return [...names].flatMap((name) => {
    const change = accessChange(name, [principalOf(before, name), principalOf(after, name)], views);
    return change.gained.length + change.lost.length + change.parts.length > 0 ? [change] : [];
  });
}

type Views = readonly [AccountView, AccountView];
type Principals = readonly [PrincipalView | null, PrincipalView | null];

function accessChange(principal: string, [before, after]: Principals, views: Views): AccessChange {
  if (samePolicies(before?.policies ?? {}, after?.policies ?? {}))
    return { principal, gained: [], lost: [], parts: [] };
  const gained = after === null ? nothing : beyond(views[1], after, before);
  const lost = before === null ? nothing : beyond(views[0], before, after);
  const [was, is] = [speaker(before), speaker(after)];
  const isPart = (action: string) =>
    (lost.has(action) || was(action, null)) && (gained.has(action) || is(action, null));
  const sides: Sides = { gained, lost, was, is };
  const actions = [...gained.keys(), ...[...lost.keys()].filter((action) => !gained.has(action))];
  return {
    principal,
    gained: [...gained.keys()].filter((action) => !isPart(action)),
    lost: [...lost.keys()].filter((action) => !isPart(action)),
    parts: actions.filter(isPart).map((action, index) => part(action, index < placed, sides)),
  };
}

/** The resource of a request that proves the difference, by action. */
type Beyond = ReadonlyMap<string, () => string>;

const nothing: Beyond = new Map();

interface Sides {
  readonly gained: Beyond;
  readonly lost: Beyond;
  readonly was: Speaker;
  readonly is: Speaker;
}

function part(action: string, isPlaced: boolean, { gained, lost, was, is }: Sides): PartChange {
  const caseOf = (side: Beyond, other: Speaker): PartCase | null => {
    const on = isPlaced ? side.get(action)?.() : undefined;
    return on === undefined ? null : { on, partly: other(action, on) };
  };
  const way = gained.has(action) ? (lost.has(action) ? 'other' : 'more') : 'fewer';
  return { action, gained: caseOf(gained, was), lost: caseOf(lost, is), way };
}

/** Actions with a request that one side allows and the identity policies of the other do not. */
function beyond(view: AccountView, principal: PrincipalView, other: PrincipalView | null): Beyond {
  const ceiling = (other?.policies.identity ?? []).map(({ policy }) => policy);
  const { excess } = excessOf(view, principal, ceiling);
  const all = excess.flatMap((one) => one.actions.map((action) => ({ one, action })));
  all.sort((a, b) => byWeight(a.action, b.action));
  return new Map(
    all.map(({ one, action }) => [fullName(action), () => shortened(one.witnessFor(action)).left.request.resource]),
  );
}

/**
 * Whether policies allow an action on a resource, or on any for null, under whatever conditions: a statement allows it
 * and none denies it everywhere.
 */
type Speaker = (action: string, resource: string | null) => boolean;

function speaker(principal: PrincipalView | null): Speaker {
  const statements = (principal?.policies.identity ?? []).flatMap(({ policy }) => policy.statements);
  const allowing = statements.filter(({ effect }) => effect === 'Allow').map(matcher);
  const denying = statements
    .filter(({ effect, resource, conditions }) => {
      const isAll = resource?.negated === false && resource.patterns.includes('*');
      return effect === 'Deny' && conditions.length === 0 && isAll;
    })
    .map(matcher);
  return (action, resource) =>
    allowing.some((matches) => matches(action, resource)) && !denying.some((matches) => matches(action, null));
}

function matcher({ action, resource }: Statement): Speaker {
  const actions = action.patterns.map((pattern) => compileWildcard(pattern.toLowerCase()));
  // A variable may stand for anything.
  const resources = (resource?.patterns ?? ['*']).map((text) => compileWildcard(text.replaceAll(/\$\{[^}]*\}/g, '*')));
  return (name, on) =>
    actions.some((pattern) => fits(pattern, name.toLowerCase())) !== action.negated &&
    (on === null || resources.some((pattern) => fits(pattern, on)) !== (resource?.negated ?? false));
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
