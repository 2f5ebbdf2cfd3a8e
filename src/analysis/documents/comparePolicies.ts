import type { Policy } from '../../policy/document.ts';
import { type ActionClass, actionClasses } from '../actionClasses.ts';
import { tellingClass } from '../classCover.ts';
import type { Comparison } from '../comparison.ts';
import { type Difference, differenceIn, differenceOfTelling } from '../differences.ts';
import { type Excess, excessOn } from '../excess.ts';
import { type ExcessGroup, groupExcess } from '../excessEntries.ts';
import { type SidedStatement, sidedStatements } from '../sidedStatements.ts';
import { callerRequest } from '../situation.ts';
import { fairShares, isSpent, leaveOut, limited, mostSteps, type Unfinished, unfinishedReason } from '../work.ts';
import { type Case, type Cases, caseList, turned } from './caseList.ts';

/** Kinds of documents that can be compared. */
export type DocumentKind = 'identity' | 'resource' | 'trust';

export interface DocumentsToCompare {
  readonly kind: DocumentKind;
  readonly granted: readonly Policy[];
  readonly needed: readonly Policy[];
  /** ARN of the caller; anybody in the account of the resource where it is null. */
  readonly principal: string | null;
  /** Limits of `granted` alone. */
  readonly boundary: Policy | null;
  /** One policy for each level, from the root down. */
  readonly scps: readonly Policy[];
}

export interface DocumentComparison {
  /** What only `granted` allows, worst first. */
  readonly excess: readonly ExcessGroup[];
  /** What only `needed` allows, worst first. */
  readonly missing: readonly ExcessGroup[];
  /** Actions of the catalogue that some request is allowed for. */
  readonly counts: { readonly granted: number; readonly needed: number; readonly excess: number };
  /** False where a limit was reached; `reasons` then say which. */
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** Compares what two sets of documents allow, over every action, resource and context of the catalogue. */
export function comparePolicies(documents: DocumentsToCompare): DocumentComparison {
  return limited(mostSteps, () => comparedWithin(documents));
}

function comparedWithin(documents: DocumentsToCompare): DocumentComparison {
  const reasons = new Set<string>();
  const { first, casesFor } = caseList(documents, reasons);
  const { left, right, principal } = first.excess;
  const statements = sidedStatements(left, right);
  const unfinished: Unfinished = new Map();
  const caller = callerRequest(principal);
  const sides = { left, right, only: null, byResource: false, caller, either: true, unfinished };
  const other = otherSides(statements);
  const [excess, missing]: [Excess[], Excess[]] = [[], []];
  const allowed = { granted: 0, needed: 0, excess: 0 };
  const inShares = fairShares();
  for (const group of actionClasses(sides, statements)) {
    const count = group.actions.length;
    const found = inShares(group.entry.prefix, () => {
      const compared = compareClass(group, turned(group, other), () => casesFor(group), reasons);
      if (isSpent()) leaveOut(unfinished, group.entry.prefix, count);
      return compared;
    });
    if (found.excess) excess.push(entryOf(first, found.excess));
    if (found.missing) missing.push(entryOf(first, found.missing));
    allowed.excess += found.excess ? count : 0;
    allowed.granted += found.granted ? count : 0;
    allowed.needed += found.needed ? count : 0;
  }
  const unlooked = unfinishedReason(unfinished);
  const sorted = [...reasons, ...(unlooked === null ? [] : [unlooked])].sort();
  return {
    excess: groupExcess(excess),
    missing: groupExcess(missing),
    counts: allowed,
    complete: sorted.length === 0,
    reasons: sorted,
  };
}

interface ClassResult {
  readonly excess: Difference | null;
  readonly missing: Difference | null;
  readonly granted: boolean;
  readonly needed: boolean;
}

/** Where neither side has more, what the one allows the other allows too. */
function compareClass(group: ActionClass, back: ActionClass, find: () => Cases, reasons: Set<string>): ClassResult {
  const excess = firstOf(find, group, (one) => one.excess, reasons);
  const missing = firstOf(find, back, (one) => one.missing, reasons);
  const granted = excess !== null || isGranted(find, group, (one) => one.granted, reasons);
  const equal = excess === null && missing === null;
  const needed = missing !== null || (equal ? granted : isGranted(find, back, (one) => one.needed, reasons));
  return { excess, missing, granted, needed };
}

/** One grant is mostly enough to show that a class is granted; all of them are asked where it is not. */
function isGranted(
  find: () => Cases,
  group: ActionClass,
  of: (one: Case) => Comparison,
  reasons: Set<string>,
): boolean {
  const grants = group.statements.filter(({ side, role }) => side === 'left' && role === 'grants');
  const [one, ...others] = grants;
  if (one && others.length > 0) {
    const idle = new Set([...others, ...group.statements.filter(({ side }) => side === 'right')]);
    const narrow = { ...group, statements: group.statements.filter((statement) => !idle.has(statement)) };
    const [first] = find().cases;
    if (first && differenceIn({ ...of(first), reasons: new Set() }, narrow)) return true;
  }
  return firstOf(find, group, of, reasons) !== null;
}

/** The first case that shows a difference. What was left out matters only where none does. */
function firstOf(
  find: () => Cases,
  group: ActionClass,
  of: (one: Case) => Comparison,
  reasons: Set<string>,
): Difference | null {
  const { cases, reasons: left } = find();
  const granting = group.statements.some(({ side, role }) => side === 'left' && role === 'grants');
  const [first] = cases;
  if (!first) return null;
  const { left: mine, right: theirs } = of(first);
  const telling = granting || mine.unlimited ? tellingClass(group, mine, theirs) : null;
  if (telling === null) return null;
  const own = new Set<string>(left);
  for (const one of cases) {
    const comparison = { ...of(one), reasons: own };
    const found = one === first ? differenceOfTelling(comparison, group, telling) : differenceIn(comparison, group);
    if (found) return found;
    if (isSpent()) break;
  }
  for (const reason of own) reasons.add(reason);
  return null;
}

function entryOf({ excess }: Case, difference: Difference): Excess {
  return { ...excessOn(excess.principal, difference), principal: '' };
}

function otherSides(statements: readonly SidedStatement[]): ReadonlyMap<SidedStatement, SidedStatement> {
  return new Map(
    statements.map((statement) => [statement, { ...statement, side: statement.side === 'left' ? 'right' : 'left' }]),
  );
}
