import { type Operator, operators } from './operators.ts';

export type Quantifier = 'ForAllValues' | 'ForAnyValue' | null;

/** An operator as written in a policy, e.g. `ForAnyValue:StringLikeIfExists`, taken apart. */
export interface OperatorUse {
  readonly operator: Operator;
  readonly quantifier: Quantifier;
  readonly ifExists: boolean;
}

/** Null for an operator that AWS does not know; `Null` takes no `IfExists`. */
export function readOperator(text: string): OperatorUse | null {
  const quantifier = readQuantifier(text);
  const rest = quantifier === null ? text : text.slice(quantifier.length + 1);
  const plain = operators.get(rest);
  if (plain) return { operator: plain, quantifier, ifExists: false };
  const operator = rest.endsWith('IfExists') ? operators.get(rest.slice(0, -'IfExists'.length)) : undefined;
  return operator && operator.family !== 'Null' ? { operator, quantifier, ifExists: true } : null;
}

function readQuantifier(text: string): Quantifier {
  if (text.startsWith('ForAllValues:')) return 'ForAllValues';
  return text.startsWith('ForAnyValue:') ? 'ForAnyValue' : null;
}
