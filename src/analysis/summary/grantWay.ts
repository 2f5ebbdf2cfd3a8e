import type { ActionEntry } from '../../catalogue/shapes.ts';
import { conditionWords, listed, oppositeWords } from './conditionWords.ts';
import type { PlacedStatement } from './documentCases.ts';
import type { GrantedPart } from './grantedParts.ts';
import { principalWords } from './principalWords.ts';
import { coversResources, type MetResources, meeting, metResources, resourceWords } from './resourceWords.ts';

/** One way in which actions are allowed: by whom, on what, and when. */
export interface GrantWay {
  /** Null where the documents name nobody: whoever they are attached to. */
  readonly who: string | null;
  /** Patterns; null where every resource is meant, none where the documents name no resources. */
  readonly resources: readonly string[] | null;
  /** Patterns of resources left out. */
  readonly notResources: readonly string[];
  /** All of them must hold: `only …`. */
  readonly conditions: readonly string[];
  /** What denials take away beside that: `not …`. */
  readonly exceptions: readonly string[];
}

/** What a part means for some actions. */
export function grantWay({ allow, denies }: GrantedPart, actions: ReadonlySet<ActionEntry>): GrantWay {
  const { statement } = allow;
  const met = metResources(statement.resource, actions);
  const taken = denies.map((deny) => takenAway(deny, actions, met));
  const [first, ...others] = taken.flatMap(({ left }) => (left.length === 0 ? [] : [left]));
  const whole = met.on === null && met.except.length === 0;
  const within = first && !whole ? [first, ...others] : others;
  return {
    who: statement.principal === null ? null : principalWords(statement.principal),
    resources: whole && first ? first : met.on?.length === 0 ? (statement.resource?.patterns ?? []) : met.on,
    notResources: [...met.except, ...taken.flatMap(({ notResources }) => notResources)],
    conditions: unique([
      ...statement.conditions.map(conditionWords),
      ...within.map((patterns) => `on ${listed(patterns)}`),
      ...taken.flatMap(({ conditions }) => conditions),
    ]),
    exceptions: unique(taken.flatMap(({ exceptions }) => exceptions)),
  };
}

interface Taken extends Pick<GrantWay, 'notResources' | 'conditions' | 'exceptions'> {
  /** The only resources left over; none where the denial does not say so. */
  readonly left: readonly string[];
}

/** Conditions of a denial that are told by what they leave over. */
const mostOpposites = 3;

/** A denial of all that is allowed leaves the opposite of its conditions; others are told as they are. */
function takenAway({ statement }: PlacedStatement, actions: ReadonlySet<ActionEntry>, allowed: MetResources): Taken {
  const { principal, conditions } = statement;
  const met = metResources(statement.resource, actions);
  const everywhere = coversResources(met, allowed);
  const everybody = principal === null || principal.entries.some(({ type, value }) => type === 'AWS' && value === '*');
  const nothing: Taken = { notResources: [], conditions: [], exceptions: [], left: [] };
  const elsewhere = met.on === null && met.except.length > 0;
  if (everybody && conditions.length === 0 && elsewhere) return { ...nothing, left: met.except };
  if (everybody && conditions.length === 0 && met.on !== null) {
    return { ...nothing, notResources: meeting(met.on, allowed) };
  }
  const opposites = [...(elsewhere ? [`on ${listed(met.except)}`] : []), ...conditions.map(oppositeWords)];
  if (everybody && (everywhere || elsewhere) && opposites.length <= mostOpposites) {
    return { ...nothing, conditions: [either(opposites)] };
  }
  return { ...nothing, exceptions: [denialWords(statement, met)] };
}

/** `in eu-west-1`, or `either in eu-west-1, or for callers who are …`. */
const either = (words: readonly string[]): string =>
  words.length === 1 ? (words[0] ?? '') : `either ${words.join(', or ')}`;

/** Whom, on what and when a denial hits. */
export function denialWords({ principal, conditions }: PlacedStatement['statement'], met: MetResources): string {
  const who = principal === null || principalWords(principal) === 'anybody' ? [] : [`for ${principalWords(principal)}`];
  const where = met.on === null && met.except.length === 0 ? [] : [`on ${resourceWords(met)}`];
  return [...who, ...where, ...(conditions.length > 0 ? [listed(conditions.map(conditionWords), 'and')] : [])].join(
    ' ',
  );
}

/** Ways that differ in their resources alone as one. */
export function mergedWays(ways: readonly GrantWay[]): GrantWay[] {
  const merged = new Map<string, GrantWay>();
  for (const way of ways) {
    const { resources, ...rest } = way;
    const key = JSON.stringify(rest);
    const known = merged.get(key);
    if (!known) merged.set(key, way);
    else merged.set(key, { ...known, resources: together(known.resources, resources) });
  }
  return completed([...merged.values()]);
}

/** `every resource but X` and `X` are every resource. */
function completed(ways: readonly GrantWay[]): GrantWay[] {
  const whole = ways.find(
    (way) => way.resources === null && way.notResources.length > 0 && rests(ways, way).length > 0,
  );
  if (!whole) return [...ways];
  const gone = new Set(rests(ways, whole));
  return completed(
    ways.flatMap((way) => (way === whole ? [{ ...way, notResources: [] }] : gone.has(way) ? [] : [way])),
  );
}

/** Ways on just what another leaves out, on the same terms. */
function rests(ways: readonly GrantWay[], whole: GrantWay): GrantWay[] {
  const left = [...whole.notResources].sort().join(' ');
  const terms = ({ who, conditions, exceptions }: GrantWay) => JSON.stringify([who, conditions, exceptions]);
  return ways.filter(
    (way) =>
      way.notResources.length === 0 &&
      terms(way) === terms(whole) &&
      way.resources !== null &&
      [...way.resources].sort().join(' ') === left,
  );
}

function together(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  return one === null || other === null ? null : unique([...one, ...other]);
}

/** `on every resource, only with MFA`. */
export function wayWords(way: GrantWay): string {
  return shortWayWords(way, Number.POSITIVE_INFINITY);
}

/** The same with no more than some resources named. */
export function shortWayWords(way: GrantWay, most: number): string {
  const { who, resources, notResources, conditions, exceptions } = way;
  return [
    ...(who === null ? [] : [`by ${who}`]),
    ...(resources?.length === 0 ? [] : [`on ${resourceWords({ on: resources, except: notResources }, most)}`]),
    ...(conditions.length > 0 ? [`only ${listed(conditions, 'and')}`] : []),
    ...exceptions.map((exception) => `not ${exception}`),
  ].join(', ');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
