import { templateKeys } from '../policy/variables.ts';
import { ANY_RUN } from '../policy/wildcard.ts';
import type { Party, PartyStatement } from './party.ts';

/** A statement with its place in the comparison. */
export interface SidedStatement extends PartyStatement {
  readonly index: number;
  readonly side: 'left' | 'right';
  /** Condition keys that it reads, in lower case. */
  readonly keys: readonly string[];
  /** True where it covers every resource. */
  readonly everywhere: boolean;
  /** True where values of the request stand in its resource patterns. */
  readonly variable: boolean;
}

export function sidedStatements(left: Party, right: Party | null): SidedStatement[] {
  const all = [
    ...left.statements.map((statement) => ({ ...statement, side: 'left' as const })),
    ...(right?.statements ?? []).map((statement) => ({ ...statement, side: 'right' as const })),
  ];
  return all.map((statement, index) => ({
    ...statement,
    index,
    keys: keysOf(statement),
    variable: statement.compiled.resources?.patterns.some(({ ready }) => ready === null) ?? false,
    everywhere: statement.of === null && coversEverything(statement.compiled.resources),
  }));
}

/** Keys that the clauses are about or read through variables. */
function keysOf({ compiled }: PartyStatement): string[] {
  const keys = compiled.clauses.flatMap(({ lowerKey, values }) => [
    lowerKey,
    ...values.flatMap(({ template }) => templateKeys(template).map((key) => key.toLowerCase())),
  ]);
  return [...new Set(keys)];
}

function coversEverything(element: PartyStatement['compiled']['resources']): boolean {
  if (!element || element.negated) return false;
  return element.patterns.some(
    ({ ready }) => ready?.some(({ tokens }) => tokens.length === 1 && tokens[0] === ANY_RUN) ?? false,
  );
}
