import { isSpent, limited, mostSteps } from '../work.ts';
import type { AccountMap } from './accountMap.ts';
import { isAdministrator } from './administrator.ts';
import type { Actor } from './binding.ts';
import { changesOfOneself, composedStep, mostParts } from './composed/composedStep.ts';
import type { EscalationPath } from './escalationPath.ts';
import { escalationPaths } from './escalationPaths.ts';
import type { Holder } from './escalationView.ts';
import { furtherChanges } from './paths/furtherChanges.ts';
import { endsIt, type Step, stepsOf, toHolder, toItself } from './steps.ts';

/** How somebody becomes administrator: own steps, and who goes on from there; null at the end. */
export interface Reached {
  readonly steps: readonly Step[];
  readonly next: Holder | null;
}

/** Users and roles by the number of steps to an administrator. */
export interface Reach {
  readonly levels: readonly ReadonlySet<Holder>[];
  readonly reached: ReadonlyMap<Holder, Reached>;
}

/** Somebody after changes of what they may do. */
interface Stage {
  readonly actor: Actor;
  /** Changes so far. */
  readonly steps: readonly Step[];
  /** A step that ends it; undefined until it is asked for. */
  last?: Step | null;
}

/** Steps of a chain, changes of one actor, and stages of one actor that are looked at. */
const longest = 12;
const changes = 3;
const stagesOfOne = 24;
/** Levels that the next one may build on. */
const farthest = changes + mostParts - 1;

const others = (gains: ReadonlySet<EscalationPath['gains']>, wanted: boolean) =>
  [...escalationPaths, ...furtherChanges].filter((path) => !path.retired && gains.has(path.gains) === wanted);
const becoming = others(toHolder, true);
const all: EscalationPath['gains'] = 'itself with everything';
/** What gives everything comes last: short of an administrator it is of use only to go on from. */
const changing = others(toItself, true).sort((one, two) => Number(one.gains === all) - Number(two.gains === all));
const ending = others(toHolder, false).filter(({ gains }) => !toItself.has(gains));

const reaches = new WeakMap<AccountMap, Reach>();

/** Who of the account can become its administrator, level by level; worked out once for each map. */
export function reachOf(map: AccountMap): Reach {
  const known = reaches.get(map);
  if (known) return known;
  const found = limited(stepsOfMap, () => {
    const made = searched(map);
    if (isSpent()) map.reasons.add('this takes more work than one search may do: not every way was looked at');
    return made;
  });
  reaches.set(map, found);
  return found;
}

/** Steps that the search through one account may spend. */
const stepsOfMap = 10 * mostSteps;

function searched(map: AccountMap): Reach {
  const { holders } = map.view;
  const levels: Set<Holder>[] = [new Set(holders.filter((one) => isAdministrator(map.view, one.view())))];
  const reached = new Map<Holder, Reached>([...(levels[0] ?? [])].map((one) => [one, { steps: [], next: null }]));
  const rest = new Map(holders.filter((one) => !reached.has(one)).map((one) => [one, stagesOf(map, one)]));
  for (let distance = 1; distance <= longest; distance++) {
    const level = new Set<Holder>();
    for (const [holder, stages] of rest) {
      if (isSpent()) break;
      const found = reachedAt(map, stages, levels, distance);
      if (!found) continue;
      reached.set(holder, found);
      level.add(holder);
    }
    for (const one of level) rest.delete(one);
    levels.push(level);
    if (distance > farthest && levels.slice(-1 - farthest).every(({ size }) => size === 0)) break;
  }
  return { levels, reached };
}

const everybody = new WeakMap<AccountMap, ReadonlySet<Holder>>();

function allHolders(map: AccountMap): ReadonlySet<Holder> {
  const known = everybody.get(map) ?? new Set(map.view.holders);
  everybody.set(map, known);
  return known;
}

export const asTheyAre = (holder: Holder): Actor => ({ holder, view: holder.view(), joined: [] });

/** The actor as they are, and after every few changes that they can make to themselves. */
function stagesOf(map: AccountMap, holder: Holder, start: Actor = asTheyAre(holder)): Stage[] {
  const stages: Stage[] = [{ actor: start, steps: [] }];
  for (const stage of stages) {
    if (stage.steps.length >= changes) continue;
    for (const step of changesFrom(map, stage)) {
      if (endsIt(map, step)) stage.last ??= step;
      else if (step.gained.as === 'itself' && !repeats(stages, stage, step)) {
        if (stages.length >= stagesOfOne) {
          map.reasons.add(`more than ${stagesOfOne} changes of what ${holder.label} may do were not all followed`);
          break;
        }
        stages.push({ actor: step.gained.actor, steps: [...stage.steps, step] });
      }
    }
  }
  return stages;
}

function* changesFrom(map: AccountMap, { actor, steps }: Stage): Iterable<Step> {
  yield* stepsOf(map, actor, changing, allHolders(map));
  const tagged = steps.filter(({ path }) => path.id.endsWith('tag-oneself')).length;
  if (tagged < 2) yield* changesOfOneself(map, actor);
}

/** True for one more way to be allowed everything: who is once needs no other. */
function repeats(stages: readonly Stage[], { actor, steps }: Stage, { path: { gains } }: Step): boolean {
  if (gains !== all && gains !== 'itself with IAM') return false;
  const has = (step: Step | undefined) => step?.path.gains === all || step?.path.gains === gains;
  return steps.some(has) || stages.some((one) => has(one.steps.at(-1)) && one.steps.at(-1)?.actor === actor);
}

function lastOf(map: AccountMap, stage: Stage): Step | null {
  if (stage.last !== undefined) return stage.last;
  for (const step of stepsOf(map, stage.actor, ending, allHolders(map))) {
    if (!endsIt(map, step)) continue;
    stage.last = step;
    return step;
  }
  stage.last = null;
  return null;
}

function reachedAt(
  map: AccountMap,
  stages: readonly Stage[],
  levels: readonly ReadonlySet<Holder>[],
  distance: number,
): Reached | null {
  for (const stage of stages) {
    const left = distance - 1 - stage.steps.length;
    if (left < 0) continue;
    const last = left === 0 ? lastOf(map, stage) : null;
    if (last) return { steps: [...stage.steps, last], next: null };
    const goals = levels[left];
    for (const step of goals?.size ? stepsOf(map, stage.actor, becoming, goals) : []) {
      if (step.gained.as === 'holder') return { steps: [...stage.steps, step], next: step.gained.holder };
    }
  }
  for (const { actor, steps } of stages) {
    const parts = distance - steps.length;
    const composed = parts > 0 ? composedStep(map, actor) : null;
    if (composed?.parts === parts) return { steps: [...steps, composed.step], next: null };
  }
  return null;
}

/** The shortest way for somebody, of the account or not yet; null where there is none. */
export function reachedBy(map: AccountMap, actor: Actor): Reached | null {
  if (isAdministrator(map.view, actor.view)) return { steps: [], next: null };
  const { levels, reached } = reachOf(map);
  const known = reached.get(actor.holder);
  if (actor.view === actor.holder.view() && allHolders(map).has(actor.holder)) return known ?? null;
  const stages = stagesOf(map, actor.holder, actor);
  for (let distance = 1; distance <= levels.length + farthest; distance++) {
    const found = reachedAt(map, stages, levels, distance);
    if (found) return found;
  }
  return null;
}

/** Every step of the shortest way to an administrator; empty for an administrator, null where there is none. */
export function shortestChain(map: AccountMap, actor: Actor): readonly Step[] | null {
  const steps: Step[] = [];
  let found = reachedBy(map, actor);
  if (!found) return null;
  for (;;) {
    steps.push(...found.steps);
    const next: Reached | undefined = found.next ? reachOf(map).reached.get(found.next) : undefined;
    if (!next) return steps;
    found = next;
  }
}

/** Paths whose one step leads to an administrator, at once or by further ones, with the first such step of each. */
export function openPaths(map: AccountMap, actor: Actor): readonly Step[] {
  if (isAdministrator(map.view, actor.view)) return [];
  const { reached } = reachOf(map);
  return escalationPaths.flatMap((path) => {
    for (const step of stepsOf(map, actor, [path], allHolders(map))) {
      const { gained } = step;
      const leads =
        gained.as === 'holder'
          ? reached.has(gained.holder)
          : endsIt(map, step) || (gained.as === 'itself' && reachedBy(map, gained.actor) !== null);
      if (leads) return [step];
    }
    return [];
  });
}
