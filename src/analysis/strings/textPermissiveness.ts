import type { ContextReader } from '../../policy/context.ts';
import type { Policy } from '../../policy/document.ts';
import { addLogs, textCounts } from '../textCounts.ts';
import { allowingContexts, countedKeys } from './contextCounts.ts';
import { anyText, matchesOf } from './textClassesOf.ts';
import { resourceElement, type TextElement, textStatements } from './textStatement.ts';

/** How much some policies allow. */
export interface Permissiveness {
  /** Binary logarithm of the number of requests that are allowed; minus infinity for none. */
  readonly requests: number;
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** Texts that match the same elements, with the binary logarithm of their number. */
export interface Weighted {
  readonly matches: readonly boolean[];
  readonly log: number;
}

const noValues: ContextReader = { get: () => undefined };

/**
 * Counts as Quacky does (ICSE 2022): every text, a principal's name too, has at most 100 characters of 256 letters; a
 * request holds every key that a condition of `policies` or `others` names. Patterns with variables count as unmet.
 */
export function textPermissiveness(policies: readonly Policy[], others: readonly Policy[] = []): Permissiveness {
  const statements = textStatements(policies, 'granted', 'name');
  const all = [...statements, ...textStatements(others, 'needed', 'name')];
  const keys = countedKeys(all.flatMap(({ clauses }) => clauses));
  const reasons = new Set<string>();
  const known = new Map<string, number>();
  const hasPrincipals = all.some(({ principal }) => principal !== null);
  const hasResources = all.some(({ resource }) => resource !== null);
  let requests = Number.NEGATIVE_INFINITY;
  for (const action of weighted(
    statements.map((one) => one.action),
    true,
    reasons,
  )) {
    const about = statements.filter((_, index) => action.matches[index]);
    if (about.every(({ denies }) => denies)) continue;
    const principals = weighted(
      about.map(({ principal }) => principal),
      hasPrincipals,
      reasons,
    );
    for (const resource of weighted(
      about.map((one) => resourceElement(one, noValues)),
      hasResources,
      reasons,
    )) {
      for (const principal of principals) {
        const near = about.filter((_, index) => resource.matches[index] && principal.matches[index]);
        const key = near.map((one) => statements.indexOf(one)).join();
        const contexts = known.get(key) ?? allowingContexts(near, keys, reasons);
        known.set(key, contexts);
        requests = addLogs(requests, action.log + resource.log + principal.log + contexts);
      }
    }
  }
  return { requests, complete: reasons.size === 0, reasons: [...reasons].sort() };
}

/** Texts of one dimension by the elements that they match; one alone where the kind of policy has no such dimension. */
export function weighted(elements: readonly (TextElement | null)[], counts: boolean, reasons: Set<string>): Weighted[] {
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
