import { matchesWildcard } from '../../policy/wildcard.ts';
import type { Json, JsonObject } from '../call.ts';

/** Levels of nesting that patterns and events may have here. */
const maximumDepth = 32;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object, or null. */
export function objectIn(text: string): JsonObject | null {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether every leaf of a pattern is a list: Amazon EventBridge User Guide, eb-event-patterns. */
export function isPattern(pattern: JsonObject, depth = 0): boolean {
  if (depth > maximumDepth) return false;
  const members = Object.entries(pattern);
  return (
    members.length > 0 &&
    members.every(([, value]) =>
      isObject(value) ? isPattern(value, depth + 1) : Array.isArray(value) && value.length > 0,
    )
  );
}

type Matcher = (wanted: Json, value: Json | undefined) => boolean;
const starting = (wanted: Json, value: Json | undefined) =>
  typeof wanted === 'string' && typeof value === 'string' && value.startsWith(wanted);

function inRange(wanted: Json, value: Json | undefined): boolean {
  if (!Array.isArray(wanted) || typeof value !== 'number') return false;
  for (let at = 0; at + 1 < wanted.length; at += 2) {
    const [operator, bound] = [wanted[at], Number(wanted[at + 1])];
    const holds =
      (operator === '=' && value === bound) ||
      (operator === '<' && value < bound) ||
      (operator === '<=' && value <= bound) ||
      (operator === '>' && value > bound) ||
      (operator === '>=' && value >= bound);
    if (!holds) return false;
  }
  return true;
}

/** Comparisons by name: Amazon EventBridge User Guide, eb-create-pattern-operators. */
const matchers: Readonly<Record<string, Matcher>> = {
  prefix: starting,
  suffix: (wanted, value) => typeof wanted === 'string' && typeof value === 'string' && value.endsWith(wanted),
  'equals-ignore-case': (wanted, value) =>
    typeof wanted === 'string' && typeof value === 'string' && value.toLowerCase() === wanted.toLowerCase(),
  wildcard: (wanted, value) =>
    typeof wanted === 'string' &&
    typeof value === 'string' &&
    matchesWildcard(wanted.replaceAll('?', '\u0000'), value.replaceAll('?', '\u0000'), { ignoreCase: false }),
  exists: (wanted, value) => (value !== undefined) === wanted,
  numeric: inRange,
  'anything-but': (wanted, value) => {
    if (value === undefined) return false;
    const list = Array.isArray(wanted) ? wanted : [wanted];
    return !list.some((one) => (isObject(one) ? matchesOne(one, value) : one === value));
  },
};

function matchesOne(wanted: Json, value: Json | undefined): boolean {
  if (!isObject(wanted)) return wanted === value;
  return Object.entries(wanted).every(([name, argument]) => matchers[name]?.(argument, value) ?? false);
}

/** Whether an event fits: of the values of a list one is enough, of the members of an object all are needed. */
export function matchesPattern(pattern: JsonObject, event: JsonObject, depth = 0): boolean {
  if (depth > maximumDepth) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    const value = event[name];
    if (isObject(wanted)) return matchesPattern(wanted, isObject(value) ? value : {}, depth + 1);
    if (!Array.isArray(wanted)) return false;
    const given = Array.isArray(value) ? value : [value];
    return wanted.some((one) => given.some((held) => matchesOne(one, held)));
  });
}
