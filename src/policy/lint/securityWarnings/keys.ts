import { findConditionKey } from '../../../catalogue/authorization.ts';
import { coveredActions, coveredServices, takesKey } from '../coveredActions.ts';
import { eachCondition } from '../eachStatement.ts';
import { allows, denies, entriesOf, has } from '../entries.ts';
import type { LintCheck, RawStatement } from '../lintCheck.ts';
import { fixing, operatorFix } from '../operatorFix.ts';
import { everyKind } from '../policyKinds.ts';
import { conditionsOn, withCore } from '../writtenConditions.ts';
import { principalsOf } from '../writtenPrincipals.ts';

/** Headers that the caller writes (IAM User Guide, reference_policies_condition-keys). */
const forgeable: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);

function speaksToServicesOnly(statement: RawStatement): boolean {
  const principals = principalsOf(statement);
  return principals.length > 0 && principals.every(({ type }) => type === 'Service');
}

/** True where the statement reaches an action whose requests carry `dynamodb:Select`. */
function selects(statement: RawStatement): boolean {
  if (has(statement, 'NotAction')) return true;
  return entriesOf(statement, 'Action').some(({ text }) => {
    if (!coveredServices(text).includes('dynamodb')) return false;
    return coveredActions(text, 'dynamodb').some((action) => takesKey(action, 'dynamodb:Select'));
  });
}

/** The condition of the DynamoDB Developer Guide, specifying-conditions: without it other attributes come back too. */
function selectsSpecificAttributes(statement: RawStatement): boolean {
  return conditionsOn(statement, 'dynamodb:Select').some((condition) => {
    if (condition.use?.operator.negated) return false;
    return condition.values.every(({ text }) => text === 'SPECIFIC_ATTRIBUTES');
  });
}

export const keyChecks: readonly LintCheck[] = [
  {
    code: 'UNTRUSTWORTHY_CONDITION_KEY',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition(({ key, lowerKey, path }, statement) => {
      if (!forgeable.has(lowerKey) || speaksToServicesOnly(statement)) return null;
      return {
        path,
        message: `the caller writes the header behind \`${key}\` and can write anything`,
        advice: 'do not rest access on it; use keys that AWS fills, e.g. `aws:PrincipalArn` or `aws:SourceVpce`',
      };
    }),
  },
  {
    code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      const { use, key, path } = condition;
      const name = use?.operator.name;
      if (name !== 'StringLike' && name !== 'StringNotLike') return null;
      if (!findConditionKey(key)?.type.endsWith('ARN')) return null;
      const operator = withCore(condition, name.replace('String', 'Arn'));
      return {
        path,
        message: `\`${condition.operator}\` lets a wildcard of \`${key}\` run over the parts of an ARN`,
        advice: `write \`${operator}\``,
        ...fixing(operatorFix(condition, statement, operator)),
      };
    }),
  },
  {
    code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition(({ key, lowerKey, path }, statement) => {
      if (lowerKey !== 'dynamodb:attributes' || !allows(statement)) return null;
      if (!selects(statement) || selectsSpecificAttributes(statement)) return null;
      return {
        path,
        message: `\`${key}\` does not keep other attributes back: a query can ask for all of them`,
        advice:
          'add `"StringEquals": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}` (`StringEqualsIfExists` with GetItem)',
      };
    }),
  },
  {
    code: 'S3_PREFIX_IN_NEGATIVE_CONTEXT',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      const { lowerKey, use, family, key, path } = condition;
      if (lowerKey !== 's3:prefix' || !use || family === 'Null') return null;
      const forbids = denies(statement) ? !use.operator.negated : allows(statement) && use.operator.negated;
      if (!forbids) return null;
      return {
        path,
        message: `a caller lists the same keys with a shorter \`${key}\`, or without one`,
        advice: 'say which prefixes are allowed instead of which are not',
      };
    }),
  },
];
