import { search } from 'jmespath';
import type { Json } from '../../account/call.ts';
import { describeAccount } from '../../account/describe.ts';
import { matchesWildcard } from '../../policy/wildcard.ts';
import type { CheckOf, StateTest } from '../../scenario/check.ts';
import { atTime } from '../probe.ts';
import { claim } from './claim.ts';
import { type Finding, failed, passed, type Situation } from './situation.ts';
import { trialOf } from './trial.ts';

type Holds = (found: Json, expected: Json) => boolean;

/** How a found value is compared, with the words for it. */
const tests: Readonly<Record<StateTest, { readonly holds: Holds; readonly says: string }>> = {
  equals: { holds: (found, expected) => same(found, expected), says: 'should be' },
  not: { holds: (found, expected) => !same(found, expected), says: 'should not be' },
  atLeast: { holds: (found, expected) => compare(found, expected, (a, b) => a >= b), says: 'should be at least' },
  atMost: { holds: (found, expected) => compare(found, expected, (a, b) => a <= b), says: 'should be at most' },
  contains: { holds: holding, says: 'should contain' },
  lacks: { holds: (found, expected) => !holding(found, expected), says: 'should not contain' },
  matches: {
    holds: (found, expected) => typeof found === 'string' && matchesWildcard(String(expected), found),
    says: 'should match',
  },
  empty: { holds: (found, expected) => isEmpty(found) === expected, says: 'should be empty:' },
};

/** What the account description holds at an expression. */
export function checkState(situation: Situation, check: CheckOf<'state'>): Finding {
  const { sandbox, results } =
    check.when.length > 0
      ? trialOf(situation, check, check.when)
      : { sandbox: atTime(situation.sandbox, check), results: [] };
  const found = ask(describeAccount(sandbox, check.account ?? sandbox.home), check.expression);
  const evidence = {
    ...(results.length > 0
      ? { when: results.map(({ profile, result }, at) => sent(profile, check.when[at]?.line ?? '', result.exit)) }
      : {}),
    expression: check.expression,
    found,
    tests: check.tests.map(({ test, value }) => ({ [test]: value })),
  };
  const broken = check.tests.find(({ test, value }) => !tests[test].holds(found, value));
  if (!broken) return passed(`${claim(check)}: as it should be`, evidence);
  const because = check.because ? `; ${check.because}` : '';
  return failed(
    `${claim(check)}: found ${show(found)}, ${tests[broken.test].says} ${show(broken.value)}${because}`,
    evidence,
  );
}

function sent(profile: string, line: string, exit: number): Json {
  return { as: profile, line, exit };
}

/** Null where the expression has no answer for this account. */
function ask(description: Json, expression: string): Json {
  try {
    return search(description, expression) ?? null;
  } catch {
    // A function met a value of another kind, such as `length` of null: there is nothing there.
    return null;
  }
}

function same(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join()}}`;
}

function compare(found: Json, expected: Json, holds: (a: number, b: number) => boolean): boolean {
  return typeof found === 'number' && typeof expected === 'number' && holds(found, expected);
}

function holding(found: Json, expected: Json): boolean {
  if (typeof found === 'string') return typeof expected === 'string' && found.includes(expected);
  return Array.isArray(found) && found.some((entry: Json) => same(entry, expected));
}

function isEmpty(found: Json): boolean {
  if (found === null || found === '') return true;
  return typeof found === 'object' && Object.keys(found).length === 0;
}

function show(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
