import { markOf } from '../clauseCover.ts';
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
    ...of(true, false).filter((grant) => !allows.some((allow) => covers(allow, grant))),
    ...of(false, true).filter((deny) => !denies.some((own) => covers(own, deny))),
  ];
}

function covers(one: TextStatement, other: TextStatement): boolean {
  if (JSON.stringify(one.source.principal?.entries) !== JSON.stringify(other.source.principal?.entries)) return false;
  if (one.principal?.negated !== other.principal?.negated || !resourcesCover(one, other)) return false;
  const marks = new Set(other.clauses.map(markOf));
  return one.clauses.every((clause) => marks.has(markOf(clause)));
}

function resourcesCover({ resource: wide }: TextStatement, { resource: narrow }: TextStatement): boolean {
  if (wide === null || narrow === null) return wide === narrow;
  if (wide.negated !== narrow.negated) return false;
  const [more, fewer] = wide.negated ? [narrow, wide] : [wide, narrow];
  const texts = new Set(more.templates.map((template) => JSON.stringify(template)));
  return fewer.templates.every((template) => texts.has(JSON.stringify(template)));
}
