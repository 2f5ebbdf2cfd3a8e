import type { CompiledStatement } from '../policy/compiled.ts';
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
  return all.map(({ compiled, role, of, final, side }, index) => {
    const { keys, variable, everything } = textOf(compiled);
    return { compiled, role, of, final, side, index, keys, variable, everywhere: of === null && everything };
  });
}

interface StatementText extends Pick<SidedStatement, 'keys' | 'variable'> {
  readonly everything: boolean;
}

const known = new WeakMap<CompiledStatement, StatementText>();

function textOf(compiled: CompiledStatement): StatementText {
  const found = known.get(compiled);
  if (found) return found;
  const made = {
    keys: keysOf(compiled),
    variable: compiled.resources?.patterns.some(({ ready }) => ready === null) ?? false,
    everything: coversEverything(compiled.resources),
  };
  known.set(compiled, made);
  return made;
}

/** Keys that the clauses are about or read through variables. */
function keysOf(compiled: CompiledStatement): string[] {
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
