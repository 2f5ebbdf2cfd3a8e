import type { ConditionTrace, StatementTrace } from './decision.ts';
import type { ContextValue } from './request.ts';
import { typeNames } from './steps.ts';

/** `statement 1 "ReadLogs" of the identity policy Developers`: people count from 1, data from 0. */
export function statementText(trace: StatementTrace): string {
  const sid = trace.sid === null || trace.sid === '' ? '' : ` "${trace.sid}"`;
  const name = trace.policyName ?? (isTypeName(trace) ? '' : trace.policy);
  // Names such as `inline policy X of user Y` tell the type themselves.
  const policy = name.includes('policy ') ? name : `${typeNames[trace.policyType]} ${name}`.trimEnd();
  return `statement ${trace.statement + 1}${sid} of the ${policy}`;
}

/** True where the reference tells no more than the type does: `resource`, `boundary`. */
function isTypeName({ policy, policyType }: StatementTrace): boolean {
  return policy === policyType || (policy === 'resource' && policyType === 'trust');
}

/** Why a clause held or not, in words. */
export function conditionText(condition: ConditionTrace): string {
  const wanted = condition.resolvedValues.map((value) => value ?? '(a variable without a value)').join(' or ');
  const given = condition.requestValue === undefined ? 'absent' : valueText(condition.requestValue);
  return `${condition.operator} ${condition.key} ${wanted}: ${condition.holds ? 'holds' : 'does not hold'}, it is ${given}`;
}

/** A value of a request in quotes. */
export function valueText(value: ContextValue): string {
  return typeof value === 'string' ? `"${value}"` : `[${value.map((item) => `"${item}"`).join(', ')}]`;
}
