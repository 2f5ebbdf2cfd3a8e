import { type Clause, clauseHolds } from '../policy/conditions/clause.ts';
import { canonicalKey, companionsOf } from '../policy/contextRelations.ts';
import { templateKeys } from '../policy/variables.ts';
import type { CarriedKeys } from './carriedKeys.ts';
import type { Dimension } from './dimension.ts';
import type { SidedStatement } from './sidedStatements.ts';
import type { Situation } from './situation.ts';

/** A statement that is about action and resource, with its clauses by the dimension that decides them. */
export interface NearStatement {
  readonly statement: SidedStatement;
  /** False where a settled key already speaks against it. */
  readonly open: boolean;
  /** Place of a dimension and of the clause in it. */
  readonly free: readonly (readonly [number, number])[];
}

export interface Layout {
  /** Canonical keys that requests may lack because the catalogue does not list them. */
  readonly unlisted: ReadonlySet<string>;
  readonly dimensions: readonly Dimension[];
  readonly near: readonly NearStatement[];
}

/** The free condition keys of the statements, and which clause hangs on which. `carried`: keys that requests may carry. */
export function layoutOf(
  statements: readonly SidedStatement[],
  { keys: carried, unlisted }: CarriedKeys,
  situation: Situation,
): Layout {
  const grouped = new Map<string, Clause[]>();
  const isFree = (key: string, lowerKey: string) => carried.has(lowerKey) && !situation.isSettled(key);
  for (const clause of statements.flatMap(({ compiled }) => compiled.clauses)) {
    const key = canonicalKey(clause.lowerKey);
    if (!isFree(key, clause.lowerKey)) continue;
    const group = grouped.get(key);
    if (group) group.push(clause);
    else grouped.set(key, [clause]);
  }
  const found = [...grouped].map(([key, clauses]) => dimensionOf(key, clauses));
  const more = [
    ...found.flatMap(({ clauses }) => clauses.flatMap(readNames).filter((name) => carried.has(name.toLowerCase()))),
    ...[...grouped.keys()].flatMap(companionsOf),
  ];
  for (const name of more) {
    const key = canonicalKey(name.toLowerCase());
    if (situation.isSettled(key) || found.some((dimension) => dimension.key === key)) continue;
    found.push({ key, names: [name], clauses: [], reads: [] });
  }
  const dimensions = inOrder(found);
  const places = new Map<Clause, readonly [number, number]>();
  for (const [at, { clauses }] of dimensions.entries()) {
    for (const [place, clause] of clauses.entries()) places.set(clause, [at, place]);
  }
  const near = statements.map((statement): NearStatement => {
    const { clauses } = statement.compiled;
    const settled = clauses.filter((clause) => !places.has(clause));
    return {
      statement,
      open: settled.every((clause) => clauseHolds(clause, situation.exact)),
      free: clauses.flatMap((clause) => {
        const place = places.get(clause);
        return place ? [place] : [];
      }),
    };
  });
  return { dimensions, near, unlisted: new Set([...unlisted].map(canonicalKey)) };
}

function dimensionOf(key: string, clauses: readonly Clause[]): Dimension {
  const names = [...new Map(clauses.map(({ lowerKey, source }) => [lowerKey, source.key])).values()];
  const reads = clauses.flatMap(readNames).map((name) => canonicalKey(name.toLowerCase()));
  return { key, names, clauses, reads: [...new Set(reads)] };
}

/** Keys whose values a clause reads through variables. */
function readNames({ values }: Clause): string[] {
  return values.flatMap(({ template }) => templateKeys(template));
}

/** Keys that others read come before those that read them. */
function inOrder(dimensions: readonly Dimension[]): Dimension[] {
  const left = [...dimensions];
  const ordered: Dimension[] = [];
  while (left.length > 0) {
    const ready = left.findIndex(
      ({ reads, key }) => !left.some((other) => other.key !== key && reads.includes(other.key)),
    );
    ordered.push(...left.splice(Math.max(ready, 0), 1));
  }
  return ordered;
}
