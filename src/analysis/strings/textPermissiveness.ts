import type { Policy } from '../../policy/document.ts';
import { type Kind, kindOf } from '../sampleValues.ts';
import { addLogs, textCounts } from '../textCounts.ts';
import { type KeyCount, keyCounts } from './keyCounts.ts';
import { keysInOrder } from './keyOptions.ts';
import { anyText, matchesOf } from './textClassesOf.ts';
import { type KeyValues, readerOf } from './textReader.ts';
import { resourceElement, type TextElement, type TextStatement, textStatements } from './textStatement.ts';

/** How much some policies allow. */
export interface TextPermissiveness {
  /** Binary logarithm of the number of requests that are allowed; minus infinity for none. */
  readonly requests: number;
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

interface Weighted {
  readonly matches: readonly boolean[];
  readonly log: number;
}

interface Count {
  readonly keys: readonly string[];
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly fixed: KeyValues;
  readonly reasons: Set<string>;
  readonly known: Map<string, number>;
}

/** Contexts that one count may add up. */
const most = 50_000;

/**
 * Counts as Quacky does (ICSE 2022): every text, a principal's name too, has at most 100 characters of 256 letters; a
 * request holds every key that a condition of `policies` or `others` names. Patterns with variables count as unmet.
 */
export function textPermissiveness(policies: readonly Policy[], others: readonly Policy[] = []): TextPermissiveness {
  const statements = textStatements(policies, 'granted', 'name');
  const all = [...statements, ...textStatements(others, 'needed', 'name')];
  const clauses = all.flatMap((statement) => statement.clauses);
  const keys = keysInOrder(clauses);
  const kinds = new Map(
    keys.map((key) => [
      key,
      kindOf(
        undefined,
        clauses.filter(({ lowerKey }) => lowerKey === key),
      ),
    ]),
  );
  const count: Count = { keys, kinds, fixed: new Map(), reasons: new Set(), known: new Map() };
  let requests = Number.NEGATIVE_INFINITY;
  const hasPrincipals = all.some(({ principal }) => principal !== null);
  const hasResources = all.some(({ resource }) => resource !== null);
  const actions = weighted(statements, ({ action }) => action, true, count);
  for (const action of actions) {
    const about = statements.filter((_, index) => action.matches[index]);
    if (about.every(({ denies }) => denies)) continue;
    const reader = readerOf(count.fixed);
    const resources = weighted(about, (one) => resourceElement(one, reader), hasResources, count);
    const principals = weighted(about, ({ principal }) => principal, hasPrincipals, count);
    for (const resource of resources) {
      for (const principal of principals) {
        const near = about.filter((_, index) => resource.matches[index] && principal.matches[index]);
        const log = action.log + resource.log + principal.log + contextsOf(near, statements, count);
        requests = addLogs(requests, log);
      }
    }
  }
  const reasons = [...count.reasons].sort();
  return { requests, complete: reasons.length === 0, reasons };
}

/** Texts of one dimension by the elements that they match; one alone where the kind of policy has no such dimension. */
function weighted(
  statements: readonly TextStatement[],
  elementOf: (statement: TextStatement) => TextElement | null,
  counts: boolean,
  { reasons }: Count,
): Weighted[] {
  const elements = statements.map(elementOf);
  if (!counts) return [{ matches: elements.map(() => true), log: 0 }];
  const groups = elements.flatMap((element) => (element ? [element.matchers] : []));
  const found = textCounts(anyText, groups);
  if (!found.complete) reasons.add('patterns with many wildcards were not counted');
  return [...found.counts].map(([fits, count]) => {
    return {
      matches: matchesOf(
        elements,
        [...fits].map((mark) => mark === '1'),
      ),
      log: Math.log2(count),
    };
  });
}

/** Binary logarithm of the number of contexts under which the statements allow. */
function contextsOf(near: readonly TextStatement[], all: readonly TextStatement[], count: Count): number {
  if (near.every(({ denies }) => denies)) return Number.NEGATIVE_INFINITY;
  const key = near.map((one) => all.indexOf(one)).join();
  const known = count.known.get(key);
  if (known !== undefined) return known;
  const clauses = near.flatMap((statement) => statement.clauses);
  const options = count.keys.map((name) =>
    keyCounts(name, count.kinds.get(name) ?? 'text', clauses, count.fixed, count.reasons),
  );
  const sum = summed(near, count, options, { steps: 0 }, 0, new Map());
  count.known.set(key, sum);
  return sum;
}

function summed(
  near: readonly TextStatement[],
  count: Count,
  options: readonly (readonly KeyCount[])[],
  work: { steps: number },
  depth: number,
  judged: ReadonlyMap<string, readonly boolean[]>,
): number {
  work.steps += 1;
  if (work.steps > most) {
    count.reasons.add(`more than ${most} combinations of condition values were not all counted`);
    return Number.NEGATIVE_INFINITY;
  }
  const key = count.keys[depth];
  if (key === undefined) return allowedBy(near, judged) ? 0 : Number.NEGATIVE_INFINITY;
  return (options[depth] ?? []).reduce((sum, { holds, log }) => {
    return addLogs(sum, log + summed(near, count, options, work, depth + 1, new Map(judged).set(key, holds)));
  }, Number.NEGATIVE_INFINITY);
}

function allowedBy(near: readonly TextStatement[], judged: ReadonlyMap<string, readonly boolean[]>): boolean {
  const next = new Map<string, number>();
  const applying = near.filter(({ clauses }) =>
    clauses
      .map(({ lowerKey }) => {
        const at = next.get(lowerKey) ?? 0;
        next.set(lowerKey, at + 1);
        return judged.get(lowerKey)?.[at] === true;
      })
      .every(Boolean),
  );
  return applying.length > 0 && applying.every(({ denies }) => !denies);
}
