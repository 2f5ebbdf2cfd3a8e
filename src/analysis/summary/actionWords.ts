import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import type { AccessLevel, ActionEntry, ServiceEntry } from '../../catalogue/shapes.ts';
import { fullName } from '../actionName.ts';
import { listed } from './conditionWords.ts';
import { exactPatterns } from './exactPatterns.ts';

/** Access levels from the mildest, with what people call doing it. */
export const levelWords: readonly (readonly [AccessLevel, string])[] = [
  ['List', 'listing'],
  ['Read', 'reading'],
  ['Write', 'changing'],
  ['Tagging', 'tagging'],
  ['Permissions management', 'managing permissions'],
];

/** Patterns that are named one by one. */
const named = 6;

/**
 * Actions that AWS allows everybody without asking a policy (AWS STS API Reference, GetCallerIdentity and
 * GetSessionToken).
 */
const unasked: ReadonlySet<string> = new Set(['sts:GetCallerIdentity', 'sts:GetSessionToken']);

/** The actions of a service that policies decide. */
export function askedActions(entry: ServiceEntry): ActionEntry[] {
  const all = [...entry.actions.values()];
  return entry.prefix === 'sts' ? all.filter((action) => !unasked.has(fullName(action))) : all;
}

/**
 * Some actions of one service in words: `everything except deleting (s3:Delete*)`. `possible` are those that the
 * resources at hand leave over.
 */
export function actionWords(
  entry: ServiceEntry,
  actions: ReadonlySet<ActionEntry>,
  possible: readonly ActionEntry[] = askedActions(entry),
): string {
  const there = possible.length < askedActions(entry).length ? ' that works on these resources' : '';
  const all = there !== '' && possible.length < 4 ? askedActions(entry) : possible;
  const others = all.filter((action) => !actions.has(action));
  if (others.length === 0) return `everything${there}`;
  const patterns = exactPatterns(entry, actions);
  const fewOthers = others.length * 3 <= all.length ? exceptionOf(entry, others) : null;
  if (fewOthers !== null && patterns.length > 2) return `everything${there} except ${fewOthers}`;
  return levelsIn(entry, actions, all, there) ?? namesIn(patterns, actions);
}

function exceptionOf(entry: ServiceEntry, actions: readonly ActionEntry[]): string | null {
  const patterns = exactPatterns(entry, actions);
  return patterns.length > named ? null : listed(patterns.map(patternWords), 'and');
}

/** `all listing and reading`, where whole access levels are meant, or nearly so. */
function levelsIn(
  entry: ServiceEntry,
  actions: ReadonlySet<ActionEntry>,
  all: readonly ActionEntry[],
  there: string,
): string | null {
  const levels = levelWords.filter(([level]) => [...actions].some(({ accessLevel }) => accessLevel === level));
  const meant = all.filter(({ accessLevel }) => levels.some(([level]) => level === accessLevel));
  if (meant.length < 4) return null;
  const others = meant.filter((action) => !actions.has(action));
  const word = `all ${listed(
    levels.map(([, verb]) => verb),
    'and',
  )}${there}`;
  if (others.length === 0) return word;
  const exception = others.length * 4 <= meant.length ? exceptionOf(entry, others) : null;
  return exception === null ? null : `${word} except ${exception}`;
}

function namesIn(patterns: readonly string[], actions: ReadonlySet<ActionEntry>): string {
  if (patterns.length <= named) return listed(patterns.map(patternWords), 'and');
  const counts = levelWords.flatMap(([level]) => {
    const count = [...actions].filter(({ accessLevel }) => accessLevel === level).length;
    return count === 0 ? [] : [`${count} ${level}`];
  });
  const shown = patterns.slice(0, named - 1).join(', ');
  const counted = counts.length === 1 ? `${counts[0]} actions` : `${actions.size} actions (${counts.join(', ')})`;
  return `${counted}: ${shown} and ${patterns.length - named + 1} more`;
}

const doubled: ReadonlySet<string> = new Set(['Put', 'Get', 'Set', 'Run', 'Stop', 'Tag', 'Untag', 'Submit', 'Reset']);

/** `deleting (s3:Delete*)` where a pattern is a verb and a star. */
function patternWords(pattern: string): string {
  const [, verb] = /^[^:]+:([A-Z][a-z]+)\*$/.exec(pattern) ?? [];
  if (verb === undefined) return pattern;
  const lower = verb.toLowerCase();
  const stem = doubled.has(verb) ? lower + lower.slice(-1) : lower.replace(/e$/, '');
  return `${stem}ing (${pattern})`;
}

/** Those of a service's actions that can be meant. */
export type Possible = (entry: ServiceEntry) => readonly ActionEntry[];

/** Actions of any services, by full name, in words. */
export function actionSetWords(names: ReadonlySet<string>, possible: Possible = askedActions): string {
  const services = byService(names);
  if (services.length > mostServices) {
    const exception = exceptionOverall(names);
    return exception === ''
      ? 'everything'
      : exception === null
        ? overall(names, services)
        : `everything except ${exception}`;
  }
  return services.map(({ entry, actions }) => oneService(entry, actions, possible(entry))).join('; ');
}

const mostServices = 12;

function oneService(entry: ServiceEntry, actions: ReadonlySet<ActionEntry>, possible: readonly ActionEntry[]): string {
  const words = actionWords(entry, actions, possible);
  return words.includes(`${entry.prefix}:`) && !/^(everything|all) /.test(words) ? words : `${words} in ${entry.title}`;
}

function overall(names: ReadonlySet<string>, services: readonly ServiceActions[]): string {
  return `${names.size} actions in ${services.length} services`;
}

/** Null where that is no short list. */
function exceptionOverall(names: ReadonlySet<string>): string | null {
  const patterns: string[] = [];
  for (const prefix of servicePrefixes()) {
    const entry = serviceEntry(prefix);
    if (!entry) continue;
    const others = askedActions(entry).filter((action) => !names.has(fullName(action)));
    const isWhole = others.length === askedActions(entry).length;
    if (others.length > 0) patterns.push(...(isWhole ? [`${prefix}:*`] : exactPatterns(entry, others)));
    if (patterns.length > 2 * named) return null;
  }
  return listed(patterns, 'and');
}

export interface ServiceActions {
  readonly entry: ServiceEntry;
  readonly actions: ReadonlySet<ActionEntry>;
}

/** Actions by service, in the catalogue's order. */
export function byService(names: ReadonlySet<string>): ServiceActions[] {
  const prefixes = [...new Set([...names].map((name) => name.slice(0, name.indexOf(':'))))].sort();
  return prefixes.flatMap((prefix) => {
    const entry = serviceEntry(prefix);
    if (!entry) return [];
    return [{ entry, actions: new Set([...entry.actions.values()].filter((action) => names.has(fullName(action)))) }];
  });
}
