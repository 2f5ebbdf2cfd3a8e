import { knownResources } from '../../account/candidates.ts';
import { identityOf, isIdentity } from '../../account/identify.ts';
import type { Sandbox } from '../../account/sandbox.ts';
import { fullName } from '../../analysis/excessEntries.ts';
import { type Permitted, type PermittedResult, permittedIn, type Scope } from '../../analysis/permitted.ts';
import { serviceEntry } from '../../catalogue/authorization.ts';
import type { AccessLevel } from '../../catalogue/shapes.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import { type AttemptState, sandboxOf } from '../attemptState.ts';
import { boundedPrincipals } from '../ceilings.ts';
import { accountView, principalView } from '../sandboxView.ts';
import { type MapResource, mapResources } from './mapResources.ts';

export type MapBy = 'service' | 'resource';

/** Actions of one access level that a cell allows. */
export interface MapGroup {
  readonly level: AccessLevel;
  /** The first ones, the weightiest first. */
  readonly actions: readonly string[];
  readonly count: number;
  /** True for what the scenario does not need. */
  readonly excess: boolean;
  /** A request for the first action that is allowed. */
  readonly witness: AuthorizationRequest;
}

/** What one principal may do with one service or resource. */
export interface MapCell {
  readonly allowed: number;
  readonly excess: number;
  /** What is too much first. Empty where nothing is allowed. */
  readonly groups: readonly MapGroup[];
}

export interface MapLine {
  /** Service prefix or ARN. */
  readonly id: string;
  readonly title: string;
  /** Title of the service, or type of the resource. */
  readonly note: string;
}

export interface MapColumn {
  /** As `identityOf` understands it, e.g. `user/maya`. */
  readonly principal: string;
  readonly title: string;
  /** False where the scenario says nothing of how much they may do. */
  readonly bounded: boolean;
  /** By `id` of a line; nothing is allowed where there is none. */
  readonly cells: Readonly<Record<string, MapCell>>;
  /** False where a limit was reached. */
  readonly complete: boolean;
}

/** A map as far as it is worked out. */
export interface AccessMap {
  readonly by: MapBy;
  readonly lines: readonly MapLine[];
  readonly columns: readonly MapColumn[];
  /** Principals worked out, and in all. */
  readonly done: number;
  readonly total: number;
}

/** Actions that a group names. */
const NAMED = 40;

interface Person {
  readonly principal: string;
  readonly title: string;
}

/** Users and roles of every account, those of the home account first. */
function people(sandbox: Sandbox): readonly Person[] {
  const accounts = [...sandbox.accounts.values()].sort((one) => (one.id === sandbox.home ? -1 : 1));
  return accounts.flatMap((account) => {
    const isHome = account.id === sandbox.home;
    const person = (kind: 'user' | 'role', { name, arn }: { readonly name: string; readonly arn: string }): Person =>
      isHome
        ? { principal: `${kind}/${name}`, title: name }
        : { principal: arn, title: `${name} @${account.alias ?? account.id}` };
    return [
      ...[...account.users.values()].map((user) => person('user', user)),
      ...[...account.roles.values()].map((role) => person('role', role)),
    ];
  });
}

/**
 * The map, principal by principal: a new value after each, and null where there is nothing new yet, so that whoever works
 * it out can do other things between.
 */
export function* accessMap(state: AttemptState, by: MapBy): Iterable<AccessMap | null> {
  const sandbox = sandboxOf(state);
  const everybody = people(sandbox);
  const resources = by === 'resource' ? mapResources(sandbox) : [];
  const columns: MapColumn[] = [];
  const current = (): AccessMap => ({
    by,
    ...(by === 'resource'
      ? { lines: resources.map(({ line }) => line), columns: [...columns] }
      : byService(columns, sandbox)),
    done: columns.length,
    total: everybody.length,
  });
  yield current();
  for (const person of everybody) {
    columns.push(yield* columnOf(state, person, resources, by));
    yield current();
  }
}

/** Whoever may use more services than this is an administrator of some kind. */
const WIDE = 100;
const others = 'others';

/** The services that tell people apart or hold something, a line each; all that administrators have besides as one line. */
function byService(columns: readonly MapColumn[], sandbox: Sandbox): Pick<AccessMap, 'lines' | 'columns'> {
  const services = new Set(columns.flatMap(({ cells }) => Object.keys(cells)));
  const narrow = columns.map(({ cells }) => Object.keys(cells)).filter(({ length }) => length <= WIDE);
  const shown = new Set(['iam', 'sts', ...knownResources(sandbox).map(({ service }) => service), ...narrow.flat()]);
  const lines = [...services].filter((id) => shown.has(id)).sort();
  const rest = [...services].filter((id) => !shown.has(id));
  const line = (id: string): MapLine => ({ id, title: id, note: serviceEntry(id)?.title ?? '' });
  if (rest.length === 0) return { lines: lines.map(line), columns: [...columns] };
  return {
    lines: [...lines.map(line), { id: others, title: `${rest.length} other services`, note: 'without resources here' }],
    columns: columns.map((column) => ({ ...column, cells: { ...column.cells, ...restOf(column, rest) } })),
  };
}

function restOf({ cells }: MapColumn, rest: readonly string[]): MapColumn['cells'] {
  const own = rest.flatMap((id) => cells[id] ?? []);
  if (own.length === 0) return {};
  const sum = (of: (cell: MapCell) => number) => own.reduce((total, cell) => total + of(cell), 0);
  const groups = own.flatMap((cell) => cell.groups).sort((one, other) => other.count - one.count);
  return {
    [others]: {
      allowed: sum((cell) => cell.allowed),
      excess: sum((cell) => cell.excess),
      groups: groups.slice(0, NAMED),
    },
  };
}

function* columnOf(
  state: AttemptState,
  person: Person,
  resources: readonly MapResource[],
  by: MapBy,
): Generator<null, MapColumn> {
  const sandbox = sandboxOf(state);
  const identity = identityOf(sandbox, person.principal, { time: sandbox.clock });
  if (!isIdentity(identity)) return { ...person, bounded: false, cells: {}, complete: true };
  const bound = boundedPrincipals(state.scenario, sandbox).find(
    (one) => (one.identity.roleArn ?? one.identity.arn) === (identity.roleArn ?? identity.arn),
  );
  const view = accountView(sandbox);
  const principal = principalView(sandbox, identity, person.principal);
  const look = (scope: Scope | null): Look => ({
    all: permittedIn(view, principal, scope),
    beyond: bound === undefined ? null : permittedIn(view, principal, scope, bound.ceiling),
  });
  const found: (readonly [string, Look])[] = by === 'service' ? [...servicesOf(look(null))] : [];
  for (const { line, scope } of resources) {
    found.push([line.id, look(scope)]);
    yield null;
  }
  const cells = found.flatMap(([id, { all, beyond }]) => {
    return all.permitted.length === 0 ? [] : [[id, cellOf(all.permitted, beyond?.permitted ?? [])] as const];
  });
  const complete = found.every(([, { all, beyond }]) => all.complete && beyond?.complete !== false);
  return { ...person, bounded: bound !== undefined, cells: Object.fromEntries(cells), complete };
}

interface Look {
  readonly all: PermittedResult;
  readonly beyond: PermittedResult | null;
}

function servicesOf({ all, beyond }: Look): readonly (readonly [string, Look])[] {
  const of = (result: PermittedResult, service: string): PermittedResult => ({
    ...result,
    permitted: result.permitted.filter((one) => one.service === service),
  });
  const services = new Set(all.permitted.map(({ service }) => service));
  return [...services].map((service) => [
    service,
    { all: of(all, service), beyond: beyond === null ? null : of(beyond, service) },
  ]);
}

function cellOf(all: readonly Permitted[], beyond: readonly Permitted[]): MapCell {
  const count = (groups: readonly Permitted[]) => groups.reduce((sum, { actions }) => sum + actions.length, 0);
  const exceeding = new Set(beyond.flatMap(({ actions }) => actions));
  const needed = all.flatMap((one) => {
    const actions = one.actions.filter((action) => !exceeding.has(action));
    return actions.length === 0 ? [] : [{ ...one, actions }];
  });
  return {
    allowed: count(all),
    excess: count(beyond),
    groups: [
      ...worstFirst(beyond).flatMap((one) => groupOf(one, true)),
      ...worstFirst(needed).flatMap((one) => groupOf(one, false)),
    ],
  };
}

const gravity: readonly AccessLevel[] = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];

function worstFirst(groups: readonly Permitted[]): readonly Permitted[] {
  return [...groups].sort((one, other) => gravity.indexOf(one.level) - gravity.indexOf(other.level));
}

function groupOf({ level, actions, witnessFor }: Permitted, excess: boolean): MapGroup[] {
  const [first] = actions;
  if (first === undefined) return [];
  const names = actions.slice(0, NAMED).map(fullName);
  return [{ level, actions: names, count: actions.length, excess, witness: witnessFor(first) }];
}
