import { findAction } from '../../catalogue/authorization.ts';
import { compileActions } from '../../policy/actions.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import type { AccountView, PrincipalView, ResourceView } from '../accountView.ts';
import { actionClasses } from '../actionClasses.ts';
import { calling } from '../calling.ts';
import { candidatesFor } from '../candidates.ts';
import { comparisonOf } from '../comparison.ts';
import { lookAt } from '../look.ts';
import { neverHolds } from '../never.ts';
import { accountParty, allows } from '../party.ts';
import { sidedStatements } from '../sidedStatements.ts';
import { callerRequest } from '../situation.ts';
import { withItsMfa } from '../withItsMfa.ts';
import { mayAllow } from './grants.ts';

const direct = new WeakMap<PrincipalView, PrincipalView>();

/** The principal as it calls itself: no service calls on its behalf. */
function byItself(principal: PrincipalView): PrincipalView {
  const known = direct.get(principal);
  if (known) return known;
  const made = calling(withItsMfa(principal), {
    'aws:ViaAWSService': 'false',
    'aws:CalledVia': undefined,
    'aws:CalledViaFirst': undefined,
    'aws:CalledViaLast': undefined,
  });
  direct.set(principal, made);
  direct.set(made, made);
  return made;
}

/** Services whose requests the policy of the resource alone may allow. */
const askedOfResource = /^(sts|kms):/i;

/** A request of the action on the resource that is allowed in some context; null where there is none. */
export function allowedOn(
  view: AccountView,
  caller: PrincipalView,
  action: string,
  resource: ResourceView,
): AuthorizationRequest | null {
  const alone = askedOfResource.test(action) || resource.policy !== null;
  if (!alone && !mayAllow(caller.policies, action, resource.arn)) return null;
  const principal = byItself(caller);
  const own: AccountView = { ...view, resources: [resource] };
  const left = accountParty(own, principal);
  const ordinary: AuthorizationRequest = {
    ...callerRequest(principal),
    action,
    resource: resource.arn,
    resourceAccount: resource.account,
    context: principal.context(action, resource.arn),
  };
  if (allows(left, ordinary, resource)) return ordinary;
  const only = compileActions({ negated: false, patterns: [action] });
  const comparison = comparisonOf({ view: own, principal, left, right: null, only });
  const type = resource.type.slice(resource.type.indexOf(':') + 1).toLowerCase();
  const sides = { left, right: null, only, byResource: true, caller: callerRequest(principal) };
  for (const group of actionClasses(sides, sidedStatements(left, null))) {
    const look = lookAt(comparison, group);
    for (const target of group.targets) {
      if (target.type === null ? resource.arn !== '*' : target.type.toLowerCase() !== type) continue;
      const found = look(target, { resource, any: false, ownerKnown: true, fits: null });
      if (found) return found;
    }
  }
  return null;
}

/** A request of the action on anything that matches one of the patterns, or on anything at all, but some things. */
export function allowedSomewhere(
  view: AccountView,
  principal: PrincipalView,
  action: string,
  on: readonly string[] = [],
  except: readonly string[] = [],
): AuthorizationRequest | null {
  const empty: AccountView = { ...view, resources: [] };
  if (!mayAllow(principal.policies, action, null)) return null;
  if (!findAction(action)) return on.length > 0 ? null : allowedOn(empty, principal, action, nothing(principal));
  return neverHolds(empty, byItself(principal), { actions: [action], on, except }).broken?.request ?? null;
}

/** Requests on something of every other type that a call on this resource needs permission on as well; null without. */
export function allowedBeside(
  view: AccountView,
  principal: PrincipalView,
  action: string,
  type: string,
): readonly AuthorizationRequest[] | null {
  const own = type.slice(type.indexOf(':') + 1).toLowerCase();
  const others = (findAction(action)?.resources ?? []).filter(
    (one) => one.required && !isFormOf(one.type.toLowerCase(), own),
  );
  const found = others.map((one) => onType(view, principal, action, one.type));
  return found.every((one) => one !== null) ? found : null;
}

/** Types that are forms of one another, such as an agent's tools of AWS's and one's own: a call names one of them. */
const isFormOf = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

function onType(view: AccountView, caller: PrincipalView, action: string, type: string) {
  const principal = byItself(caller);
  const empty: AccountView = { ...view, resources: [] };
  const left = accountParty(empty, principal);
  const only = compileActions({ negated: false, patterns: [action] });
  const comparison = comparisonOf({ view: empty, principal, left, right: null, only });
  const sides = { left, right: null, only, byResource: true, caller: callerRequest(principal) };
  for (const group of actionClasses(sides, sidedStatements(left, null))) {
    const look = lookAt(comparison, group);
    for (const target of group.targets.filter((one) => one.type === type)) {
      for (const candidate of candidatesFor(comparison, group, target)) {
        const found = look(target, candidate);
        if (found) return found;
      }
    }
  }
  return null;
}

/** Stands for what a request names that names no resource. */
function nothing({ account }: PrincipalView): ResourceView {
  return { arn: '*', type: '*:*', account, exists: false, policy: null, policyService: null, rcp: null };
}
