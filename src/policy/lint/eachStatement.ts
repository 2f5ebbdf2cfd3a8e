import type { Hit, LintCheck, LintSubject, RawStatement } from './lintCheck.ts';
import { conditionsOf, type WrittenCondition } from './writtenConditions.ts';

type Hits = Iterable<Hit> | Hit | null;

const manyOf = (hits: Hits): Iterable<Hit> => {
  if (hits === null) return [];
  return Symbol.iterator in hits ? hits : [hits];
};

/** A check that looks at statement after statement. */
export function eachStatement(check: (statement: RawStatement, subject: LintSubject) => Hits): LintCheck['check'] {
  return (subject) => subject.statements.flatMap((statement) => [...manyOf(check(statement, subject))]);
}

/** A check that looks at every key of every `Condition`. */
export function eachCondition(
  check: (condition: WrittenCondition, statement: RawStatement, subject: LintSubject) => Hits,
): LintCheck['check'] {
  return eachStatement((statement, subject) => {
    return conditionsOf(statement).flatMap((condition) => [...manyOf(check(condition, statement, subject))]);
  });
}
