import { eachCondition } from '../eachStatement.ts';
import type { LintCheck } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';

/** A check for errors that looks at every key of every `Condition`. */
export function conditionRow(code: string, look: Parameters<typeof eachCondition>[0]): LintCheck {
  return { code, severity: 'error', kinds: everyKind, check: eachCondition(look) };
}
