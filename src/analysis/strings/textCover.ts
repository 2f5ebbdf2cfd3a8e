import { markOf } from '../clauseCover.ts';
import { isSpent, spend } from '../work.ts';
import type { TextStatement } from './textStatement.ts';

/**
 * Statements through which the allowing side may allow more, whatever the action: its grants that have no wider
 * counterpart, and denies of the other side that it does not have itself. Every difference lies where one of them does.
 */
export function tellingStatements(
  about: readonly TextStatement[],
  allowing: TextStatement['side'],
): readonly TextStatement[] {
  const of = (mine: boolean, denies: boolean) =>
    about.filter((one) => (one.side === allowing) === mine && one.denies === denies);
  const [allows, denies] = [of(false, false), of(true, true)];
  return [
    ...of(true, false).filter((grant) => !isCovered(grant, allows)),
    ...of(false, true).filter((deny) => !isCovered(deny, denies)),
  ];
}

/** A statement without a known counterpart may tell: that is never wrong, only slower. */
function isCovered(statement: TextStatement, others: readonly TextStatement[]): boolean {
  if (isSpent() || !spend(others.length * 3)) return false;
  return others.some((other) => covers(other, statement));
}

interface Marks {
  readonly principal: string;
  /** Null where there is no resource element. */
  readonly resources: ReadonlySet<string> | null;
  readonly clauses: ReadonlySet<string>;
}

const known = new WeakMap<TextStatement, Marks>();

function marksOf(statement: TextStatement): Marks {
  const found = known.get(statement);
  if (found) return found;
  const { source, principal, resource, clauses } = statement;
  const made: Marks = {
    principal: JSON.stringify([source.principal?.entries, principal?.negated]),
    resources: resource && new Set(resource.templates.map((template) => JSON.stringify(template))),
    clauses: new Set(clauses.map(markOf)),
  };
  known.set(statement, made);
  return made;
}

function covers(one: TextStatement, other: TextStatement): boolean {
  const [wide, narrow] = [marksOf(one), marksOf(other)];
  if (wide.principal !== narrow.principal) return false;
  if (![...wide.clauses].every((mark) => narrow.clauses.has(mark))) return false;
  if (wide.resources === null || narrow.resources === null) return wide.resources === narrow.resources;
  if (one.resource?.negated !== other.resource?.negated) return false;
  const [more, fewer] = one.resource?.negated ? [narrow.resources, wide.resources] : [wide.resources, narrow.resources];
  return [...fewer].every((text) => more.has(text));
}
