import type { ActionEntry } from '../catalogue/shapes.ts';
import type { Policy } from '../policy/document.ts';
import type { AuthorizationRequest, PoliciesInForce } from '../policy/request.ts';
import { verdictOf } from '../policy/verdict.ts';
import type { AccountView, PrincipalView } from './accountView.ts';
import type { ActionGroup } from './actionGroups.ts';
import { type Case, casesOf, requestOf } from './requests.ts';

/** How much too wide a permission is. */
export type Width = 'not needed' | 'any resource' | 'wider';

/** Actions that are allowed beyond the ceiling in the same way, with one request that proves it. */
export interface Excess {
  readonly principal: string;
  readonly service: string;
  readonly actions: readonly ActionEntry[];
  /** Statements that grant them, as one key. */
  readonly grants: string;
  readonly width: Width;
  readonly witness: AuthorizationRequest;
  /** Policies in force on the witness, for its decision. */
  readonly policies: PoliciesInForce;
}

export interface ExcessResult {
  readonly excess: readonly Excess[];
  /** False where a limit was reached; `reasons` then say which. */
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** Everything the principal may do that the ceiling does not allow. */
export function excessOf(view: AccountView, principal: PrincipalView, ceiling: readonly Policy[]): ExcessResult {
  const reasons = new Set<string>();
  const limit: PoliciesInForce = { identity: ceiling.map((policy, index) => ({ ref: `identity[${index}]`, policy })) };
  const found = new Map<ActionGroup, GroupFindings>();
  for (const one of casesOf(view, principal, { ceiling }, reasons)) {
    const findings = found.get(one.group) ?? nothingFound;
    if (findings.witness && !one.group.statements.some(({ side }) => side === 'ceiling')) continue;
    found.set(one.group, look(principal, one, limit, findings));
  }
  const excess = [...found].flatMap(([group, { witness, anyResource, ceiling: needed }]): Excess[] => {
    if (witness === null) return [];
    return [
      {
        principal: principal.name,
        service: group.service,
        actions: group.actions,
        grants: group.statements
          .filter(({ side }) => side === 'grants')
          .map(({ index }) => index)
          .join(),
        width: !needed ? 'not needed' : anyResource ? 'any resource' : 'wider',
        witness: witness.request,
        policies: witness.policies,
      },
    ];
  });
  return { excess, complete: reasons.size === 0, reasons: [...reasons].sort() };
}

interface GroupFindings {
  readonly witness: {
    readonly request: AuthorizationRequest;
    readonly policies: PoliciesInForce;
    readonly cost: number;
  } | null;
  /** True where even the resource that stands for any is beyond the ceiling. */
  readonly anyResource: boolean;
  /** True where the ceiling allows the action somewhere. */
  readonly ceiling: boolean;
}

const nothingFound: GroupFindings = { witness: null, anyResource: false, ceiling: false };

function look(principal: PrincipalView, one: Case, limit: PoliciesInForce, findings: GroupFindings): GroupFindings {
  let ceiling = findings.ceiling;
  for (const context of one.contexts) {
    const request = requestOf(principal, one, context);
    const within = one.ceiling && verdictOf({ ...request, resourceAccount: principal.account }, limit) === 'allowed';
    if (within) {
      ceiling = true;
      continue;
    }
    if (verdictOf(request, one.policies) !== 'allowed') continue;
    const cost = costOf(request, one);
    return {
      witness:
        findings.witness && findings.witness.cost <= cost
          ? findings.witness
          : { request, policies: one.policies, cost },
      anyResource: findings.anyResource || isAny(one.resource.arn),
      ceiling: ceiling || remainsWithin(principal, one, limit),
    };
  }
  return { ...findings, ceiling };
}

/** The rest of the contexts, once an excess was found: does the ceiling allow any of them? */
function remainsWithin(principal: PrincipalView, one: Case, limit: PoliciesInForce): boolean {
  if (!one.ceiling) return false;
  for (const context of one.contexts) {
    const request = requestOf(principal, one, context);
    if (verdictOf({ ...request, resourceAccount: principal.account }, limit) === 'allowed') return true;
  }
  return false;
}

function isAny(arn: string): boolean {
  return arn === '*' || arn.includes('any-');
}

/** Witnesses on what exists, in the usual context, read best. */
function costOf(request: AuthorizationRequest, one: Case): number {
  const unknown = one.resource.exists ? 0 : isAny(request.resource) ? 100 : 110;
  return unknown + Object.keys(request.context).length * 10;
}
