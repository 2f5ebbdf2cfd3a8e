import type { CompiledStatement } from '../policy/compiled.ts';
import type { ActionClass } from './actionClasses.ts';
import { markOf } from './clauseCover.ts';
import { askResource, type Party, type PartyStatement } from './party.ts';
import type { SidedStatement } from './sidedStatements.ts';
import { isSpent, spend } from './work.ts';

/**
 * What the texts alone show of a class: the grants of the left side that have no counterpart on the right that is as
 * wide, and the denies of the right side that the left does not have. Every difference lies where one of them applies.
 */
export function tellingIn({ entry, statements }: ActionClass, left: Party, right: Party | null): ClassCover | null {
  if (right === null || left.unlimited || isSpent()) return null;
  if (!right.document && !(right.simple && !askResource.has(entry.prefix))) return null;
  const of = (side: 'left' | 'right', role: PartyStatement['role']) =>
    statements.filter((statement) => statement.side === side && statement.role === role);
  const allows = othersOf(of('right', 'grants').filter(({ of: owner }) => owner === null));
  const denies = othersOf(of('left', 'denies').filter((deny) => deny.final || left.document));
  return {
    grants: of('left', 'grants').filter((grant) => !isWithin(grant, allows)),
    denies: of('right', 'denies').filter((deny) => !isWithin(deny, denies)),
  };
}

export interface ClassCover {
  readonly grants: readonly SidedStatement[];
  readonly denies: readonly SidedStatement[];
}

/** The class without the grants that cannot make a difference; null where nothing can. */
export function tellingClass(group: ActionClass, left: Party, right: Party | null): ActionClass | null {
  const cover = tellingIn(group, left, right);
  if (cover === null) return group;
  const { grants, denies } = cover;
  if (grants.length === 0 && denies.length === 0) return null;
  const telling = new Set([...grants, ...denies].map(({ index }) => index));
  const idle = ({ side, role, index }: SidedStatement) =>
    denies.length === 0 && side === 'left' && role === 'grants' && !telling.has(index);
  return { ...group, statements: group.statements.filter((one) => !idle(one)), telling };
}

/** Statements by each of their resource patterns; those that may cover others without sharing a pattern apart. */
interface Listed {
  readonly byPattern: ReadonlyMap<string, readonly PartyStatement[]>;
  readonly wide: readonly PartyStatement[];
}

interface Others {
  readonly same: ReadonlySet<CompiledStatement>;
  /** Made when it is asked for: most statements have themselves as their counterpart. */
  readonly listed: () => Listed;
}

function othersOf(statements: readonly PartyStatement[]): Others {
  let made: Listed | null = null;
  return {
    same: new Set(statements.map(({ compiled }) => compiled)),
    listed: () => {
      made ??= listed(statements);
      return made;
    },
  };
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
  return { byPattern, wide };
}

function isWithin(statement: PartyStatement, { same, listed }: Others): boolean {
  if (same.has(statement.compiled)) return true;
  if (statement.of !== null) return false;
  const { byPattern, wide } = listed();
  const [first] = marksOf(statement.compiled).patterns;
  const near = first === undefined ? [] : (byPattern.get(first) ?? []);
  // A statement without a known counterpart may tell: that is never wrong, only slower.
  if (isSpent() || !spend(2 + near.length + wide.length)) return false;
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
