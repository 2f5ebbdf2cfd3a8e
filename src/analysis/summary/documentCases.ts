import { type ActionElement, compileActions } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import type { PrincipalView } from '../accountView.ts';
import { comparisonOf } from '../comparison.ts';
import { differences } from '../differences.ts';
import { accountsIn } from '../documents/accountsIn.ts';
import { callersIn, callersNamed } from '../documents/callers.ts';
import { documentView } from '../documents/documentView.ts';
import { resourceParty } from '../documents/resourceParty.ts';
import { fullName } from '../excessEntries.ts';
import { documentParty } from '../party.ts';
import { shortened } from '../shortWitness.ts';

/** Accounts and callers that statements can tell apart, to ask what some of the statements allow beyond others. */
export interface DocumentCases {
  readonly kind: PolicyKind;
  readonly cases: readonly { readonly view: ReturnType<typeof documentView>; readonly caller: PrincipalView }[];
  /** What had to be left out. */
  readonly reasons: Set<string>;
}

/** True where statements name who may do something. */
export function namesCallers(kind: PolicyKind): boolean {
  return kind === 'resource' || kind === 'trust' || kind === 'rcp';
}

export function documentCases(kind: PolicyKind, policies: readonly Policy[]): DocumentCases {
  const reasons = new Set<string>();
  const find = namesCallers(kind) ? callersNamed : callersIn;
  const cases = accountsIn(policies, reasons).flatMap((account) => {
    const view = documentView(account);
    return find(account, policies, reasons).map((caller) => ({ view, caller }));
  });
  return { kind, cases, reasons };
}

/** A statement with its place among the documents, and how their language reads it. */
export interface PlacedStatement {
  /** Counts from 0. */
  readonly policy: number;
  readonly version: Policy['version'];
  readonly statement: Statement;
}

export function placedStatements(policies: readonly Policy[]): PlacedStatement[] {
  return policies.flatMap(({ version, statements }, policy) =>
    statements.map((statement) => ({ policy, version, statement })),
  );
}

/**
 * Actions, by full name, with a request that the statements of the left allow and those of the right do not; without a
 * right side, all that the left allows. `only` narrows the actions.
 */
export function allowedBeyond(
  { kind, cases, reasons }: DocumentCases,
  left: readonly PlacedStatement[],
  right: readonly PlacedStatement[] | null,
  only: ReadonlySet<string> | null = null,
): ReadonlySet<string> {
  const party = namesCallers(kind) ? resourceParty : documentParty;
  const [mine, theirs] = [policiesOf(left), right === null ? null : policiesOf(right)];
  const narrow = only === null ? null : elementFor(only);
  const found = new Set<string>();
  for (const { view, caller } of cases) {
    if (only !== null && found.size === only.size) break;
    const sides = { left: party(caller, mine), right: theirs === null ? null : party(caller, theirs) };
    for (const { actions } of differences(comparisonOf({ view, principal: caller, ...sides, only: narrow, reasons }))) {
      for (const action of actions) if (only === null || only.has(fullName(action))) found.add(fullName(action));
    }
  }
  return found;
}

/** A request for the action that the left allows and the right does not, decided on both sides; null where there is none. */
export function witnessBeyond(
  { kind, cases, reasons }: DocumentCases,
  left: readonly PlacedStatement[],
  right: readonly PlacedStatement[],
  action: string,
): AuthorizationRequest | null {
  const party = namesCallers(kind) ? resourceParty : documentParty;
  const [mine, theirs] = [policiesOf(left), policiesOf(right)];
  const only = compileActions({ negated: false, patterns: [action] });
  for (const { view, caller } of cases) {
    const sides = { left: party(caller, mine), right: party(caller, theirs) };
    for (const difference of differences(comparisonOf({ view, principal: caller, ...sides, only, reasons }))) {
      return shortened(difference.witness()).left.request;
    }
  }
  return null;
}

/** Names that one element holds; of more the services are named, and of many services none. */
const mostNames = 40;

function elementFor(actions: ReadonlySet<string>): ActionElement | null {
  const services = [...new Set([...actions].map((action) => action.slice(0, action.indexOf(':'))))];
  const patterns = actions.size <= mostNames ? [...actions] : services.map((service) => `${service}:*`);
  return patterns.length > mostNames ? null : compileActions({ negated: false, patterns });
}

function policiesOf(statements: readonly PlacedStatement[]): Policy[] {
  const versions = [...new Set(statements.map(({ version }) => version))];
  return versions.map((version) => ({
    version,
    id: null,
    statements: statements.flatMap((one) => (one.version === version ? [one.statement] : [])),
  }));
}
