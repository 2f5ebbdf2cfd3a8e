import { findConditionKey } from '../../../catalogue/authorization.ts';
import { isMultivalued } from '../../../catalogue/conditionKeys.ts';
import { eachCondition } from '../eachStatement.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { fixing, operatorFix } from '../operatorFix.ts';
import { everyKind } from '../policyKinds.ts';
import type { WrittenCondition } from '../writtenConditions.ts';

/** Claims that name the application a token was made for; each provider gives one value. */
const AUDIENCE = /^(.+\..+|saml):aud$/;

const withoutQuantifier = ({ operator }: WrittenCondition) => operator.slice(operator.indexOf(':') + 1);

function hit(condition: WrittenCondition, statement: RawStatement, message: string): Hit {
  const operator = withoutQuantifier(condition);
  return {
    path: condition.path,
    message,
    advice: `the key has one value at most: write \`${operator}\``,
    ...fixing(operatorFix(condition, statement, operator)),
  };
}

/** IAM User Guide, reference_policies_condition-single-vs-multi-valued-context-keys. */
export const setOperatorChecks: readonly LintCheck[] = [
  {
    code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      if (condition.use?.quantifier !== 'ForAllValues' || condition.family === 'Null') return null;
      const known = findConditionKey(condition.key);
      if (!known || isMultivalued(known)) return null;
      return hit(condition, statement, `\`ForAllValues\` holds for every request without \`${condition.key}\``);
    }),
  },
  {
    code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      if (condition.use?.quantifier !== 'ForAnyValue' || !AUDIENCE.test(condition.lowerKey)) return null;
      return hit(
        condition,
        statement,
        `\`ForAnyValue\` asks the single value of \`${condition.key}\` as if it were a list`,
      );
    }),
  },
];
