import type { ActionEntry } from '../catalogue/shapes.ts';
import type { ActionElement } from '../policy/actions.ts';
import { isAccountId } from '../policy/arn.ts';
import { clauseHolds } from '../policy/conditions/clause.ts';
import type { AuthorizationRequest, Context } from '../policy/request.ts';
import { type ResourceElement, resourcesMatch } from '../policy/resources.ts';
import type { AccountView, PrincipalView, ResourceView } from './accountView.ts';
import {
  type ActionClass,
  actionClasses,
  classOfOne,
  fullName,
  type SidedStatement,
  sidedStatements,
  type Target,
} from './actionClasses.ts';
import { canonicalKey } from './contextRelations.ts';
import { findContext } from './contextSearch.ts';
import { layoutOf } from './layout.ts';
import { type Asking, allows, type Party } from './party.ts';
import { prospectOf } from './prospect.ts';
import { type Candidate, freshResources, readyPatterns } from './resourceClasses.ts';
import { callerRequest, type SignIn, type Situation, situationOf } from './situation.ts';

/** What is compared: requests that the left side allows and the right side, if there is one, does not. */
export interface Comparison {
  readonly view: AccountView;
  readonly principal: PrincipalView;
  readonly left: Party;
  readonly right: Party | null;
  /** Only these actions. */
  readonly only: ActionElement | null;
  /** Only resources that match all of these. */
  readonly within: readonly ResourceElement[];
  readonly signIn: SignIn;
}

/** Actions that differ alike, with one request that proves it. */
export interface Difference {
  readonly service: string;
  readonly actions: readonly ActionEntry[];
  /** Statements of the left side that may allow them, as one key. */
  readonly grants: string;
  /** True where the right side speaks of the actions at all. */
  readonly named: boolean;
  /** True where any resource would do. */
  readonly anyResource: boolean;
  readonly witness: Witness;
  /** A witness for another of the actions. */
  readonly witnessFor: (action: ActionEntry) => Witness;
}

/** A request as both sides are asked for it. */
export interface Witness {
  readonly left: Asking;
  readonly right: Asking | null;
}

interface Hit {
  readonly request: AuthorizationRequest;
  readonly candidate: Candidate;
}

/** Every difference, class of actions by class of actions. What had to be left out is added to `reasons`. */
export function* differences(comparison: Comparison, reasons: Set<string>): Iterable<Difference> {
  const { left, right, only, within } = comparison;
  const sides = { left, right, only, byResource: within.length > 0, caller: callerRequest(comparison.principal) };
  const statements = sidedStatements(sides);
  for (const group of actionClasses(sides, statements)) {
    const found = differenceOf(comparison, group, reasons);
    if (found) yield found;
  }
}

function differenceOf(comparison: Comparison, group: ActionClass, reasons: Set<string>): Difference | null {
  const { best, anyResource } = hitsIn(comparison, group, reasons);
  if (!best || !possibleTogether(comparison, group, reasons)) return null;
  return {
    service: group.entry.prefix,
    actions: group.actions,
    grants: group.statements
      .filter(({ side, role }) => side === 'left' && role === 'grants')
      .map(({ index }) => index)
      .join(),
    named: isNamed(group),
    anyResource,
    witness: witnessOf(comparison, best),
    witnessFor: (action) => {
      if (!group.anyResource)
        return witnessOf(comparison, { ...best, request: { ...best.request, action: fullName(action) } });
      const found = hitsIn(comparison, classOfOne(group, action), reasons).best;
      if (!found) throw new Error(`${fullName(action)} differs from the actions of its class`);
      return witnessOf(comparison, found);
    },
  };
}

/** The request as both sides are asked for it, decided once more: a witness that proves nothing would be a lie. */
function witnessOf({ left, right }: Comparison, { request, candidate: { resource } }: Hit): Witness {
  if (!allows(left, request, resource) || (right && allows(right, request, resource))) {
    throw new Error(`the request for ${request.action} on ${request.resource} proves nothing`);
  }
  return { left: left.ask(request, resource), right: right?.ask(request, resource) ?? null };
}

function isNamed(group: ActionClass): boolean {
  return group.statements.some(({ side, role }) => side === 'right' && role === 'grants');
}

/** The request that proves the difference best, and whether any resource would do. */
function hitsIn(
  comparison: Comparison,
  group: ActionClass,
  reasons: Set<string>,
): { best: Hit | null; anyResource: boolean } {
  const look = lookAt(comparison, group, comparison.right, reasons);
  const named = isNamed(group);
  let best: Hit | null = null;
  let anyResource = false;
  for (const target of group.targets) {
    for (const candidate of candidatesFor(comparison, group, target, reasons)) {
      if (best && !candidate.any && (!named || costOf(best.candidate) <= costOf(candidate))) continue;
      const request = look(target, candidate);
      if (!request) continue;
      anyResource ||= candidate.any;
      if (!best || costOf(candidate) < costOf(best.candidate)) best = { request, candidate };
    }
  }
  return { best, anyResource };
}

/** Witnesses on what exists read best, then those on any resource. */
function costOf({ resource, any }: Candidate): number {
  return resource.exists ? 0 : any ? 1 : 2;
}

/** A call that needs permission on several types of resources at once is possible only with all of them. */
function possibleTogether(comparison: Comparison, group: ActionClass, reasons: Set<string>): boolean {
  if (group.together.length === 0) return true;
  const look = lookAt({ ...comparison, within: [] }, group, null, reasons);
  return group.together.every((type) =>
    group.targets.some((target) => {
      return target.type === type && candidatesFor(comparison, group, target, reasons).some((one) => look(target, one));
    }),
  );
}

type Look = (target: Target, candidate: Candidate) => AuthorizationRequest | null;

/** Looks for a request on a candidate that the left side allows and the right side does not. */
function lookAt(comparison: Comparison, group: ActionClass, right: Party | null, reasons: Set<string>): Look {
  const { principal, left, signIn, within } = comparison;
  const action = actionName(group);
  const seen = new Set<string>();
  return (target, candidate) => {
    const { resource } = candidate;
    const situation = situationOf(principal, action, candidate, signIn);
    if (!within.every((element) => resourcesMatch(element, resource.arn, situation.exact))) return null;
    const statements = group.statements.filter((statement) => isAbout(statement, resource, situation));
    if (!left.unlimited && !statements.some(({ side, role }) => side === 'left' && role === 'grants')) return null;
    const layout = layoutOf(statements, target.keys, situation);
    if (!resource.exists && !resource.policy) {
      const key = signatureOf(layout, candidate, target);
      if (seen.has(key) && !candidate.any) return null;
      seen.add(key);
    }
    const requestIn = (context: Context): AuthorizationRequest => {
      return {
        ...callerRequest(principal),
        action,
        resource: resource.arn,
        resourceAccount: ownerOf(resource, principal),
        context,
      };
    };
    const accept = (context: Context) => {
      const request = requestIn(context);
      return allows(left, request, resource) && !(right && allows(right, request, resource));
    };
    const prospect = prospectOf(layout.near, left, right, group.entry.prefix);
    const context = findContext(situation, layout, prospect, accept, reasons);
    return context && requestIn(context);
  };
}

/** What AWS itself owns, such as its managed policies, needs no leave of another account. */
function ownerOf({ account }: ResourceView, principal: PrincipalView): string {
  return isAccountId(account) ? account : principal.account;
}

/** What makes a difference about a resource that does not exist. */
function signatureOf(layout: ReturnType<typeof layoutOf>, candidate: Candidate, target: Target): string {
  const near = layout.near.map(({ statement, open }) => `${statement.index}${open ? '+' : '-'}`).join();
  return `${near} ${[...target.keys].join()} ${candidate.ownerKnown} ${target.type}`;
}

function isAbout({ compiled, of }: SidedStatement, resource: ResourceView, { exact }: Situation): boolean {
  if (of && of.policy !== resource.policy?.policy) return false;
  return compiled.resources === null || resourcesMatch(compiled.resources, resource.arn, exact);
}

function actionName({ actions: [first] }: ActionClass): string {
  return first ? fullName(first) : '';
}

function candidatesFor(
  { view, principal, within, signIn }: Comparison,
  group: ActionClass,
  { type }: Target,
  reasons: Set<string>,
): readonly Candidate[] {
  if (type === null) return [{ resource: bare(principal), any: true, ownerKnown: true }];
  const name = `${group.entry.prefix}:${type}`;
  const byRegion = (region: string) => regionMarks(group, region);
  if (group.anyResource) {
    const there = view.resources.find((resource) => resource.type === name && resource.account === view.home);
    return [...freshResources(view, name, { groups: [], byRegion }, reasons), ...(there ? [existing(there)] : [])];
  }
  const { reader, isSettled } = situationOf(
    principal,
    actionName(group),
    { resource: bare(principal), ownerKnown: true },
    signIn,
  );
  const elements = [...within, ...group.statements.flatMap(({ compiled }) => compiled.resources ?? [])];
  const groups = elements.map((element) =>
    readyPatterns(element, reader, (key) => isSettled(canonicalKey(key)), reasons),
  );
  return [
    ...freshResources(view, name, { groups, byRegion }, reasons),
    ...view.resources.filter((resource) => resource.type === name).map(existing),
  ];
}

function existing(resource: ResourceView): Candidate {
  return { resource, any: false, ownerKnown: true };
}

/** What the conditions of the class make of a Region. */
function regionMarks({ statements }: ActionClass, region: string): string {
  return statements
    .flatMap(({ compiled }) => compiled.clauses)
    .filter(({ lowerKey }) => canonicalKey(lowerKey) === 'aws:requestedregion')
    .map((clause) => Number(clauseHolds(clause, { get: () => region })))
    .join('');
}

function bare(principal: PrincipalView): ResourceView {
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
