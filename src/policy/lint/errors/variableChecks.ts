import { hasVariable, parseTemplate } from '../../variables.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { setFix } from '../fix.ts';
import type { Fix, LintCheck, LintSubject, RawStatement } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';
import { conditionsOf } from '../writtenConditions.ts';
import { principalsOf } from '../writtenPrincipals.ts';
import { conditionRow } from './conditionRow.ts';

/** Variables are replaced in resources and condition values (IAM User Guide, reference_policies_variables). */
function* placesOfVariables(statement: RawStatement): Generator<Entry> {
  yield* entriesOf(statement, 'Resource');
  yield* entriesOf(statement, 'NotResource');
  for (const { values } of conditionsOf(statement)) yield* values;
}

/** What stands between `${` and its brace. */
interface WrittenVariable {
  /** As written, with its braces. */
  readonly whole: string;
  readonly inside: string;
  readonly closed: boolean;
}

/** A second `${` before the brace begins anew. */
function variablesOf(text: string): WrittenVariable[] {
  const [, ...openings] = text.split('${');
  return openings.map((rest) => {
    const end = rest.indexOf('}');
    const inside = end < 0 ? rest : rest.slice(0, end);
    return { whole: `\${${inside}${end < 0 ? '' : '}'}`, inside, closed: end >= 0 };
  });
}

interface Found {
  readonly message: string;
  readonly advice: string;
  readonly write?: string;
}

function row(code: string, look: (variable: WrittenVariable, text: string) => Found | null): LintCheck {
  return {
    code,
    severity: 'error',
    kinds: everyKind,
    *check({ statements }) {
      for (const statement of statements) {
        for (const { text, path } of placesOfVariables(statement)) {
          const found = firstOf(variablesOf(text), text, look);
          if (!found) continue;
          const { write, ...hit } = found;
          yield { ...hit, path, ...(write === undefined ? {} : { fix: setFix(path, write) }) };
        }
      }
    },
  };
}

function firstOf(
  variables: readonly WrittenVariable[],
  text: string,
  look: (variable: WrittenVariable, text: string) => Found | null,
): Found | null {
  for (const variable of variables) {
    const found = look(variable, text);
    if (found) return found;
  }
  return null;
}

/** A name, a comma and what should be a default value in single quotes. */
const WITH_DEFAULT = /^([^,']*),(.*)$/s;

function lacksQuote(inside: string): boolean {
  const [, , fallback] = WITH_DEFAULT.exec(inside) ?? [];
  if (fallback === undefined) return inside.includes("'");
  return !/^\s*'[^']*'\s*$/.test(fallback);
}

/** The default value between quotes, for the one case where both are missing or one is. */
function quoted(inside: string): string | undefined {
  const [, name, fallback = ''] = WITH_DEFAULT.exec(inside) ?? [];
  const bare = fallback.trim().replace(/^'|'$/g, '');
  return name === undefined || bare.includes("'") ? undefined : `\${${name}, '${bare}'}`;
}

const nameOf = (inside: string) => inside.split(',')[0] ?? '';

function* elementsWithout(statement: RawStatement): Generator<Entry> {
  for (const element of ['Action', 'NotAction']) yield* entriesOf(statement, element);
  yield* principalsOf(statement);
}

function* oldVersion({ document, statements }: LintSubject) {
  const { Version } = document;
  if (Version !== undefined && Version !== '2008-10-17') return;
  const fix: Fix = setFix(['Version'], '2012-10-17');
  for (const statement of statements) {
    for (const { text, path } of placesOfVariables(statement)) {
      if (!hasVariable(parseTemplate(text, true))) continue;
      const advice = 'write `"Version": "2012-10-17"`';
      yield { path, message: `\`${text}\` holds a variable, which this version reads as plain text`, advice, fix };
    }
  }
}

export const variableChecks: readonly LintCheck[] = [
  row('MISSING_BRACE_IN_VARIABLE', ({ whole, closed }) => {
    return closed ? null : { message: `the variable \`${whole}\` has no closing brace`, advice: 'close it with `}`' };
  }),
  row('EMPTY_VARIABLE', ({ whole, inside, closed }, text) => {
    if (!closed || inside.trim() !== '') return null;
    const advice = 'name a condition key, e.g. `${aws:username}`';
    return { message: `the variable \`${whole}\` in \`${text}\` has no name`, advice };
  }),
  row('MISSING_QUOTE_IN_VARIABLE', ({ whole, inside, closed }, text) => {
    if (!closed || !lacksQuote(inside)) return null;
    const repaired = quoted(inside);
    return {
      message: `the default value in \`${whole}\` does not stand in single quotes`,
      advice: "write `${key, 'default'}`",
      ...(repaired === undefined ? {} : { write: text.replace(whole, () => repaired) }),
    };
  }),
  row('UNSUPPORTED_SPACE_IN_VARIABLE', ({ whole, inside, closed }, text) => {
    const name = nameOf(inside).trim();
    if (!closed || !/\s/.test(name) || /\/.*\s/.test(name)) return null;
    const write = text.replace(whole, () => whole.replace(name, () => name.replace(/\s+/g, '')));
    return { message: `the name in \`${whole}\` holds a space`, advice: 'remove the space', write };
  }),
  {
    code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT',
    severity: 'error',
    kinds: everyKind,
    *check({ statements }) {
      for (const statement of statements) {
        for (const { text, path } of elementsWithout(statement)) {
          if (!text.includes('${')) continue;
          const advice = 'use variables in `Resource` and in the values of `Condition`';
          yield { path, message: `\`${text}\` holds a variable, which is not replaced here`, advice };
        }
      }
    },
  },
  { code: 'VARIABLE_UNSUPPORTED_IN_VERSION', severity: 'error', kinds: everyKind, check: oldVersion },
  conditionRow('INVALID_VARIABLE_FOR_OPERATOR', function* ({ use, values }) {
    if (use === null || use.operator.variables) return;
    for (const { text, path } of values) {
      if (!hasVariable(parseTemplate(text, true))) continue;
      const advice = 'use a `String` or `Arn` operator, or a plain value';
      yield { path, message: `\`${use.operator.name}\` takes no variable such as \`${text}\``, advice };
    }
  }),
];
