import type { ActionEntry } from '../catalogue/shapes.ts';
import { canonicalKey } from '../policy/contextRelations.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import { type ActionClass, actionClasses, classOfOne } from './actionClasses.ts';
import { fullName } from './actionName.ts';
import { candidatesFor } from './candidates.ts';
import { isEverywhere } from './carriedKeys.ts';
import { tellingClass } from './classCover.ts';
import type { Comparison } from './comparison.ts';
import { withFreeVariables } from './freeVariables.ts';
import { lookAt } from './look.ts';
import { type Asking, allows } from './party.ts';
import type { Candidate } from './resourceClasses.ts';
import { sidedStatements } from './sidedStatements.ts';
import { callerRequest, choosesRegion } from './situation.ts';
import { tagConditions } from './tagConditions.ts';
import { isWhole } from './wholeCalls.ts';
import { fairShares, isSpent, leaveOut, limited, mostSteps, spend, type Unfinished, unfinishedReason } from './work.ts';

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
  /** True where conditions rest on tags that the service's tagging actions write. */
  readonly onTags: boolean;
  /** A witness for the first of the actions; made and decided when it is asked for. */
  readonly witness: () => Witness;
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

/** Every difference, class of actions by class of actions. */
export function* differences(comparison: Comparison): Iterable<Difference> {
  const { left, right, only, within, principal } = comparison;
  const unfinished: Unfinished = new Map();
  const sides = { left, right, only, byResource: within.length > 0, caller: callerRequest(principal), unfinished };
  const statements = sidedStatements(left, right);
  const onTags = tagConditions(statements);
  const inShares = fairShares();
  for (const group of actionClasses(sides, statements)) {
    const found = inShares(group.entry.prefix, () => {
      const difference = differenceIn(comparison, group);
      if (!difference && isSpent()) leaveOut(unfinished, group.entry.prefix, group.actions.length);
      return difference;
    });
    if (found) yield { ...found, onTags: onTags(found.service) };
  }
  const reason = unfinishedReason(unfinished);
  if (reason !== null) comparison.reasons.add(reason);
}

/** What the left side allows beyond the right one of the actions of a class, or null. */
export function differenceIn(comparison: Comparison, group: ActionClass): Difference | null {
  spend(50 + group.statements.length);
  const telling = tellingClass(group, comparison.left, comparison.right);
  return telling && differenceOfTelling(comparison, group, telling);
}

/** The same where it is known already which statements tell. */
export function differenceOfTelling(
  comparison: Comparison,
  group: ActionClass,
  telling: ActionClass,
): Difference | null {
  // What was left out matters only where nothing was found.
  const reasons = new Set<string>();
  for (const one of withFreeVariables({ ...comparison, reasons }, telling)) {
    const found = differenceOf(one, telling);
    if (found) return { ...found, grants: grantsOf(group) };
    if (isSpent()) break;
  }
  for (const reason of reasons) comparison.reasons.add(reason);
  return null;
}

function differenceOf(comparison: Comparison, group: ActionClass): Difference | null {
  const key = outcomeKey(comparison, group);
  const known = key === null ? undefined : comparison.outcomes.get(key);
  if (known === false) return null;
  if (known) return differenceFrom(comparison, group, () => needed(hitsIn(comparison, group).best, group), true);
  const { best, anyResource } = hitsIn(comparison, group);
  const possible = best !== null && isWhole(comparison, group);
  if (key !== null) comparison.outcomes.set(key, possible);
  return possible ? differenceFrom(comparison, group, () => best, anyResource) : null;
}

/** Services on which the evaluator has rules of its own. */
const special: ReadonlySet<string> = new Set(['iam', 'kms', 's3', 'sts']);

/** All that makes a difference for a class to whose statements every service is alike; null for other classes. */
function outcomeKey(
  { principal }: Comparison,
  { entry, statements, anyResource, targets, together }: ActionClass,
): string | null {
  if (!anyResource || together.length > 0 || special.has(entry.prefix)) return null;
  if (!statements.every(({ final }) => final)) return null;
  const keys = targets.flatMap((target) => [...target.keys]);
  if (!keys.every(isEverywhere)) return null;
  const regions = keys.some((key) => canonicalKey(key) === 'aws:requestedregion');
  const where = regions && choosesRegion(principal, entry.prefix) ? 'any Region' : '';
  return `${statements.map(({ index }) => index).join()} ${where}`;
}

function differenceFrom(comparison: Comparison, group: ActionClass, find: () => Hit, anyResource: boolean): Difference {
  return {
    service: group.entry.prefix,
    actions: group.actions,
    grants: grantsOf(group),
    named: isNamed(group),
    anyResource,
    onTags: false,
    witness: () => limited(mostSteps, () => witnessOf(comparison, find())),
    witnessFor: (action) => limited(mostSteps, () => witnessOf(comparison, hitFor(comparison, group, find, action))),
  };
}

function grantsOf({ statements }: ActionClass): string {
  return statements
    .filter(({ side, role }) => side === 'left' && role === 'grants')
    .map(({ index }) => index)
    .join();
}

function needed(hit: Hit | null, group: ActionClass): Hit {
  if (!hit) throw new Error(`${group.entry.prefix} differs from services that are like it`);
  return hit;
}

function hitFor(comparison: Comparison, group: ActionClass, find: () => Hit, action: ActionEntry): Hit {
  if (!group.anyResource) {
    const best = find();
    return { ...best, request: { ...best.request, action: fullName(action) } };
  }
  const found = hitsIn(comparison, classOfOne(group, action)).best;
  if (!found) throw new Error(`${fullName(action)} differs from the actions of its class`);
  return found;
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
function hitsIn(comparison: Comparison, group: ActionClass): { best: Hit | null; anyResource: boolean } {
  const look = lookAt(comparison, group);
  let best: Hit | null = null;
  let anyResource = false;
  for (const target of group.targets) {
    for (const candidate of candidatesFor(comparison, group, target)) {
      const better = best === null || costOf(candidate) < costOf(best.candidate);
      if (isSpent()) return { best, anyResource };
      if (!better && (anyResource || !candidate.any)) continue;
      const request = look(target, candidate);
      if (!request) continue;
      anyResource ||= candidate.any;
      if (better) best = { request, candidate };
    }
    if (best && anyResource) break;
  }
  return { best, anyResource };
}

/** Witnesses on what exists read best, then those on any resource. */
function costOf({ resource, any }: Candidate): number {
  return resource.exists ? 0 : any ? 1 : 2;
}
