import type { Clause } from '../policy/conditions/clause.ts';
import type { Family, Test } from '../policy/conditions/operators.ts';
import type { ContextReader } from '../policy/context.ts';
import { resolveTemplate, templateTokens } from '../policy/variables.ts';

/** The values of one condition key that some clause can tell apart. */
export interface KeyValues {
  readonly values: readonly string[];
  /** Policy values whose variables nothing settles. */
  readonly unresolved: boolean;
}

interface Resolved {
  readonly clause: Clause;
  readonly samples: readonly string[];
  readonly test: Test | null;
}

/** One value inside and one outside of each set of values that a clause distinguishes, without repeats. */
export function valuesOf(clauses: readonly Clause[], reader: ContextReader, first: string | null): KeyValues {
  let unresolved = false;
  const resolved = clauses.flatMap((clause) =>
    clause.values.flatMap((value): Resolved[] => {
      const template = resolveTemplate(value.template, reader);
      if (!template || !clause.use) {
        unresolved = true;
        return [];
      }
      const { operator } = clause.use;
      const wild = operator.family === 'Arn' || operator.name.includes('Like');
      const text = concrete(templateTokens(template), wild);
      return [{ clause, test: operator.compile(template), samples: samplesOf[operator.family](text) }];
    }),
  );
  const tests = resolved.flatMap(({ test }) => (test ? [test] : []));
  const candidates = [
    ...(first === null ? [] : [first]),
    ...resolved.flatMap(({ samples }) => samples),
    ...others
      .filter((other) => clauses.some(({ use }) => use && other.families.includes(use.operator.family)))
      .map(({ value }) => value),
  ];
  const distinct = new Map<string, string>();
  for (const candidate of candidates) {
    const signature = tests.map((test) => (test(candidate) ? 1 : 0)).join('');
    if (!distinct.has(signature)) distinct.set(signature, candidate);
  }
  return { values: [...distinct.values()], unresolved };
}

/** A text that the tokens admit: a sample character in each wildcard. */
function concrete(tokens: readonly number[], wild: boolean): string {
  return tokens
    .map((token) => (token >= 0 ? String.fromCharCode(token) : wild ? 'x' : token === -2 ? '?' : '*'))
    .join('');
}

const samplesOf: Readonly<Record<Family, (text: string) => string[]>> = {
  String: (text) => [text],
  Arn: (text) => [text],
  Binary: (text) => [text],
  Bool: () => ['true', 'false'],
  Null: () => ['x'],
  IpAddress: (text) => [text.split('/')[0] ?? text],
  Numeric: (text) => around(Number(text), 1, String),
  Date: (text) => {
    const time = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
    return around(time, 1000, (at) => new Date(at).toISOString().replace('.000Z', 'Z'));
  },
};

function around(value: number, step: number, show: (value: number) => string): string[] {
  return Number.isFinite(value) ? [value, value - step, value + step].map(show) : [];
}

const text: readonly Family[] = ['String', 'Binary'];

/** Values that policies hardly name; those that no test tells from another value are dropped. */
const others: readonly { readonly value: string; readonly families: readonly Family[] }[] = [
  { value: 'something-else', families: text },
  { value: 'another-thing', families: text },
  { value: 'arn:aws:iam::999999999999:role/someone-else', families: ['Arn'] },
  { value: '198.51.100.23', families: ['IpAddress'] },
  { value: '192.0.2.77', families: ['IpAddress'] },
  { value: '2001:db8::77', families: ['IpAddress'] },
];
