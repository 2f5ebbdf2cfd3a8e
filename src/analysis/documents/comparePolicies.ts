import { accountOfArn } from '../../policy/arn.ts';
import type { Policy } from '../../policy/document.ts';
import type { AttachedPolicy } from '../../policy/request.ts';
import type { PrincipalView } from '../accountView.ts';
import { type Comparison, comparisonOf } from '../comparison.ts';
import { differences } from '../differences.ts';
import { type Excess, excessOn } from '../excess.ts';
import { type ExcessGroup, fullName, groupExcess } from '../excessEntries.ts';
import { accountParty, documentParty, type Party } from '../party.ts';
import { accountsIn } from './accountsIn.ts';
import { anybody } from './anybody.ts';
import { callersIn, callersNamed } from './callers.ts';
import { documentView } from './documentView.ts';
import { resourceParty } from './resourceParty.ts';

/** Kinds of documents that can be compared. */
export type DocumentKind = 'identity' | 'resource' | 'trust';

export interface DocumentsToCompare {
  readonly kind: DocumentKind;
  readonly granted: readonly Policy[];
  readonly needed: readonly Policy[];
  /** ARN of the caller; anybody in the account of the resource where it is null. */
  readonly principal: string | null;
  /** Limits of `granted` alone. */
  readonly boundary: Policy | null;
  /** One policy for each level, from the root down. */
  readonly scps: readonly Policy[];
}

export interface DocumentComparison {
  /** What only `granted` allows, worst first. */
  readonly excess: readonly ExcessGroup[];
  /** What only `needed` allows, worst first. */
  readonly missing: readonly ExcessGroup[];
  /** Actions of the catalogue that some request is allowed for. */
  readonly counts: { readonly granted: number; readonly needed: number; readonly excess: number };
  /** False where a limit was reached; `reasons` then say which. */
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** Compares what two sets of documents allow, over every action, resource and context of the catalogue. */
export function comparePolicies(documents: DocumentsToCompare): DocumentComparison {
  const reasons = new Set<string>();
  const cases = casesOf(documents, reasons);
  const excess = together(
    cases.map(({ granted, needed, ...rest }) => excessIn({ ...rest, left: granted, right: needed }, reasons)),
  );
  const missing = together(
    cases.map(({ granted, needed, ...rest }) => excessIn({ ...rest, left: needed, right: granted }, reasons)),
  );
  const allowed = (side: 'granted' | 'needed') =>
    new Set(
      cases.flatMap(({ view, principal, [side]: left }) =>
        namesOf(excessIn({ view, principal, left, right: null }, reasons)),
      ),
    );
  const sorted = [...reasons].sort();
  return {
    excess: groupExcess(excess),
    missing: groupExcess(missing),
    counts: { granted: allowed('granted').size, needed: allowed('needed').size, excess: new Set(namesOf(excess)).size },
    complete: sorted.length === 0,
    reasons: sorted,
  };
}

interface Case extends Pick<Comparison, 'view' | 'principal'> {
  readonly granted: Party;
  readonly needed: Party;
}

/** Each account and caller that some statement can tell apart. */
function casesOf(
  { kind, granted, needed, principal, boundary, scps }: DocumentsToCompare,
  reasons: Set<string>,
): Case[] {
  const limits = [...(boundary ? [boundary] : []), ...scps];
  const all = [...granted, ...needed, ...limits];
  const own = principal === null ? null : accountOfArn(principal);
  const accounts = own === null ? accountsIn(all, reasons) : [own];
  return accounts.flatMap((account) => {
    const view = documentView(account);
    const find = kind === 'identity' ? callersIn : callersNamed;
    const callers = principal === null ? find(account, all, reasons) : [anybody(principal)];
    return callers.map((caller): Case => {
      if (kind !== 'identity') {
        return {
          view,
          principal: caller,
          granted: resourceParty(caller, granted),
          needed: resourceParty(caller, needed),
        };
      }
      const bound =
        limits.length > 0 ? boundParty(view, caller, granted, boundary, scps) : documentParty(caller, granted);
      return { view, principal: caller, granted: bound, needed: documentParty(caller, needed) };
    });
  });
}

function boundParty(
  view: Comparison['view'],
  caller: PrincipalView,
  granted: readonly Policy[],
  boundary: Policy | null,
  scps: readonly Policy[],
): Party {
  const named = (policies: readonly Policy[], layer: string) =>
    policies.map((policy, index): AttachedPolicy => ({ ref: `${layer}[${index}]`, policy }));
  const policies = {
    identity: named(granted, 'identity'),
    ...(boundary ? { boundary: { ref: 'boundary', policy: boundary } } : {}),
    ...(scps.length > 0 ? { scp: scps.map((policy, level) => [{ ref: `scp[${level}][0]`, policy }]) } : {}),
  };
  return accountParty(view, { ...caller, policies });
}

function excessIn(given: Pick<Comparison, 'view' | 'principal' | 'left' | 'right'>, reasons: Set<string>): Excess[] {
  const comparison = comparisonOf({ ...given, reasons });
  return [...differences(comparison)].map((one) => excessOn(comparison.principal, one));
}

function namesOf(excess: readonly Excess[]): string[] {
  return excess.flatMap(({ actions }) => actions.map(fullName));
}

/** Each action once, with the first caller that shows it. */
function together(found: readonly (readonly Excess[])[]): Excess[] {
  const seen = new Set<string>();
  return found.flat().flatMap((excess) => {
    const actions = excess.actions.filter((action) => !seen.has(fullName(action)));
    for (const action of actions) seen.add(fullName(action));
    if (actions.length === 0) return [];
    return actions.length === excess.actions.length
      ? [{ ...excess, principal: '' }]
      : [{ ...excess, principal: '', actions }];
  });
}
