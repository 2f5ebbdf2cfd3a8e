import type { CompiledStatement } from '../policy/compiled.ts';
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
  const allows = listed(of('right', 'grants').filter(({ of: owner }) => owner === null));
  if (!of('left', 'grants').every((grant) => isWithin(grant, allows))) return false;
  const denies = listed(of('left', 'denies').filter((deny) => deny.final || left.document));
  return of('right', 'denies').every((deny) => isWithin(deny, denies));
}

/** Statements by each of their resource patterns; those that may cover others without sharing a pattern apart. */
interface Listed {
  readonly same: ReadonlySet<CompiledStatement>;
  readonly byPattern: ReadonlyMap<string, readonly PartyStatement[]>;
  readonly wide: readonly PartyStatement[];
}

function listed(statements: readonly PartyStatement[]): Listed {
  const byPattern = new Map<string, PartyStatement[]>();
  const wide: PartyStatement[] = [];
  for (const statement of statements) {
    const { everything, patterns, negated } = marksOf(statement.compiled);
    if (everything || negated || patterns.size === 0) wide.push(statement);
    else {
      for (const pattern of patterns) {
        const list = byPattern.get(pattern);
        if (list) list.push(statement);
        else byPattern.set(pattern, [statement]);
      }
    }
  }
  return { same: new Set(statements.map(({ compiled }) => compiled)), byPattern, wide };
}

function isWithin(statement: PartyStatement, { same, byPattern, wide }: Listed): boolean {
  if (same.has(statement.compiled)) return true;
  if (statement.of !== null) return false;
  const [first] = marksOf(statement.compiled).patterns;
  const near = first === undefined ? [] : (byPattern.get(first) ?? []);
  return [...near, ...wide].some((one) => covers(one.compiled, statement.compiled));
}

interface Marks {
  readonly principal: string;
  readonly patterns: ReadonlySet<string>;
  readonly hasResource: boolean;
  readonly negated: boolean;
  readonly everything: boolean;
  readonly clauses: ReadonlySet<string>;
}

const known = new WeakMap<CompiledStatement, Marks>();

function marksOf(compiled: CompiledStatement): Marks {
  const found = known.get(compiled);
  if (found) return found;
  const { source, resources, clauses } = compiled;
  const negated = resources?.negated ?? false;
  const patterns = resources?.patterns ?? [];
  const made: Marks = {
    principal: source.principal ? JSON.stringify([source.principal.negated, source.principal.entries]) : '',
    patterns: new Set(patterns.map(({ template }) => JSON.stringify(template))),
    hasResource: resources !== null,
    negated,
    everything: !negated && patterns.some(({ ready }) => ready?.some(({ prefix }) => prefix === '')),
    clauses: new Set(clauses.map(markOf)),
  };
  known.set(compiled, made);
  return made;
}

/** True where one statement applies to every request that the other applies to, whatever their actions. */
function covers(one: CompiledStatement, other: CompiledStatement): boolean {
  const [wide, narrow] = [marksOf(one), marksOf(other)];
  if (wide.principal !== narrow.principal || wide.hasResource !== narrow.hasResource) return false;
  if (![...wide.clauses].every((mark) => narrow.clauses.has(mark))) return false;
  if (wide.everything) return true;
  if (wide.negated !== narrow.negated) return false;
  const [more, fewer] = wide.negated ? [narrow, wide] : [wide, narrow];
  return [...fewer.patterns].every((pattern) => more.patterns.has(pattern));
}
