import type { ActionClass } from './actionClasses.ts';
import { markOf } from './clauseCover.ts';
import { askResource, type Party, type PartyStatement } from './party.ts';

/**
 * True where the texts alone show that the left side allows nothing of the class beyond the right one: each of its
 * grants has a counterpart that is no narrower, and it denies whatever the right side denies.
 */
export function isCovered({ entry, statements }: ActionClass, left: Party, right: Party | null): boolean {
  if (right === null || left.unlimited) return false;
  if (!right.document && !(right.simple && !askResource.has(entry.prefix))) return false;
  const of = (side: 'left' | 'right', role: PartyStatement['role']) =>
    statements.filter((statement) => statement.side === side && statement.role === role);
  const allows = of('right', 'grants').filter(({ of: owner }) => owner === null);
  const denies = of('left', 'denies').filter((deny) => deny.final || left.document);
  return (
    of('left', 'grants').every((grant) => allows.some((allow) => covers(allow, grant))) &&
    of('right', 'denies').every((deny) => denies.some((own) => covers(own, deny)))
  );
}

/** True where one statement applies to every request that the other applies to, whatever their actions. */
function covers(one: PartyStatement, other: PartyStatement): boolean {
  if (one.compiled === other.compiled) return true;
  if (other.of !== null || principalMark(one) !== principalMark(other)) return false;
  return resourcesCover(one, other) && clausesCover(one, other);
}

function principalMark({ compiled }: PartyStatement): string {
  const { principal } = compiled.source;
  return principal ? JSON.stringify([principal.negated, principal.entries]) : '';
}

function resourcesCover(one: PartyStatement, other: PartyStatement): boolean {
  const [mine, theirs] = [one.compiled.resources, other.compiled.resources];
  if (mine === null || theirs === null) return mine === theirs;
  if (!mine.negated && mine.patterns.some(({ ready }) => ready?.some(({ prefix }) => prefix === ''))) return true;
  if (mine.negated !== theirs.negated) return false;
  const [wide, narrow] = mine.negated ? [theirs, mine] : [mine, theirs];
  const texts = new Set(wide.patterns.map(({ template }) => JSON.stringify(template)));
  return narrow.patterns.every(({ template }) => texts.has(JSON.stringify(template)));
}

function clausesCover(one: PartyStatement, other: PartyStatement): boolean {
  const marks = new Set(other.compiled.clauses.map(markOf));
  return one.compiled.clauses.every((clause) => marks.has(markOf(clause)));
}
