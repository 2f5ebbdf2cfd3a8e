import type { ActionElement } from '../policy/actions.ts';
import type { ContextReader } from '../policy/context.ts';
import type { Policy } from '../policy/document.ts';
import type { AuthorizationRequest, Context, PoliciesInForce } from '../policy/request.ts';
import { type ResourcePattern, resourcesMatch } from '../policy/resources.ts';
import type { AccountView, PrincipalView, ResourceView } from './accountView.ts';
import { type ActionGroup, actionGroups } from './actionGroups.ts';
import { type BearingStatement, bearingStatements } from './bearing.ts';
import { contextsOf } from './contexts.ts';
import { factsOf } from './facts.ts';
import { candidatesFor } from './resourceCandidates.ts';

/** Requests that differ in their context only: one action for a group of them, on one resource. */
export interface Case {
  readonly group: ActionGroup;
  readonly resource: ResourceView;
  readonly policies: PoliciesInForce;
  readonly contexts: Iterable<Context>;
  /** What is settled of the context, for patterns with variables. */
  readonly reader: ContextReader;
  /** True where some statement of the ceiling is about action and resource. */
  readonly ceiling: boolean;
}

export interface Scope {
  /** Only these actions. */
  readonly actions?: ActionElement;
  /** Patterns whose classes count beside those of the policies. */
  readonly resources?: readonly ResourcePattern[];
  readonly ceiling?: readonly Policy[];
}

/**
 * Every case that the principal's policies may allow, with one resource and one context for each class that they and
 * the ceiling can tell apart. What had to be left out is added to `reasons`.
 */
export function* casesOf(
  view: AccountView,
  principal: PrincipalView,
  scope: Scope,
  reasons: Set<string>,
): Iterable<Case> {
  const statements = bearingStatements(view, principal, scope.ceiling ?? []);
  const groups = actionGroups(statements, scope.actions ?? null);
  const bare: ResourceView = bareResource(principal);
  const { reader } = factsOf(principal, '', bare);
  const candidates = candidatesFor(view, statements, reader, scope.resources ?? [], reasons);
  for (const group of groups) {
    for (const type of group.types) {
      for (const resource of candidates(`${group.service}:${type}`)) {
        const one = caseOf(principal, group, resource, group.keys.get(type), reasons);
        if (one) yield one;
      }
    }
    if (!group.bare) continue;
    const one = caseOf(principal, group, bare, group.keys.get('*'), reasons);
    if (one) yield one;
  }
}

function bareResource(principal: PrincipalView): ResourceView {
  return {
    arn: '*',
    type: '*',
    account: principal.account,
    exists: false,
    policy: null,
    policyService: null,
    rcp: null,
  };
}

function caseOf(
  principal: PrincipalView,
  group: ActionGroup,
  resource: ResourceView,
  keys: ReadonlySet<string> = new Set(),
  reasons: Set<string>,
): Case | null {
  const facts = factsOf(principal, actionOf(group), resource);
  const near = group.statements.filter(({ compiled }) => about(compiled, resource, facts.reader));
  if (!near.some(({ side }) => side === 'grants')) return null;
  const clauses = near.flatMap(({ compiled }) => compiled.clauses);
  const { contexts, reasons: left } = contextsOf(clauses, keys, facts, principal, resource);
  for (const reason of left) reasons.add(reason);
  const own = resource.policyService === group.service ? resource.policy : null;
  const policies: PoliciesInForce = {
    ...principal.policies,
    ...(own ? { resource: own } : {}),
    ...(resource.rcp ? { rcp: resource.rcp } : {}),
  };
  return {
    group,
    resource,
    policies,
    contexts,
    reader: facts.reader,
    ceiling: near.some(({ side }) => side === 'ceiling'),
  };
}

function about(compiled: BearingStatement['compiled'], resource: ResourceView, reader: ContextReader): boolean {
  return compiled.resources === null || resourcesMatch(compiled.resources, resource.arn, reader);
}

/** The request of a case in one of its contexts. */
export function requestOf(principal: PrincipalView, one: Case, context: Context): AuthorizationRequest {
  return {
    principal: principal.arn,
    ...(principal.role === null ? {} : { role: principal.role }),
    action: actionOf(one.group),
    resource: one.resource.arn,
    resourceAccount: one.resource.account,
    context,
  };
}

/** The action that stands for its group. */
export function actionOf(group: ActionGroup): string {
  return `${group.service}:${group.actions[0]?.name ?? ''}`;
}
