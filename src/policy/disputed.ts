import type { Asked } from './asked.ts';
import type { StatementTrace } from './decision.ts';
import type { PoliciesInForce } from './request.ts';

export function disputedPoints(
  _asked: Asked,
  _policies: PoliciesInForce,
  _statements: readonly StatementTrace[],
): readonly string[] {
  return [];
}
