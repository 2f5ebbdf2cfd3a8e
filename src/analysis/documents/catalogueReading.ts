import type { Clause } from '../../policy/conditions/clause.ts';
import type { ContextReader } from '../../policy/context.ts';
import { canonicalKey } from '../../policy/contextRelations.ts';
import { resourcePatterns } from '../../policy/resources.ts';
import { templateKeys } from '../../policy/variables.ts';
import { literalTokens } from '../../policy/wildcard.ts';
import type { Matcher } from '../automaton.ts';
import { limitMatchers } from '../sampleValues.ts';
import type { VariableUse } from '../solveVariable.ts';
import { readerOf } from '../strings/textReader.ts';
import type { VariableReading, VariableStatement } from '../strings/variableValues.ts';
import { elsewhere, here, usesIn } from '../variableUses.ts';
import type { Place } from './callers.ts';

/** Keys that the ARN of the caller or of the resource tells. */
const ofArns = /^aws:(principal(arn|account|type)|requestedregion|resourceaccount)$/;

/** Characters of names (IAM User Guide, reference_iam-quotas) and of tag values (id_tags). */
const ofNames = /^[\w+=,.@-]$/;
const ofTags = /^[\p{L}\p{Z}\p{N}_.:/=+@-]$/u;

/** Resource patterns as ARNs, and variables with the values that callers in a place can have. */
export function catalogueReading(
  { account, partition }: Place,
  statements: readonly VariableStatement[],
): VariableReading {
  const settled: ContextReader = readerOf(
    new Map([
      ['aws:principalaccount', account],
      ['aws:resourceaccount', account],
    ]),
  );
  return {
    compile: (tokens) => resourcePatterns(tokens).map((pattern): Matcher => ({ ...pattern, ignoreCase: false })),
    settled: { get: (key) => settled.get(canonicalKey(key)) },
    isSettled: (key) => ofArns.test(canonicalKey(key)),
    admits: (key) => {
      const characters = key === userName ? ofNames : key.includes('tag/') ? ofTags : null;
      return (unit) => characters === null || characters.test(String.fromCharCode(unit));
    },
    also: statements.some(({ clauses }) => clauses.some((clause) => readsName(clause))) ? [userName] : [],
    more: (key) =>
      key === userName
        ? [inArn(`arn:${partition}:iam::${account}:user/`, statements), ...inConditions(statements)]
        : [],
  };
}

const userName = 'aws:username';

/** True where a value of the clause holds the name of the user. */
export function readsName({ values }: Clause): boolean {
  return values.some(({ template }) => templateKeys(template).some((key) => key.toLowerCase() === userName));
}

/** Conditions on other keys may read the name of the user through a variable. */
function inConditions(statements: readonly VariableStatement[]): VariableUse[] {
  const clauses = statements.flatMap((statement) => statement.clauses);
  const keys = new Set(clauses.filter(readsName).map(({ lowerKey }) => lowerKey));
  const marked: ContextReader = { get: (key) => (key === userName ? here : elsewhere) };
  return [...keys].flatMap((key) => {
    const own = clauses.filter(({ lowerKey }) => lowerKey === key);
    return usesIn(own.flatMap((clause) => limitMatchers(clause, marked).map(({ tokens }) => tokens))).uses;
  });
}

/** The name of a user stands in its ARN, which conditions read as well. */
function inArn(before: string, statements: readonly VariableStatement[]) {
  const clauses = statements.flatMap((statement) => statement.clauses);
  const others = clauses
    .filter(({ lowerKey }) => lowerKey === 'aws:principalarn')
    .flatMap((clause) => limitMatchers(clause, readerOf(new Map())));
  return { before: literalTokens(before), afters: [[]], others };
}
