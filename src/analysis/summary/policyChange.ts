import { findAction } from '../../catalogue/authorization.ts';
import type { Policy, PrincipalElement } from '../../policy/document.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import { actionWeight } from '../actionWeight.ts';
import { allowsEverything } from '../escalation/policyOfEverything.ts';
import { fullName } from '../excessEntries.ts';
import { limited, mostSteps } from '../work.ts';
import { actionSetWords } from './actionWords.ts';
import {
  allowedBeyond,
  type DocumentCases,
  documentCases,
  namesCallers,
  placedStatements,
  witnessBeyond,
} from './documentCases.ts';
import type { GrantWay } from './grantWay.ts';
import { policySummary, type ServiceSummary } from './policySummary.ts';

/** Actions that one version allows more than the other, with how both allow them and a request that proves it. */
export interface ChangedAccess {
  /** Full names, the worst first. */
  readonly actions: readonly string[];
  readonly says: string;
  /** How the first version allows them; empty where it does not. */
  readonly before: readonly GrantWay[];
  readonly after: readonly GrantWay[];
  /** For the first of the actions. */
  readonly witness: AuthorizationRequest;
}

/** What a second version of policies allows more and less than the first. */
export interface PolicyChange {
  readonly kind: PolicyKind;
  readonly gained: readonly ChangedAccess[];
  readonly lost: readonly ChangedAccess[];
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** The difference between two versions of policies, over all requests of the catalogue. */
export function policyChange(before: readonly Policy[], after: readonly Policy[], kind: PolicyKind): PolicyChange {
  const denying = [...before, ...after].every(({ statements }) => statements.every(({ effect }) => effect === 'Deny'));
  // Denials alone allow nothing: they differ in what they take away from others.
  const others = denying ? [everything(kind)] : [];
  return limited(mostSteps, () => changeOf([...before, ...others], [...after, ...others], kind));
}

/** The part of the steps that the words for each version may take; what is left is for the differences. */
const wordsShare = 1 / 5;
/** The part that finding the actions of one direction may take, so that some is left for their requests. */
const searchShare = 1 / 5;

function changeOf(before: readonly Policy[], after: readonly Policy[], kind: PolicyKind): PolicyChange {
  const cases = documentCases(kind, [...before, ...after]);
  const worded = (policies: readonly Policy[]) => limited(mostSteps * wordsShare, () => policySummary(policies, kind));
  const summaries = [worded(before), worded(after)] as const;
  const ways: Ways = { before: waysOf(summaries[0].services), after: waysOf(summaries[1].services) };
  const gained = changes(cases, after, before, ways);
  const lost = changes(cases, before, after, ways);
  const reasons = [...new Set([...cases.reasons, ...summaries.flatMap((summary) => summary.reasons)])].sort();
  return { kind, gained, lost, complete: reasons.length === 0, reasons };
}

/** A policy that allows everything, to everybody where policies of the kind name somebody. */
function everything(kind: PolicyKind): Policy {
  const principal: PrincipalElement = { negated: false, entries: [{ type: 'AWS', value: '*' }], bare: true };
  const statements = allowsEverything.statements.map((statement) => ({
    ...statement,
    principal: namesCallers(kind) ? principal : null,
    resource: kind === 'trust' ? null : statement.resource,
  }));
  return { ...allowsEverything, statements };
}

type WaysByAction = ReadonlyMap<string, readonly GrantWay[]>;

interface Ways {
  readonly before: WaysByAction;
  readonly after: WaysByAction;
}

function waysOf(services: readonly ServiceSummary[]): WaysByAction {
  return new Map(
    services.flatMap(({ grants }) =>
      grants.flatMap(({ actions, ways }) => [...actions].map((action) => [fullName(action), ways] as const)),
    ),
  );
}

type Entry = Pick<ChangedAccess, 'before' | 'after'> & { readonly actions: string[] };

/** What the left allows beyond the right; actions whose ways changed alike as one. */
function changes(cases: DocumentCases, left: readonly Policy[], right: readonly Policy[], ways: Ways): ChangedAccess[] {
  const [mine, theirs] = [placedStatements(left), placedStatements(right)];
  const found = new Map<string, Entry>();
  const beyond = limited(mostSteps * searchShare, () => allowedBeyond(cases, mine, theirs));
  for (const action of [...beyond].sort(worstFirst)) {
    const before = ways.before.get(action) ?? [];
    const after = ways.after.get(action) ?? [];
    const key = JSON.stringify([before, after]);
    const entry = found.get(key) ?? { actions: [], before, after };
    entry.actions.push(action);
    found.set(key, entry);
  }
  return [...found.values()].flatMap((entry): ChangedAccess[] => {
    const [worst = ''] = entry.actions;
    const witness = witnessBeyond(cases, mine, theirs, worst);
    return witness ? [{ ...entry, says: actionSetWords(new Set(entry.actions)), witness }] : [];
  });
}

function worstFirst(one: string, other: string): number {
  return weightOf(other) - weightOf(one) || (one < other ? -1 : 1);
}

function weightOf(name: string): number {
  const action = findAction(name);
  return action ? actionWeight(action) : 0;
}
