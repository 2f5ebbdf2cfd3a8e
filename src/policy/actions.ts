import { serviceEntry, servicePrefixes } from '../catalogue/authorization.ts';
import type { ActionEntry } from '../catalogue/shapes.ts';
import type { PatternElement } from './document.ts';
import { fittingNames } from './fittingNames.ts';
import { compileWildcard, fits, type Pattern } from './wildcard.ts';

/** A compiled action pattern: prefix and name match apart, so `ec2:*` never reaches `ec2-instance-connect:…`. */
export interface ActionPattern {
  readonly everything: boolean;
  readonly service: Pattern | null;
  readonly name: Pattern | null;
}

export interface ActionElement {
  readonly negated: boolean;
  readonly patterns: readonly ActionPattern[];
}

/** An action in lower case, cut at its colon. */
export interface ActionName {
  readonly service: string;
  readonly name: string;
}

const REMEMBERED = 4096;
const LONGEST = 256;
const names = new Map<string, ActionName>();

/** Cuts an action in two; a pure function that remembers its last answers. */
export function readAction(action: string): ActionName {
  const known = names.get(action);
  if (known) return known;
  if (action.length > LONGEST) return cutAction(action);
  if (names.size >= REMEMBERED) names.clear();
  const name = cutAction(action);
  names.set(action, name);
  return name;
}

function cutAction(action: string): ActionName {
  const lower = action.toLowerCase();
  const colon = lower.indexOf(':');
  return colon < 0 ? { service: '', name: lower } : { service: lower.slice(0, colon), name: lower.slice(colon + 1) };
}

/** A pattern without a colon matches nothing unless it is `*`. */
export function compileAction(pattern: string): ActionPattern {
  if (/^\*+$/.test(pattern)) return { everything: true, service: null, name: null };
  const lower = pattern.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon < 0) return { everything: false, service: null, name: null };
  return {
    everything: false,
    service: compileWildcard(lower.slice(0, colon)),
    name: compileWildcard(lower.slice(colon + 1)),
  };
}

/** An empty list, negated or not, matches nothing. */
export function compileActions({ negated, patterns }: PatternElement): ActionElement {
  return { negated: negated && patterns.length > 0, patterns: patterns.map(compileAction) };
}

export function actionFits(pattern: ActionPattern, action: ActionName): boolean {
  if (pattern.everything) return true;
  return pattern.service !== null && pattern.name !== null
    ? fits(pattern.service, action.service) && fits(pattern.name, action.name)
    : false;
}

/** `NotAction` holds only where no entry matches. */
export function actionsMatch(element: ActionElement, action: ActionName): boolean {
  for (const pattern of element.patterns) if (actionFits(pattern, action)) return !element.negated;
  return element.negated;
}

/** True where the pattern covers the action; letter case does not matter. */
export function actionMatches(pattern: string, action: string): boolean {
  return actionFits(compileAction(pattern), readAction(action));
}

/** Every published action that the pattern covers, by service and name. */
export function expandActions(pattern: string): readonly ActionEntry[] {
  const { everything, service, name } = compileAction(pattern);
  if (!everything && service === null) return [];
  const prefixes = servicePrefixes().filter((prefix) => service === null || fits(service, prefix));
  return prefixes.flatMap((prefix) => {
    const entry = serviceEntry(prefix);
    if (!entry) return [];
    if (name === null) return [...entry.actions.values()];
    const places = fittingNames(entry, name);
    if (places.length === 0) return [];
    const actions = [...entry.actions.values()];
    return places.flatMap((place) => actions[place] ?? []);
  });
}
