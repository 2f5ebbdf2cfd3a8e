import { serviceEntry, servicePrefixes } from '../catalogue/authorization.ts';
import type { ActionEntry, ServiceEntry } from '../catalogue/shapes.ts';
import type { ActionElement } from '../policy/actions.ts';
import { askedOf } from '../policy/asked.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import { specialOf } from '../policy/specials.ts';
import { fits } from '../policy/wildcard.ts';
import { covers, type Mask, maskOf } from './actionMasks.ts';
import { fullName } from './actionName.ts';
import { isEverywhere } from './carriedKeys.ts';
import { coversAll, coversSome } from './namedServices.ts';
import { askResource, type Party } from './party.ts';
import { shapeOf, type Target, targetsOf, typesOf } from './requestShape.ts';
import type { SidedStatement } from './sidedStatements.ts';
import { isSpent, leaveOut, spend, type Unfinished } from './work.ts';

/** Actions of one service that no statement tells apart and whose requests look alike. */
export interface ActionClass {
  readonly entry: ServiceEntry;
  /** In the catalogue's order. */
  readonly actions: readonly ActionEntry[];
  readonly statements: readonly SidedStatement[];
  readonly targets: readonly Target[];
  /** Resource types that one call needs permission on together. */
  readonly together: readonly string[];
  /** True where the resource makes no difference, so that any one stands for all. */
  readonly anyResource: boolean;
  /** Indexes of the statements without which the sides do not differ; null or left out where any may tell. */
  readonly telling?: ReadonlySet<number> | null;
}

export interface Sides {
  readonly left: Party;
  readonly right: Party | null;
  /** Only these actions. */
  readonly only: ActionElement | null;
  /** True where resources are told apart even if no statement does. */
  readonly byResource: boolean;
  readonly caller: Pick<AuthorizationRequest, 'principal' | 'role'>;
  /** True where what the right side alone may allow counts as well. */
  readonly either?: boolean;
  /** Gets the services that there were no steps left for. */
  readonly unfinished?: Unfinished;
}

/** Every action that the left side, or either side where that counts, may allow. */
export function* actionClasses(sides: Sides, statements: readonly SidedStatement[]): Iterable<ActionClass> {
  const reached = sides.left.unlimited ? null : servicesOf(statements.filter((one) => isGranting(one, sides)));
  const asked = sides.only ? new Set(reachedBy(sides.only)) : null;
  for (const prefix of servicePrefixes()) {
    if ((reached && !reached.has(prefix)) || (asked && !asked.has(prefix))) continue;
    const entry = serviceEntry(prefix);
    if (!entry) continue;
    if (spend(statements.length)) yield* classesOf(entry, sides, statements);
    else if (sides.unfinished) leaveOut(sides.unfinished, prefix, entry.actions.size);
  }
}

function isGranting({ side, role }: SidedStatement, { either = false }: Sides): boolean {
  return role === 'grants' && (either || side === 'left');
}

/** True where the statement may be about some action of the service. */
export function touches({ of, compiled }: SidedStatement, prefix: string): boolean {
  return (of === null || of.service === prefix) && reaches(compiled.actions, prefix);
}

/** False where no request of the service can name what the statement is about. */
function mayApply({ of, compiled: { resources } }: SidedStatement, entry: ServiceEntry): boolean {
  return of !== null || resources === null || coversSome(resources, entry);
}

function isEverywhereIn({ everywhere, of, compiled: { resources } }: SidedStatement, entry: ServiceEntry): boolean {
  return everywhere || (of === null && resources !== null && coversAll(resources, entry));
}

/** Services that the statements may be about. */
function servicesOf(statements: readonly SidedStatement[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { of, compiled } of statements) {
    for (const prefix of reachedBy(compiled.actions)) if (of === null || of.service === prefix) found.add(prefix);
  }
  return found;
}

const services = new WeakMap<ActionElement, readonly string[]>();

function reachedBy(element: ActionElement): readonly string[] {
  const known = services.get(element) ?? servicePrefixes().filter((prefix) => reaches(element, prefix));
  services.set(element, known);
  return known;
}

/** True where some action of the service may match. */
function reaches(element: ActionElement, service: string): boolean {
  if (element.negated) return true;
  return element.patterns.some(
    ({ everything, service: pattern }) => everything || (pattern !== null && fits(pattern, service)),
  );
}

interface Masked {
  readonly statement: SidedStatement;
  readonly mask: Mask;
}

function* classesOf(entry: ServiceEntry, sides: Sides, statements: readonly SidedStatement[]): Iterable<ActionClass> {
  const masked: Masked[] = [];
  for (const statement of statements) {
    if (isSpent() || !touches(statement, entry.prefix) || !mayApply(statement, entry)) continue;
    const mask = maskOf(statement.compiled.actions, entry);
    if (mask !== 'none') masked.push({ statement, mask });
  }
  const only = sides.only ? maskOf(sides.only, entry) : 'all';
  if (!spend((entry.actions.size * masked.filter(({ mask }) => mask !== 'all').length) / 3)) {
    if (sides.unfinished) leaveOut(sides.unfinished, entry.prefix, entry.actions.size);
    return;
  }
  for (const { actions: alikes, matching } of alike(entry, masked, only)) {
    const actions = entry.prefix === 'sts' ? alikes.filter((action) => !isGiven(action, sides)) : alikes;
    if (actions.length === 0) continue;
    const granted = matching.some((statement) => isGranting(statement, sides));
    if (granted || sides.left.unlimited) yield* shapesOf(entry, actions, matching, sides.byResource);
  }
}

/** True for what AWS allows everybody without asking a policy, such as `sts:GetCallerIdentity`. */
function isGiven({ service, name }: ActionEntry, { caller }: Sides): boolean {
  const request = { ...caller, action: `${service}:${name}`, resource: '*', context: {} };
  return specialOf(askedOf(request, {}))?.verdict === 'allowed';
}

interface Alike {
  readonly actions: readonly ActionEntry[];
  readonly matching: readonly SidedStatement[];
}

const lists = new WeakMap<ServiceEntry, readonly ActionEntry[]>();

/** All actions of a service; always the same list. */
function allActions(entry: ServiceEntry): readonly ActionEntry[] {
  const known = lists.get(entry) ?? [...entry.actions.values()];
  lists.set(entry, known);
  return known;
}

/** Actions by the statements that cover them. */
function alike(entry: ServiceEntry, masked: readonly Masked[], only: Mask): Iterable<Alike> {
  const all = allActions(entry);
  const telling = masked.filter(({ mask }) => mask !== 'all');
  const marks = [...new Set(telling.map(({ mask }) => mask))];
  if (only === 'none') return [];
  if (telling.length === 0 && only === 'all') {
    return [{ actions: all, matching: masked.map(({ statement }) => statement) }];
  }
  const groups = new Map<string, ActionEntry[]>();
  for (const [index, action] of all.entries()) {
    if (!covers(only, index)) continue;
    let signature = '';
    for (const mask of marks) signature += covers(mask, index) ? '1' : '0';
    const group = groups.get(signature);
    if (group) group.push(action);
    else groups.set(signature, [action]);
  }
  return [...groups].map(([signature, actions]) => {
    const out = new Set(marks.filter((_, index) => signature[index] === '0'));
    return { actions, matching: masked.filter(({ mask }) => !out.has(mask)).map(({ statement }) => statement) };
  });
}

/** Actions by what their requests look like, as far as that makes a difference to the statements. */
function shapesOf(
  entry: ServiceEntry,
  actions: readonly ActionEntry[],
  statements: readonly SidedStatement[],
  byResource: boolean,
): ActionClass[] {
  const wanted = new Set(statements.flatMap(({ keys }) => keys));
  const anyResource =
    !byResource && !askResource.has(entry.prefix) && statements.every((one) => isEverywhereIn(one, entry));
  const common = { entry, statements, anyResource };
  const [first] = actions;
  if (anyResource && first && [...wanted].every(isEverywhere)) {
    return [
      {
        ...common,
        actions,
        targets: [{ type: typesOf(first)[0] ?? null, keys: wanted, unlisted: new Set() }],
        together: [],
      },
    ];
  }
  const shapes = new Map<string, Pick<ActionClass, 'targets' | 'together'> & { actions: ActionEntry[] }>();
  for (const action of actions) {
    const shape = shapeOf(entry, action, wanted, anyResource);
    const known = shapes.get(shape.key);
    if (known) known.actions.push(action);
    else shapes.set(shape.key, { actions: [action], targets: shape.targets, together: shape.together });
  }
  return [...shapes.values()].map((shape) => ({ ...common, ...shape }));
}

/** The class of one of its actions alone, with what requests of just this action name. */
export function classOfOne(group: ActionClass, action: ActionEntry): ActionClass {
  const wanted = new Set(group.statements.flatMap(({ keys }) => keys));
  const bare = !action.resources.some(({ required }) => required);
  return { ...group, actions: [action], targets: targetsOf(group.entry, action, wanted, bare) };
}

/** The action that stands for its class. */
export function actionName({ actions: [first] }: ActionClass): string {
  return first ? fullName(first) : '';
}
