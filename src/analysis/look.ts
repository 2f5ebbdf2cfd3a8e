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
import { spend } from './work.ts';

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
    if (!spend(50 + (candidate.fits === null ? group.statements.length * 3 : toAsk(group).length * 3))) return null;
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
    spend(20 + left.statements.length + (right?.statements.length ?? 0));
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
  { resource: { account }, ownerKnown }: Candidate,
  { keys, unlisted }: Target,
  { isSettled }: Situation,
): string {
  const statements = near.map(({ statement, open }) => `${statement.index}${open ? '+' : '-'}`).join();
  return `${statements} ${[...keys].join()} ${[...unlisted].join()} ${account} ${ownerKnown} ${isSettled('aws:requestedregion')}`;
}

/** The statements of the class that are about the resource. */
function aboutStatements(
  { within }: Comparison,
  group: ActionClass,
  { resource, fits }: Candidate,
  situation: Situation,
): SidedStatement[] {
  const { statements } = group;
  const isAbout = ({ of, compiled: { resources } }: SidedStatement): boolean => {
    if (of && of.policy !== resource.policy?.policy) return false;
    return resources === null || resourcesMatch(resources, resource.arn, situation.exact);
  };
  if (fits === null) return statements.filter(isAbout);
  // Most statements of long policies are about other resources: only those that fit are looked at.
  const asked = toAsk(group).filter((index) => {
    const statement = statements[index];
    return statement && isAbout(statement);
  });
  const fitting = fits.map((at) => at - within.length).filter((index) => isPlain(statements[index]));
  return [...asked, ...fitting].sort((a, b) => a - b).flatMap((index) => statements[index] ?? []);
}

const asking = new WeakMap<readonly SidedStatement[], readonly number[]>();

/** Places of the statements for which it is not enough that a pattern fits. */
function toAsk({ statements }: ActionClass): readonly number[] {
  const known = asking.get(statements);
  if (known) return known;
  const found = [...statements.keys()].filter((index) => !isPlain(statements[index]));
  asking.set(statements, found);
  return found;
}

function isPlain(statement: SidedStatement | undefined): boolean {
  if (statement === undefined) return false;
  const { of, variable, compiled } = statement;
  return of === null && !variable && compiled.resources !== null && !compiled.resources.negated;
}
