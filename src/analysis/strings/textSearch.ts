import { clauseHolds } from '../../policy/conditions/clause.ts';
import type { ContextReader } from '../../policy/context.ts';
import type { Context, ContextValue } from '../../policy/request.ts';
import { templateKeys } from '../../policy/variables.ts';
import { keyOf, type Matcher } from '../automaton.ts';
import { isSpent, spend } from '../work.ts';
import { judged, type KeyOption, keyOptions, keysInOrder } from './keyOptions.ts';
import {
  actionPolish,
  anyText,
  type ElementClass,
  elementClasses,
  principalPolish,
  resourcePolish,
} from './textClassesOf.ts';
import { tellingStatements } from './textCover.ts';
import { type KeyValues, readerOf } from './textReader.ts';
import { resourceElement, type TextElement, type TextStatement } from './textStatement.ts';

/** A request that the side in question allows and the other does not. */
export interface TextRequest {
  readonly principal: string | null;
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

/** What holds of a difference search: the statements of both sides and the side that must allow. */
export interface TextSearch {
  readonly statements: readonly TextStatement[];
  readonly allowing: TextStatement['side'];
  /** Values of the keys that resource patterns read. */
  readonly fixed: KeyValues;
  readonly reasons: Set<string>;
}

/** Contexts that the search for one action may look at. */
const most = 50_000;

/** One request for each class of actions that the allowing side allows and the other does not. */
export function* textDifferences(search: TextSearch): Iterable<TextRequest> {
  const { statements, reasons } = search;
  const actions = elementClasses(
    statements.map(({ action }) => action),
    actionPolish,
    reasons,
  );
  for (const action of actions) {
    if (isSpent() || !spend(statements.length)) return;
    const about = statements.filter((_, index) => action.matches[index]);
    if (!about.some((one) => grants(search, one))) continue;
    const found = differenceFor(search, action.text, about);
    if (found) yield found;
  }
}

function grants({ allowing }: TextSearch, { side, denies }: TextStatement): boolean {
  return side === allowing && !denies;
}

function differenceFor(search: TextSearch, action: string, about: readonly TextStatement[]): TextRequest | null {
  const seen = new Set<string>();
  const reader = readerOf(search.fixed);
  const shapes = shapesOf(tellingStatements(about, search.allowing), reader);
  const elements = about.map((one) => resourceElement(one, reader));
  const principals = elementClasses(
    about.map(({ principal }) => principal),
    principalPolish,
    search.reasons,
  );
  for (const resource of classesIn(shapes, elements, search.reasons)) {
    for (const principal of principals) {
      const places = [...about.keys()].filter((index) => resource.matches[index] && principal.matches[index]);
      if (!spend(20 + about.length * 2)) return null;
      const near = places.flatMap((index) => about[index] ?? []);
      const key = places.join();
      if (seen.has(key) || !near.some((one) => grants(search, one))) continue;
      seen.add(key);
      const values = valuesFor(search, near);
      if (!values) continue;
      const named = about.some((one) => one.principal !== null);
      return {
        action,
        resource: resource.text,
        principal: named ? principal.text : null,
        context: contextOf(near, values),
      };
    }
  }
  return null;
}

function* classesIn(
  shapes: readonly Matcher[],
  elements: readonly (TextElement | null)[],
  reasons: Set<string>,
): Iterable<ElementClass> {
  for (const shape of shapes) yield* elementClasses(elements, resourcePolish, reasons, shape);
}

/** Texts that a difference may name: those of the telling statements alone. */
function shapesOf(telling: readonly TextStatement[], reader: ContextReader): readonly Matcher[] {
  const elements = telling.map((one) => resourceElement(one, reader));
  if (elements.some((element) => element === null || element.negated)) return [anyText];
  const matchers = elements.flatMap((element) => element?.matchers ?? []);
  return [...new Map(matchers.map((matcher) => [keyOf(matcher), matcher])).values()];
}

interface Walk {
  readonly search: TextSearch;
  readonly near: readonly TextStatement[];
  readonly keys: readonly string[];
  readonly values: Map<string, ContextValue | undefined>;
  steps: number;
}

/** Values of the keys under which the statements make the difference; null where there are none. */
function valuesFor(search: TextSearch, near: readonly TextStatement[]): KeyValues | null {
  const clauses = near.flatMap((one) => one.clauses);
  const waiting = new Set(clauses.filter((clause) => waits(search, clause)).map(({ lowerKey }) => lowerKey));
  const keys = keysInOrder(clauses).filter((key) => !search.fixed.has(key) || waiting.has(key));
  const walk: Walk = { search, near, keys, values: new Map(search.fixed), steps: 0 };
  return descend(walk, 0, near.map(settledOf(search, waiting))) ? walk.values : null;
}

/** True for a condition on a key whose value is fixed that reads others whose values are not. */
function waits({ fixed }: TextSearch, { lowerKey, values }: TextStatement['clauses'][number]): boolean {
  const read = values.flatMap(({ template }) => templateKeys(template));
  return fixed.has(lowerKey) && read.some((key) => !fixed.has(key.toLowerCase()));
}

/** How far a statement is decided: false once a clause fails, else the number of clauses that are still open. */
type Open = number | false;

function settledOf({ fixed }: TextSearch, waiting: ReadonlySet<string>): (statement: TextStatement) => Open {
  const reader = readerOf(fixed);
  return ({ clauses }) => {
    let open = 0;
    for (const clause of clauses) {
      if (!fixed.has(clause.lowerKey) || waiting.has(clause.lowerKey)) open += 1;
      else if (!clauseHolds(clause, reader)) return false;
    }
    return open;
  };
}

function descend(walk: Walk, depth: number, open: readonly Open[]): boolean {
  walk.steps += 1;
  if (!spend(20 + walk.near.length)) return false;
  if (walk.steps > most) {
    walk.search.reasons.add(`more than ${most} combinations of condition values were not all tried`);
    return false;
  }
  const outlook = outlookOf(walk, open);
  if (outlook !== 'open') return outlook === 'yes' && completeRest(walk, depth);
  const key = walk.keys[depth];
  if (key === undefined) return false;
  for (const option of optionsOf(walk, key, open)) {
    walk.values.set(key, option.value);
    if (descend(walk, depth + 1, after(walk, key, option, open))) return true;
    if (walk.steps > most || isSpent()) return false;
  }
  if (walk.search.fixed.has(key)) walk.values.set(key, walk.search.fixed.get(key));
  else walk.values.delete(key);
  return false;
}

/** Keys that no longer matter are left out of the request. */
function completeRest({ keys, values }: Walk, depth: number): boolean {
  for (const key of keys.slice(depth)) values.set(key, undefined);
  return true;
}

/** Whether the difference is made, can still be made, or not, by what is decided so far. */
function outlookOf({ near, search }: Walk, open: readonly Open[]): 'yes' | 'no' | 'open' {
  const state = { mine: outcome(), other: outcome() };
  for (const [index, statement] of near.entries()) {
    const left = open[index];
    if (left === false || left === undefined) continue;
    const side = statement.side === search.allowing ? state.mine : state.other;
    const kind = statement.denies ? 'deny' : 'allow';
    side[kind] = left === 0 ? 'sure' : side[kind] === 'sure' ? 'sure' : 'maybe';
  }
  const mine = verdictIn(state.mine);
  const other = verdictIn(state.other);
  if (mine === 'no' || other === 'yes') return 'no';
  return mine === 'yes' && other === 'no' ? 'yes' : 'open';
}

type Likely = 'never' | 'maybe' | 'sure';

function outcome(): { allow: Likely; deny: Likely } {
  return { allow: 'never', deny: 'never' };
}

function verdictIn({ allow, deny }: { allow: Likely; deny: Likely }): 'yes' | 'no' | 'open' {
  if (deny === 'sure' || allow === 'never') return 'no';
  return allow === 'sure' && deny === 'never' ? 'yes' : 'open';
}

function clausesIn({ near }: Walk, open: readonly Open[]) {
  return near.filter((_, index) => open[index] !== false).flatMap(({ clauses }) => clauses);
}

function optionsOf(walk: Walk, key: string, open: readonly Open[]): KeyOption[] {
  const clauses = clausesIn(walk, open);
  const { fixed, reasons } = walk.search;
  if (!fixed.has(key)) return keyOptions(key, clauses, walk.values, reasons);
  const own = clauses.filter(({ lowerKey }) => lowerKey === key);
  return [{ value: fixed.get(key), holds: judged(own, key, fixed.get(key), walk.values) }];
}

function after(walk: Walk, key: string, option: KeyOption, open: readonly Open[]): Open[] {
  const judgements = new Map(
    clausesIn(walk, open)
      .filter(({ lowerKey }) => lowerKey === key)
      .map((clause, index) => [clause, option.holds[index] === true]),
  );
  return walk.near.map((statement, index): Open => {
    const left = open[index];
    if (left === false || left === undefined) return false;
    const own = statement.clauses.filter(({ lowerKey }) => lowerKey === key);
    return own.every((clause) => judgements.get(clause)) ? left - own.length : false;
  });
}

/** The context with each key as the policies write it. */
function contextOf(near: readonly TextStatement[], values: KeyValues): Context {
  const names = new Map(near.flatMap(({ clauses }) => clauses.map(({ lowerKey, source }) => [lowerKey, source.key])));
  const context: Record<string, ContextValue> = {};
  for (const [key, value] of values) if (value !== undefined) context[names.get(key) ?? key] = value;
  return context;
}
