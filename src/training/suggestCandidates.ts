import type { Sandbox } from '../account/sandbox.ts';
import { managedTwin } from '../analysis/suggest/managedTwin.ts';
import { narrowed } from '../analysis/suggest/need.ts';
import {
  mostStatements,
  statementsIn,
  tightDenials,
  tightPolicy,
  withStatements,
} from '../analysis/suggest/tightPolicy.ts';
import type { Policy } from '../policy/document.ts';
import type { Check } from '../scenario/check.ts';
import type { AttemptState } from './attemptState.ts';
import { denialOf } from './suggestDenials.ts';
import { type Holder, serves } from './suggestHolders.ts';
import { allChecks, type NeededRequest } from './suggestNeeds.ts';
import { withSuggestion } from './suggestPlace.ts';
import { failingChecks } from './suggestTrial.ts';
import { statementPolicy } from './tolerated.ts';

/** A policy that may be suggested. */
export interface Candidate {
  readonly policy: Policy;
  /** ARN of the policy of AWS that it is. */
  readonly published: string | null;
}

/** Policies for a holder, the narrowest first; what the solution wrote comes last. None is longer than it should be. */
export function* candidatesFor(
  state: AttemptState,
  sandbox: Sandbox,
  holder: Holder,
  needs: readonly NeededRequest[],
): Generator<Candidate> {
  const written = holder.written.map(({ policy }) => policy);
  const limit = Math.max(1, statementsIn(written)) * mostStatements;
  const published = publishedIn(state, holder);
  for (const base of bases(state, sandbox, holder, needs)) {
    const allowing = tightPolicy(base, limit);
    for (const policy of guarded({ state, sandbox, holder, policy: allowing, limit })) {
      if (policy.statements.length > limit) continue;
      const twin = managedTwin(policy, published);
      if (twin && twin.policy.statements.length <= limit) yield { policy: twin.policy, published: twin.arn };
      yield { policy, published: null };
    }
  }
  const [only] = written;
  yield { policy: written.length === 1 && only ? only : tightPolicy(written, limit), published: null };
}

/** Ceilings and the solution's own policies, cut down to the needs and whole; an administrator's are not cut down. */
function* bases(
  state: AttemptState,
  sandbox: Sandbox,
  holder: Holder,
  needs: readonly NeededRequest[],
): Generator<readonly Policy[]> {
  const written = holder.written.map(({ policy }) => policy);
  const refs = new Set(holder.written.map(({ ref }) => ref));
  const own = needs.filter(({ by }) => [...by].some((ref) => refs.has(ref)));
  const kept = written.flatMap(({ statements }) =>
    statements.flatMap(({ effect, action }) => (effect === 'Allow' && !action.negated ? action.patterns : [])),
  );
  for (const base of [...ceilingsOf(state, sandbox, holder), written]) {
    if (!isAdministrative(state, sandbox, holder)) {
      yield present(narrowed(base, own, kept));
      yield present(narrowed(base, own));
    }
    yield base;
  }
}

const present = (policies: readonly Policy[]): Policy[] => policies.filter(({ statements }) => statements.length > 0);

/**
 * What those whom a holder serves may have at most, as checks say: of the holder itself where any names it, else of each
 * name apart, since what one member may have another may not.
 */
function ceilingsOf(state: AttemptState, sandbox: Sandbox, holder: Holder): readonly (readonly Policy[])[] {
  const byName = new Map<string, Policy[]>();
  for (const check of allChecks(state)) {
    if (check.kind !== 'atMost' || !serves(sandbox, holder, check.as)) continue;
    byName.set(check.as, [...(byName.get(check.as) ?? []), check.policy]);
  }
  const free = state.scenario.tasks.flatMap(({ needed }) => needed.flatMap((one) => statementPolicy(one) ?? []));
  const named = holder.members.flatMap(({ name }) => {
    const own = byName.get(name);
    return own ? [own] : [];
  });
  return (named.length > 0 ? named : [...byName.values()]).map((policies) => [...policies, ...free]);
}

/** True for administrators, by their own names or, of a group, as all its members are. */
function isAdministrative({ scenario }: AttemptState, sandbox: Sandbox, { members }: Holder): boolean {
  const administrators = scenario.administrators ?? [];
  const users = [...(sandbox.accounts.get(sandbox.home)?.users.values() ?? [])];
  return members.every(({ kind, key, name }) => {
    const people = users.filter(({ groups }) => kind === 'group' && groups.some((one) => one.toLowerCase() === key));
    const all = people.length > 0 && people.every((one) => administrators.includes(`user/${one.name}`));
    return all || administrators.includes(name);
  });
}

interface Guarding {
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
  readonly holder: Holder;
  readonly policy: Policy;
  readonly limit: number;
}

/**
 * A policy as it is; where checks fail that say what must not be, also with statements that deny it: what the failing
 * claims name, what all claims about the same people name, and what the solution denies.
 */
function* guarded({ state, sandbox, holder, policy, limit }: Guarding): Generator<Policy> {
  yield policy;
  const failing = failingChecks(state, withSuggestion(sandbox, holder, policy, null));
  const claims = allChecks(state).filter((check) => check.kind === 'never' && serves(sandbox, holder, check.as));
  const broken = claims.filter((check) => failing.includes(check));
  if (broken.length + failing.filter(({ kind }) => kind === 'deny').length === 0) return;
  const placed = claims.filter((check) => check.kind === 'never' && check.on.length > 0);
  const denials = failing.filter((check) => check.kind === 'deny' && serves(sandbox, holder, check.probe.as));
  const rooms = Math.max(1, Math.floor(limit) - policy.statements.length);
  const sets: readonly (readonly Check[])[] = [broken, placed, [...broken, ...denials]];
  for (const set of sets.filter(({ length }) => length > 0)) {
    yield withStatements(
      policy,
      tightDenials(
        set.flatMap((check) => denialOf(sandbox, check)),
        rooms,
      ),
    );
  }
  const written = holder.written.flatMap((one) => one.policy.statements.filter(({ effect }) => effect === 'Deny'));
  if (written.length > 0) yield withStatements(policy, written);
}

/** Policies of AWS that solutions of the scenario attach. */
function publishedIn({ scenario }: AttemptState, holder: Holder): ReadonlySet<string> {
  const named = (scenario.solutions ?? []).flatMap(
    ({ commands }) => commands.match(/arn:aws:iam::aws:policy\/[\w+=,.@/-]+/g) ?? [],
  );
  return new Set([
    ...holder.written.map(({ ref }) => ref).filter((ref) => ref.startsWith('arn:aws:iam::aws:')),
    ...named,
  ]);
}
