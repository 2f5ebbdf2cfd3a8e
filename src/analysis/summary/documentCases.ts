import { type ActionElement, compileActions } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import type { AccountView, PrincipalView } from '../accountView.ts';
import { type Comparison, comparisonOf } from '../comparison.ts';
import { differences } from '../differences.ts';
import { accountsIn } from '../documents/accountsIn.ts';
import { callersIn } from '../documents/callers.ts';
import { documentView } from '../documents/documentView.ts';
import { callersNamed } from '../documents/namedCallers.ts';
import { resourceParty } from '../documents/resourceParty.ts';
import { fullName } from '../excessEntries.ts';
import { documentParty } from '../party.ts';
import { shortened } from '../shortWitness.ts';
import { spend } from '../work.ts';

/** Accounts and callers that statements can tell apart, to ask what some of the statements allow beyond others. */
export interface DocumentCases {
  readonly kind: PolicyKind;
  readonly cases: readonly { readonly view: AccountView; readonly caller: PrincipalView }[];
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

/** What one case asks: statements of the left, those of the right if there is one, and only some actions. */
interface Asked {
  readonly view: AccountView;
  readonly caller: PrincipalView;
  readonly left: readonly PlacedStatement[];
  readonly right: readonly PlacedStatement[] | null;
  readonly only: ActionElement | null;
}

/** A comparison of documents, which others may complete. */
export function comparisonWith(
  { kind, reasons }: DocumentCases,
  { view, caller, left, right, only }: Asked,
): Comparison {
  const party = namesCallers(kind) ? resourceParty : documentParty;
  const mine = party(caller, policiesOf(left));
  const theirs = right === null ? null : party(caller, policiesOf(right));
  return comparisonOf({ view, principal: caller, left: mine, right: theirs, only, reasons, wholeCalls: false });
}

/** Steps for each statement that a case reads. */
const stepsOfCase = 150;

/** False, with the reason noted, where no steps are left for another case of so many statements. */
export function reads({ reasons }: DocumentCases, statements: number): boolean {
  const goesOn = spend(stepsOfCase * statements);
  if (!goesOn) reasons.add(unlooked);
  return goesOn;
}

/**
 * Actions, by full name, with a request that the statements of the left allow and those of the right do not; without a
 * right side, all that the left allows. `only` narrows the actions.
 */
export function allowedBeyond(
  cases: DocumentCases,
  left: readonly PlacedStatement[],
  right: readonly PlacedStatement[] | null,
  only: ReadonlySet<string> | null = null,
): ReadonlySet<string> {
  const narrow = only === null ? null : elementFor(only);
  const found = new Set<string>();
  for (const one of cases.cases) {
    if (only !== null && found.size === only.size) break;
    if (!reads(cases, left.length + (right?.length ?? 0))) break;
    for (const { actions } of differences(comparisonWith(cases, { ...one, left, right, only: narrow }))) {
      for (const action of actions) if (only === null || only.has(fullName(action))) found.add(fullName(action));
    }
  }
  return found;
}

/** A request for the action that the left allows and the right does not, decided on both sides; null where there is none. */
export function witnessBeyond(
  cases: DocumentCases,
  left: readonly PlacedStatement[],
  right: readonly PlacedStatement[],
  action: string,
): AuthorizationRequest | null {
  const only = compileActions({ negated: false, patterns: [action] });
  for (const one of cases.cases) {
    for (const difference of differences(comparisonWith(cases, { ...one, left, right, only }))) {
      return shortened(difference.witness()).left.request;
    }
  }
  return null;
}

/** Why an explanation is not complete. */
export const unlooked = 'not every statement was looked at for what others repeat or take away';

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
