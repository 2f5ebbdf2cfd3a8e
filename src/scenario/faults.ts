import type { z } from 'zod';
import { closest } from '../policy/closest.ts';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import { keysAt } from './schemaKeys.ts';

type Issue = z.core.$ZodIssue;

/** What a scenario's values got wrong, as faults with places. */
export function faultsOf(
  issues: readonly Issue[],
  schema: z.ZodType,
  value: unknown,
  places: { locate: (path: JsonPath) => Place | null; locateKey: (path: JsonPath) => Place | null },
): Fault[] {
  return withoutLooser(issues).flatMap((issue): Fault[] => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        code: 'SCENARIO_UNKNOWN_KEY',
        severity: 'error',
        message: `unknown key \`${key}\`${inside(path)}`,
        advice: suggestion(key, keysAt(schema, path)),
        path: [...path, key],
        place: places.locateKey([...path, key]),
      }));
    }
    if (issue.code === 'invalid_union') {
      const branch = closestBranch(issue.errors, value, path);
      if (branch) {
        return faultsOf(
          branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
          schema,
          value,
          places,
        );
      }
    }
    const absent = path.length > 0 && at(value, path) === undefined;
    return [
      {
        code: absent ? 'SCENARIO_MISSING' : 'SCENARIO_VALUE',
        severity: 'error',
        message: absent
          ? `\`${String(path.at(-1))}\` is missing${inside(path.slice(0, -1))}`
          : says(issue, value, path),
        advice: absent ? `add \`${String(path.at(-1))}\`` : advice(issue),
        path,
        place: places.locate(path),
      },
    ];
  });
}

/** A number beyond all whole numbers is also beyond the limit that the format sets, which is the one to name. */
function withoutLooser(issues: readonly Issue[]): readonly Issue[] {
  const isLoosest = (issue: Issue) => issue.code === 'too_big' && issue.maximum === Number.MAX_SAFE_INTEGER;
  return issues.filter(
    (issue) =>
      !isLoosest(issue) ||
      !issues.some((other) => other.code === 'too_big' && !isLoosest(other) && other.path.join() === issue.path.join()),
  );
}

function inside(path: JsonPath): string {
  return path.length === 0 ? '' : ` in \`${path.join('.')}\``;
}

function suggestion(key: string, known: readonly string[]): string {
  const close = closest(key, known);
  if (close) return `did you mean \`${close}\`?`;
  return known.length > 0 ? `known keys are ${known.map((name) => `\`${name}\``).join(', ')}` : 'remove it';
}

/** The branch of a union that got furthest: one that failed inside the value rather than at its kind. */
function closestBranch(errors: readonly (readonly Issue[])[], value: unknown, path: JsonPath): readonly Issue[] | null {
  const here = at(value, path);
  const fits = errors.filter(
    (branch) => !branch.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'),
  );
  if (here === undefined) return null;
  return [...fits].sort((a, b) => a.length - b.length)[0] ?? null;
}

export function at(value: unknown, path: JsonPath): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.getOwnPropertyDescriptor(found, step)?.value;
  }
  return found;
}

function says(issue: Issue, value: unknown, path: JsonPath): string {
  const found = show(at(value, path));
  const name = path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
  switch (issue.code) {
    case 'invalid_type':
      return `${name} should be ${kinds[issue.expected] ?? issue.expected}, not ${found}`;
    case 'invalid_value':
      return `${name} cannot be ${found}`;
    case 'too_small':
    case 'too_big':
    case 'invalid_format':
      return `${name} is ${found}`;
    case 'invalid_union':
      return `${name} should be ${expectedOf(issue).join(' or ')}, not ${found}`;
    default:
      return `${name} does not fit: ${found}`;
  }
}

/** What the branches of a union take, in words. */
function expectedOf({ errors }: Extract<Issue, { readonly code: 'invalid_union' }>): string[] {
  const words = errors.flatMap((branch) =>
    branch.flatMap((issue) =>
      issue.code === 'invalid_type' && issue.path.length === 0 ? [kinds[issue.expected] ?? issue.expected] : [],
    ),
  );
  return words.length === 0 ? ['something else'] : [...new Set(words)];
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function advice(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length === 1
        ? `write \`${String(issue.values[0])}\``
        : `write one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
    case 'invalid_type':
      return issue.expected === 'string'
        ? 'put the text in quotes'
        : `write ${kinds[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'array'
        ? 'add at least one'
        : issue.message.startsWith('Too')
          ? `use at least ${String(issue.minimum)}`
          : issue.message;
    case 'too_big':
      return `use at most ${String(issue.maximum)}`;
    case 'invalid_union':
      return `write ${expectedOf(issue).join(' or ')}`;
    default:
      return issue.message;
  }
}
