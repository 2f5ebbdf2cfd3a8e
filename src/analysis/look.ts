import { isAccountId } from '../policy/arn.ts';
import type { AuthorizationRequest, Context } from '../policy/request.ts';
import { resourcesMatch } from '../policy/resources.ts';
import type { PrincipalView, ResourceView } from './accountView.ts';
import { type ActionClass, actionName } from './actionClasses.ts';
import type { Comparison } from './comparison.ts';
import { findChoice, written } from './contextSearch.ts';
import { type Layout, layoutOf } from './layout.ts';
import { allows } from './party.ts';
import { prospectOf } from './prospect.ts';
import type { Target } from './requestShape.ts';
import type { Candidate } from './resourceClasses.ts';
import type { SidedStatement } from './sidedStatements.ts';
import { callerRequest, type Situation, situationOf } from './situation.ts';

/** A request on the candidate that the left side allows and the right side does not, or null. */
export type Look = (target: Target, candidate: Candidate) => AuthorizationRequest | null;

/**
 * Looks at the requests of a class. With `repeats` false a resource that does not exist and differs from an earlier one
 * in nothing that matters is passed over.
 */
export function lookAt(comparison: Comparison, group: ActionClass, repeats = false): Look {
  const { principal, left, signIn, within } = comparison;
  const seen = new Map<string, boolean>();
  return (target, candidate) => {
    const { resource } = candidate;
    const situation = situationOf(principal, actionName(group), candidate, signIn);
    if (!within.every((element) => resourcesMatch(element, resource.arn, situation.exact))) return null;
    const statements = aboutStatements(comparison, group, candidate, situation);
    if (!left.unlimited && !statements.some(({ side, role }) => side === 'left' && role === 'grants')) return null;
    const layout = layoutOf(statements, target, situation);
    if (resource.exists || resource.policy) return requestOn(comparison, group, candidate, situation, layout);
    const key = signatureOf(layout, candidate, target, situation);
    const known = seen.get(key);
    if (known === false || (known && !candidate.any && !repeats)) return null;
    const request = requestOn(comparison, group, candidate, situation, layout);
    seen.set(key, request !== null);
    return request;
  };
}

function requestOn(
  comparison: Comparison,
  group: ActionClass,
  { resource }: Candidate,
  situation: Situation,
  layout: Layout,
): AuthorizationRequest | null {
  const { principal, left, right, reasons } = comparison;
  const requestIn = (context: Context): AuthorizationRequest => ({
    ...callerRequest(principal),
    action: actionName(group),
    resource: resource.arn,
    resourceAccount: ownerOf(resource, principal),
    context,
  });
  const accept = (context: Context) => {
    const request = requestIn(context);
    return allows(left, request, resource) && !(right && allows(right, request, resource));
  };
  const choice = findChoice(situation, layout, prospectOf(layout, left, right, group.entry.prefix), accept, reasons);
  return choice && requestIn(written(situation, layout, choice));
}

/** What AWS itself owns, such as its managed policies, needs no leave of another account. */
function ownerOf({ account }: ResourceView, principal: PrincipalView): string {
  return isAccountId(account) ? account : principal.account;
}

/** What makes a difference about a resource that does not exist. */
function signatureOf(
  { near }: Layout,
  { ownerKnown }: Candidate,
  { keys, unlisted }: Target,
  { isSettled }: Situation,
): string {
  const statements = near.map(({ statement, open }) => `${statement.index}${open ? '+' : '-'}`).join();
  return `${statements} ${[...keys].join()} ${[...unlisted].join()} ${ownerKnown} ${isSettled('aws:requestedregion')}`;
}

/** The statements of the class that are about the resource. */
function aboutStatements(
  { within }: Comparison,
  { statements }: ActionClass,
  { resource, fits }: Candidate,
  situation: Situation,
): SidedStatement[] {
  return statements.filter((statement, index) => {
    if (statement.of && statement.of.policy !== resource.policy?.policy) return false;
    const { resources } = statement.compiled;
    if (resources === null) return true;
    const known = fits?.[within.length + index];
    if (known !== undefined && !statement.variable) return known !== resources.negated;
    return resourcesMatch(resources, resource.arn, situation.exact);
  });
}
