import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import type { ActionEntry, ServiceEntry } from '../../catalogue/shapes.ts';
import { type CompiledStatement, compilePolicy } from '../../policy/compiled.ts';
import type { Policy } from '../../policy/document.ts';
import type { ResourceElement } from '../../policy/resources.ts';
import { covers, maskOf } from '../actionMasks.ts';
import { arnShape } from '../arnShape.ts';
import type { Matcher } from '../automaton.ts';
import { allowingContexts, type Counted, type CountedKeys, countedKeys } from '../strings/contextCounts.ts';
import { matchesOf } from '../strings/textClassesOf.ts';
import { type Permissiveness, type Weighted, weighted } from '../strings/textPermissiveness.ts';
import { principalElement, type TextElement } from '../strings/textStatement.ts';
import { addLogs, textCounts } from '../textCounts.ts';
import { isSpent, limited, mostSteps, spend } from '../work.ts';

/** Policies by layer: the first grants, each further one limits; all must allow. */
export type Layers = readonly (readonly Policy[])[];

interface LayeredStatement extends Counted {
  readonly compiled: CompiledStatement;
  readonly index: number;
}

interface Count {
  readonly statements: readonly LayeredStatement[];
  readonly layers: number;
  readonly keys: CountedKeys;
  readonly hasPrincipals: boolean;
  readonly reasons: Set<string>;
  /** Binary logarithms by the statements that may apply. */
  readonly contexts: Map<string, number>;
  readonly resources: Map<string, number>;
}

/**
 * Counts the requests that the catalogue knows: each action on each ARN of its resource types, ARNs of at most 100
 * characters, Region and account as free as any other part; condition keys as in `textPermissiveness`.
 */
export function documentPermissiveness(layers: Layers, others: readonly Policy[]): Permissiveness {
  return limited(mostSteps, () => countedWithin(layers, others));
}

function countedWithin(layers: Layers, others: readonly Policy[]): Permissiveness {
  let index = -1;
  const statements = layers.flatMap((policies, layer) =>
    policies.flatMap(compilePolicy).map((compiled): LayeredStatement => {
      index += 1;
      return { index, compiled, layer, denies: compiled.denies, clauses: compiled.clauses };
    }),
  );
  const clauses = [...statements, ...others.flatMap(compilePolicy)].flatMap((statement) => statement.clauses);
  const count: Count = {
    statements,
    layers: layers.length,
    keys: countedKeys(clauses),
    hasPrincipals: statements.some(({ compiled }) => compiled.source.principal !== null),
    reasons: new Set(),
    contexts: new Map(),
    resources: new Map(),
  };
  let requests = Number.NEGATIVE_INFINITY;
  for (const prefix of servicePrefixes()) {
    const entry = serviceEntry(prefix);
    if (isSpent()) break;
    if (entry) requests = addLogs(requests, requestsOf(count, entry));
  }
  if (isSpent()) count.reasons.add('the count takes more work than one comparison may do');
  const reasons = [...count.reasons].sort();
  return { requests, complete: reasons.length === 0, reasons };
}

function requestsOf(count: Count, entry: ServiceEntry): number {
  const masked = count.statements
    .map((statement) => ({ statement, mask: maskOf(statement.compiled.actions, entry) }))
    .filter(({ mask }) => mask !== 'none');
  if (
    !allowing(
      masked.map(({ statement }) => statement),
      count.layers,
    )
  )
    return Number.NEGATIVE_INFINITY;
  let sum = Number.NEGATIVE_INFINITY;
  let at = 0;
  for (const action of entry.actions.values()) {
    if (!spend(20 + masked.length)) return sum;
    const about = masked.filter(({ mask }) => covers(mask, at)).map(({ statement }) => statement);
    at += 1;
    if (allowing(about, count.layers)) sum = addLogs(sum, onResources(count, entry, action, about));
  }
  return sum;
}

/** True where each layer has a statement that may allow. */
function allowing(statements: readonly LayeredStatement[], layers: number): boolean {
  return new Set(statements.flatMap(({ denies, layer }) => (denies ? [] : [layer]))).size === layers;
}

function onResources(
  count: Count,
  entry: ServiceEntry,
  action: ActionEntry,
  about: readonly LayeredStatement[],
): number {
  const types = action.resources.map(({ type }) => type);
  const bare = !action.resources.some(({ required }) => required);
  const named = types.map((type) => onType(count, entry, type, about));
  return [...named, ...(bare ? [onNothing(count, about)] : [])].reduce(addLogs, Number.NEGATIVE_INFINITY);
}

/** Requests whose resource is `*`. */
function onNothing(count: Count, about: readonly LayeredStatement[]): number {
  return allowed(
    count,
    about.filter(({ compiled }) => !compiled.resources || coversStar(compiled.resources)),
  );
}

function coversStar({ negated, patterns }: ResourceElement): boolean {
  const everything = patterns.some(({ ready }) => ready?.some(({ prefix }) => prefix === '') ?? false);
  return everything !== negated;
}

function onType(count: Count, entry: ServiceEntry, type: string, about: readonly LayeredStatement[]): number {
  const format = entry.resourceTypes.get(type.toLowerCase())?.arn;
  if (format === undefined) return onNothing(count, about);
  const key = `${format} ${about.map((statement) => statement.index).join()}`;
  const known = count.resources.get(key);
  if (known !== undefined) return known;
  const elements = about.map(({ compiled }) => (compiled.resources ? elementOf(compiled.resources) : null));
  const groups = elements.flatMap((element) => (element ? [element.matchers] : []));
  const shape = arnShape(format.replaceAll('${Partition}', 'aws')).matcher;
  const found = textCounts(shape, groups);
  if (!found.complete) count.reasons.add(`resources of type \`${entry.prefix}:${type}\` were not counted`);
  let sum = Number.NEGATIVE_INFINITY;
  for (const [fits, number] of found.counts) {
    const matches = matchesOf(
      elements,
      [...fits].map((mark) => mark === '1'),
    );
    sum = addLogs(
      sum,
      Math.log2(number) +
        allowed(
          count,
          about.filter((_, index) => matches[index]),
        ),
    );
  }
  count.resources.set(key, sum);
  return sum;
}

/** Patterns that wait for values of a request count as unmet. */
function elementOf({ negated, patterns }: ResourceElement): TextElement {
  const matchers = patterns.flatMap(({ ready }) =>
    (ready ?? []).map(({ tokens }): Matcher => ({ tokens, ignoreCase: false })),
  );
  return { negated, matchers };
}

/** Callers and contexts that the statements allow together. */
function allowed(count: Count, near: readonly LayeredStatement[]): number {
  const key = near.map((statement) => statement.index).join();
  const known = count.contexts.get(key);
  if (known !== undefined) return known;
  const principals: readonly Weighted[] = weighted(
    near.map(({ compiled }) => compiled.source.principal && principalElement(compiled.source.principal, 'name')),
    count.hasPrincipals,
    count.reasons,
  );
  const sum = principals.reduce((total, { matches, log }) => {
    const contexts = allowingContexts(
      near.filter((_, index) => matches[index]),
      count.keys,
      count.reasons,
      count.layers,
    );
    return addLogs(total, log + contexts);
  }, Number.NEGATIVE_INFINITY);
  count.contexts.set(key, sum);
  return sum;
}
