import { compileActions } from '../policy/actions.ts';
import type { Policy, Statement } from '../policy/document.ts';
import { compileResources } from '../policy/resources.ts';
import { comparisonOf } from './comparison.ts';
import { differences } from './differences.ts';
import { accountsIn } from './documents/accountsIn.ts';
import { callersIn } from './documents/callers.ts';
import { comparePolicies, type DocumentKind } from './documents/comparePolicies.ts';
import { documentView } from './documents/documentView.ts';
import { callersNamed } from './documents/namedCallers.ts';
import { resourceParty } from './documents/resourceParty.ts';
import { externalAccess } from './externalAccess.ts';
import { documentParty } from './party.ts';
import { limited, mostSteps } from './work.ts';

/** Answer of a policy check: the statements at fault, none where the check passes. */
export interface CheckAnswer {
  readonly statements: readonly Statement[];
  /** False where a limit was reached before anything was found. */
  readonly complete: boolean;
}

/** Each allowing statement with every denying one: what it alone gives. */
const alone = (policy: Policy, statement: Statement): Policy => ({
  ...policy,
  statements: [statement, ...policy.statements.filter(({ effect }) => effect === 'Deny')],
});

const allowing = ({ statements }: Policy): readonly Statement[] =>
  statements.filter(({ effect }) => effect === 'Allow');

/** Statements of a new policy that allow a request which the existing policy does not. */
export function newAccess(kind: DocumentKind, changed: Policy, existing: Policy): CheckAnswer {
  return limited(mostSteps, () => newWithin(kind, changed, existing));
}

function newWithin(kind: DocumentKind, changed: Policy, existing: Policy): CheckAnswer {
  let complete = true;
  const excess = (granted: Policy): boolean => {
    const limits = { principal: null, boundary: null, scps: [] };
    const compared = comparePolicies({ kind, granted: [granted], needed: [existing], ...limits });
    complete &&= compared.complete;
    return compared.excess.length > 0;
  };
  if (!excess(changed)) return { statements: [], complete };
  return { statements: allowing(changed).filter((one) => excess(alone(changed, one))), complete: true };
}

/** What must not be granted; an empty list stands for every action or resource. */
export interface CriticalAccess {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Statements that allow some request for the actions on the resources. */
export function grantedAccess(kind: DocumentKind, policy: Policy, access: CriticalAccess): CheckAnswer {
  const reasons = new Set<string>();
  const granting = (one: Statement) => grants(kind, alone(policy, one), access, reasons);
  const statements = limited(mostSteps, () => allowing(policy).filter(granting));
  return { statements, complete: statements.length > 0 || reasons.size === 0 };
}

function grants(kind: DocumentKind, policy: Policy, access: CriticalAccess, reasons: Set<string>): boolean {
  const only = access.actions.length > 0 ? compileActions({ negated: false, patterns: access.actions }) : null;
  const within = access.resources.map((pattern) => compileResources({ negated: false, patterns: [pattern] }, false));
  const places = within.length > 0 ? within.map((one) => [one]) : [[]];
  return accountsIn([policy], reasons).some((account) => {
    const view = documentView(account);
    const callers = (kind === 'identity' ? callersIn : callersNamed)(account, [policy], reasons);
    return callers.some((principal) => {
      const left = kind === 'identity' ? documentParty(principal, [policy]) : resourceParty(principal, [policy]);
      return places.some((place) => {
        const sides = { view, principal, left, right: null };
        const found = differences(comparisonOf({ ...sides, only, within: place, reasons, wholeCalls: false }));
        return !found[Symbol.iterator]().next().done;
      });
    });
  });
}

/** Statements that let in everybody. */
export function publicAccess(policy: Policy, service: string): CheckAnswer {
  const resource = { arn: '*', account: '111122223333', service, policy, controls: [] };
  const open = externalAccess(resource, { accounts: new Set(), organization: null }).filter(({ isPublic }) => isPublic);
  const indexes = new Set(open.flatMap(({ statements }) => statements));
  return { statements: policy.statements.filter(({ index }) => indexes.has(index)), complete: true };
}
