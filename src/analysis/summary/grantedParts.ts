import { isSpent } from '../work.ts';
import { allowedBeyond, type DocumentCases, type PlacedStatement, unlooked } from './documentCases.ts';

/** What one Allow statement gives for some actions, and the Deny statements that take something of it away. */
export interface GrantedPart {
  readonly allow: PlacedStatement;
  readonly denies: readonly PlacedStatement[];
}

/** Actions that the same parts grant. */
export interface GrantedActions {
  /** Full names. */
  readonly actions: ReadonlySet<string>;
  readonly parts: readonly GrantedPart[];
}

export interface Granted {
  readonly groups: readonly GrantedActions[];
  /** Actions that each Allow statement grants in spite of the denials, also where others grant them too. */
  readonly live: ReadonlyMap<PlacedStatement, ReadonlySet<string>>;
}

/** Comparisons that one summary may make. */
const most = 3000;

/**
 * What statements grant together: for each action the fewest Allow statements that do, each with the denials that
 * matter to it. Every step is decided over all requests.
 */
export function grantedParts(cases: DocumentCases, statements: readonly PlacedStatement[]): Granted {
  const allows = statements.filter(({ statement }) => statement.effect === 'Allow');
  const denies = statements.filter(({ statement }) => statement.effect === 'Deny');
  const asking = askerOf(cases, denies);
  const live = new Map(allows.map((allow) => [allow, asking.beyond([allow], null, null)]));
  const groups = bySignature(live);
  const fewest = groups.flatMap(({ actions, of }) => fewestAllows(asking, actions, of));
  return { groups: merged(fewest.flatMap(({ actions, of }) => withDenies(asking, actions, of, denies))), live };
}

interface Group {
  readonly actions: ReadonlySet<string>;
  readonly of: readonly PlacedStatement[];
}

interface Asking {
  /** What the left allows beyond the right, all denials in force on both sides. */
  readonly beyond: (
    left: readonly PlacedStatement[],
    right: readonly PlacedStatement[] | null,
    only: ReadonlySet<string> | null,
  ) => ReadonlySet<string>;
  /** What a denial takes away from an allow. */
  readonly takenBy: (
    deny: PlacedStatement,
    allow: PlacedStatement,
    others: readonly PlacedStatement[],
    only: ReadonlySet<string>,
  ) => ReadonlySet<string>;
}

function askerOf(cases: DocumentCases, denies: readonly PlacedStatement[]): Asking {
  let asked = 0;
  const ask = (
    left: readonly PlacedStatement[],
    right: readonly PlacedStatement[] | null,
    only: ReadonlySet<string> | null,
  ): ReadonlySet<string> => {
    asked += 1;
    if (asked > most || isSpent()) {
      cases.reasons.add(unlooked);
      return only ?? new Set();
    }
    return allowedBeyond(cases, left, right, only);
  };
  return {
    beyond: (left, right, only) => ask([...left, ...denies], right === null ? null : [...right, ...denies], only),
    takenBy: (deny, allow, others, only) => ask([allow, ...others], [allow, ...others, deny], only),
  };
}

/** Actions by the statements that grant them, by name. */
function bySignature(live: ReadonlyMap<PlacedStatement, ReadonlySet<string>>): Group[] {
  const of = new Map<string, { readonly allows: PlacedStatement[]; readonly numbers: number[] }>();
  for (const [number, [allow, actions]] of [...live].entries()) {
    for (const action of actions) {
      const known = of.get(action) ?? { allows: [], numbers: [] };
      of.set(action, known);
      known.allows.push(allow);
      known.numbers.push(number);
    }
  }
  const groups = new Map<string, { actions: Set<string>; of: readonly PlacedStatement[] }>();
  for (const action of [...of.keys()].sort()) {
    const { allows = [], numbers = [] } = of.get(action) ?? {};
    const key = numbers.join();
    const group = groups.get(key);
    if (group) group.actions.add(action);
    else groups.set(key, { actions: new Set([action]), of: allows });
  }
  return [...groups.values()];
}

/** Without the statements that give nothing beyond the others; where that differs between actions, group by group. */
function fewestAllows(asking: Asking, actions: ReadonlySet<string>, of: readonly PlacedStatement[]): Group[] {
  let open: Group[] = [{ actions, of }];
  for (const allow of [...of].reverse()) {
    open = open.flatMap((group) => {
      if (group.of.length < 2) return [group];
      const others = group.of.filter((one) => one !== allow);
      const needed = asking.beyond([allow], others, group.actions);
      return [
        { actions: intersection(group.actions, needed), of: group.of },
        { actions: difference(group.actions, needed), of: others },
      ].filter((one) => one.actions.size > 0);
    });
  }
  return open;
}

/** The denials that matter to each part, each counted only if the ones before it do not do the same. */
function withDenies(
  asking: Asking,
  actions: ReadonlySet<string>,
  of: readonly PlacedStatement[],
  denies: readonly PlacedStatement[],
): GrantedActions[] {
  let open: { actions: ReadonlySet<string>; parts: GrantedPart[] }[] = [
    { actions, parts: of.map((allow) => ({ allow, denies: [] })) },
  ];
  for (const deny of denies) {
    if (isSpent()) break;
    of.forEach((allow, at) => {
      open = open.flatMap(({ actions: some, parts }) => {
        const taken = asking.takenBy(deny, allow, parts[at]?.denies ?? [], some);
        const more = parts.map((part, index) => (index === at ? { ...part, denies: [...part.denies, deny] } : part));
        return [
          { actions: intersection(some, taken), parts: more },
          { actions: difference(some, taken), parts },
        ].filter((one) => one.actions.size > 0);
      });
    });
  }
  return open;
}

/** Groups with equal parts as one. */
function merged(groups: readonly GrantedActions[]): GrantedActions[] {
  const numbers = new Map<PlacedStatement, number>();
  const numberOf = (one: PlacedStatement) => {
    const known = numbers.get(one) ?? numbers.size;
    numbers.set(one, known);
    return known;
  };
  const found = new Map<string, { actions: Set<string>; parts: readonly GrantedPart[] }>();
  for (const { actions, parts } of groups) {
    const key = parts.map(({ allow, denies }) => [allow, ...denies].map(numberOf).join('-')).join();
    const known = found.get(key);
    if (known) for (const action of actions) known.actions.add(action);
    else found.set(key, { actions: new Set(actions), parts });
  }
  return [...found.values()];
}

function intersection(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((item) => other.has(item)));
}

function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((item) => !other.has(item)));
}
