import { findConditionKey } from '../../../catalogue/authorization.ts';
import type { ConditionKey } from '../../../catalogue/shapes.ts';
import type { Family } from '../../conditions/operators.ts';
import { maskVariables } from '../../variables.ts';
import { eachCondition } from '../eachStatement.ts';
import { renameFix } from '../fix.ts';
import type { LintCheck } from '../lintCheck.ts';
import { fixing, operatorFix } from '../operatorFix.ts';
import { everyKind } from '../policyKinds.ts';
import { type WrittenCondition, withCore } from '../writtenConditions.ts';

/**
 * Families of operators that compare values of a type; the first one is the type's own. `Null` fits every key. ARNs may
 * be compared as text, moments in epoch seconds as numbers (IAM User Guide, reference_policies_condition-keys).
 */
const families: Readonly<Record<string, readonly Family[]>> = {
  String: ['String'],
  ARN: ['Arn', 'String'],
  Bool: ['Bool'],
  Numeric: ['Numeric'],
  Date: ['Date', 'Numeric'],
  IPAddress: ['IpAddress'],
  Binary: ['Binary'],
};

/** The published lists give some keys that hold ARNs as text, `aws:SourceVpcArn` among them. */
function familiesOf({ name, type }: ConditionKey): readonly Family[] {
  const fitting = families[type.replace('ArrayOf', '')] ?? [];
  return type.endsWith('String') && /arn$/i.test(name) ? [...fitting, 'Arn'] : fitting;
}

/** The operator of another family that asks the same question, where there is one. */
const sameQuestion: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Bool: { StringEquals: 'Bool', StringEqualsIgnoreCase: 'Bool', StringLike: 'Bool' },
  String: {
    ArnEquals: 'StringLike',
    ArnLike: 'StringLike',
    ArnNotEquals: 'StringNotLike',
    ArnNotLike: 'StringNotLike',
  },
  Numeric: { StringEquals: 'NumericEquals', StringNotEquals: 'NumericNotEquals' },
  IpAddress: { StringEquals: 'IpAddress', StringNotEquals: 'NotIpAddress' },
};

function better(condition: WrittenCondition, family: Family): string | null {
  const core = sameQuestion[family]?.[condition.use?.operator.name ?? ''];
  return core === undefined ? null : withCore(condition, core);
}

/** Operators that compare literally, with the one that reads wildcards where there is one. */
const likeForms: Readonly<Record<string, string | null>> = {
  StringEquals: 'StringLike',
  StringNotEquals: 'StringNotLike',
  StringEqualsIgnoreCase: null,
  StringNotEqualsIgnoreCase: null,
};

export const operatorChecks: readonly LintCheck[] = [
  {
    code: 'TYPE_MISMATCH',
    severity: 'warning',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      const { family, key, operator, path } = condition;
      const known = family === null || family === 'Null' ? undefined : findConditionKey(key);
      const fitting = known === undefined ? [] : familiesOf(known);
      const [own] = fitting;
      if (known === undefined || own === undefined || family === null || fitting.includes(family)) return null;
      const instead = better(condition, own);
      return {
        path,
        message: `\`${operator}\` does not fit \`${key}\`, a key of type ${known.type}`,
        advice: instead === null ? `use an operator of the ${own} family` : `write \`${instead}\``,
        ...fixing(instead === null ? null : operatorFix(condition, statement, instead)),
      };
    }),
  },
  {
    code: 'WILDCARD_WITHOUT_LIKE_OPERATOR',
    severity: 'warning',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      const like = likeForms[condition.use?.operator.name ?? ''];
      if (like === undefined) return null;
      const operator = like === null ? null : withCore(condition, like);
      return condition.values
        .filter(({ text }) => /[*?]/.test(maskVariables(text, '')))
        .map(({ text, path }) => ({
          path,
          message: `\`${condition.operator}\` compares \`${text}\` literally: \`*\` and \`?\` are no wildcards there`,
          advice: `write \`${operator ?? 'StringLike'}\` where a wildcard is meant`,
          ...fixing(operator === null ? null : operatorFix(condition, statement, operator)),
        }));
    }),
  },
  {
    code: 'DEPRECATED_GLOBAL_CONDITION_KEY',
    severity: 'warning',
    kinds: everyKind,
    check: eachCondition(({ key, lowerKey, path }) => {
      if (lowerKey !== 'aws:arn') return null;
      return {
        path,
        message: `\`${key}\` is the old name of \`aws:PrincipalArn\``,
        advice: 'write `aws:PrincipalArn`, or `aws:SourceArn` where the resource behind a service is meant',
        fix: renameFix(path, 'aws:PrincipalArn'),
      };
    }),
  },
];
