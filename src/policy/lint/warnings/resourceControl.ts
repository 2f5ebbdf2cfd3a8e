import { addedCondition } from '../conditionFix.ts';
import { eachStatement } from '../eachStatement.ts';
import { denies } from '../entries.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { sourceKeys } from '../sourceKeys.ts';
import { conditionsOf, holdsWithoutKey, type WrittenCondition } from '../writtenConditions.ts';

const SERVICE_CALL = 'aws:PrincipalIsAWSService';

/** Keys that calls of AWS services lack, so that a negated operator denies them. */
const principalKeys = /^aws:principal(account|arn|orgid|orgpaths|tag\/.*)$/;
const serviceKeys = new RegExp(`^(${sourceKeys.join('|')})$`, 'i');

/** The first condition on one of the keys that also holds where the key is absent. */
function openCondition(statement: RawStatement, keys: RegExp): WrittenCondition | undefined {
  if (!denies(statement)) return undefined;
  return conditionsOf(statement).find((condition) => {
    return keys.test(condition.lowerKey) && condition.family !== 'Null' && holdsWithoutKey(condition);
  });
}

function asksForServiceCalls(statement: RawStatement, wanted: 'true' | 'false'): boolean {
  return conditionsOf(statement).some(({ lowerKey, family, values }) => {
    if (lowerKey !== SERVICE_CALL.toLowerCase() || family !== 'Bool') return false;
    return values.length === 1 && values[0]?.text.toLowerCase() === wanted;
  });
}

function checksPresence(statement: RawStatement): boolean {
  return conditionsOf(statement).some(({ lowerKey, family, values }) => {
    return (
      serviceKeys.test(lowerKey) && family === 'Null' && values.every(({ text }) => text.toLowerCase() === 'false')
    );
  });
}

/** AWS Organizations User Guide, orgs_manage_policies_rcps_examples. */
export const resourceControlChecks: readonly LintCheck[] = [
  {
    code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    severity: 'warning',
    kinds: ['rcp'],
    check: eachStatement((statement): Hit | null => {
      const condition = openCondition(statement, principalKeys);
      if (!condition || asksForServiceCalls(statement, 'false')) return null;
      return {
        path: condition.path,
        message: `calls of AWS services carry no \`${condition.key}\`, so this denies them too`,
        advice: `add \`"BoolIfExists": {"${SERVICE_CALL}": "false"}\``,
        fix: addedCondition(statement, 'BoolIfExists', SERVICE_CALL, 'false'),
      };
    }),
  },
  {
    code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
    severity: 'warning',
    kinds: ['rcp'],
    check: eachStatement((statement): Hit | null => {
      const condition = openCondition(statement, serviceKeys);
      if (!condition || asksForServiceCalls(statement, 'true')) return null;
      return {
        path: condition.path,
        message: `calls of users and roles carry no \`${condition.key}\`, so this denies them too`,
        advice: `add \`"Bool": {"${SERVICE_CALL}": "true"}\``,
        fix: addedCondition(statement, 'Bool', SERVICE_CALL, 'true'),
      };
    }),
  },
  {
    code: 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
    severity: 'warning',
    kinds: ['rcp'],
    check: eachStatement((statement): Hit | null => {
      const condition = openCondition(statement, serviceKeys);
      if (!condition || checksPresence(statement)) return null;
      return {
        path: condition.path,
        message: `some services call without \`${condition.key}\`, and this denies them`,
        advice: 'add `"Null": {"aws:SourceAccount": "false"}`',
        fix: addedCondition(statement, 'Null', 'aws:SourceAccount', 'false'),
      };
    }),
  },
];
