import { findConditionKey } from '../../../catalogue/authorization.ts';
import { isMultivalued } from '../../../catalogue/conditionKeys.ts';
import { addedCondition } from '../conditionFix.ts';
import { eachCondition, eachStatement } from '../eachStatement.ts';
import { allows, denies, entriesOf, has } from '../entries.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { fixing, operatorFix } from '../operatorFix.ts';
import { actionKinds, everyKind } from '../policyKinds.ts';
import { conditionsOf, conditionsOn, type WrittenCondition } from '../writtenConditions.ts';
import { principalsOf } from '../writtenPrincipals.ts';

/** A key is no claim where its absence means that nothing was asked for. */
const harmlessAbsence: ReadonlySet<string> = new Set(['aws:tagkeys', 'dynamodb:attributes']);

function asksForPresence(statement: RawStatement, lowerKey: string): boolean {
  return conditionsOn(statement, lowerKey).some(({ family, values }) => {
    return family === 'Null' && values[0]?.text.toLowerCase() === 'false';
  });
}

/** The value that a Boolean condition asks for, where it asks for one. */
function asked({ family, use, values }: WrittenCondition): string | null {
  return family === 'Bool' && !use?.quantifier && values.length === 1 ? (values[0]?.text.toLowerCase() ?? null) : null;
}

/** `aws:MultiFactorAuthPresent` exists only with temporary credentials (IAM User Guide, reference_policies_condition-keys). */
function mfaHit(condition: WrittenCondition, statement: RawStatement): Hit | null {
  const value = asked(condition);
  if (condition.lowerKey !== 'aws:multifactorauthpresent' || value === null) return null;
  const ifExists = condition.use?.ifExists === true;
  const misses = denies(statement) && value === 'false' && !ifExists;
  if (!misses && !(allows(statement) && value === 'true' && ifExists)) return null;
  const operator = misses ? 'BoolIfExists' : 'Bool';
  const effect = misses ? 'are not denied' : 'are allowed without MFA';
  return {
    path: condition.path,
    message: `requests with long-term access keys carry no \`${condition.key}\` and ${effect}`,
    advice: `write \`${operator}\``,
    ...fixing(operatorFix(condition, statement, operator)),
  };
}

/** Variables that every request fills (IAM User Guide, reference_policies_condition-keys). */
const filled =
  /^(aws:(principalaccount|currenttime|epochtime|requestedregion|securetransport|userid|principaltype)|[*?$])$/i;

/** The first variable of a text without a default that some caller lacks. */
function openVariable(text: string): string | null {
  const names = [...text.slice(0, text.lastIndexOf('}') + 1).matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) =>
    name.trim(),
  );
  return names.find((name) => name !== '' && !name.includes(',') && !filled.test(name)) ?? null;
}

export const grantChecks: readonly LintCheck[] = [
  {
    code: 'DOJO_ALLOW_WITH_NOT_ACTION',
    severity: 'security-warning',
    kinds: ['identity', 'session', 'resource'],
    // IAM User Guide, reference_policies_elements_notaction.
    check: eachStatement((statement): Hit | null => {
      if (!allows(statement) || !has(statement, 'NotAction')) return null;
      return {
        path: [...statement.path, 'NotAction'],
        message: '`NotAction` in an `Allow` grants every other action of AWS, future ones too',
        advice: 'list what is allowed in `Action`; to keep some actions out, allow more and deny those',
      };
    }),
  },
  {
    code: 'DOJO_PUBLIC_PRINCIPAL',
    severity: 'security-warning',
    kinds: ['resource', 'trust'],
    // IAM User Guide, reference_policies_elements_principal, "All principals".
    check: eachStatement((statement): Hit[] => {
      if (!allows(statement) || conditionsOf(statement).length > 0) return [];
      return principalsOf(statement)
        .filter(({ type, text }) => type === 'AWS' && text === '*')
        .map(({ path }) => ({
          path,
          message: '`*` lets everybody in, with nothing asked',
          advice: 'name principals, or add a condition such as `aws:PrincipalOrgID`',
        }));
    }),
  },
  {
    code: 'DOJO_MFA_KEY_ABSENT_WITH_ACCESS_KEYS',
    severity: 'security-warning',
    kinds: everyKind,
    check: eachCondition(mfaHit),
  },
  {
    code: 'DOJO_FOR_ALL_VALUES_WITHOUT_NULL_CHECK',
    severity: 'warning',
    kinds: everyKind,
    // IAM User Guide, reference_policies_condition-single-vs-multi-valued-context-keys.
    check: eachCondition((condition, statement) => {
      const { use, family, key, lowerKey, path } = condition;
      if (!allows(statement) || use?.quantifier !== 'ForAllValues' || family === 'Null') return null;
      const known = findConditionKey(key);
      if (!known || !isMultivalued(known) || harmlessAbsence.has(lowerKey)) return null;
      if (asksForPresence(statement, lowerKey)) return null;
      return {
        path,
        message: `\`ForAllValues\` also holds for requests without \`${key}\``,
        advice: `add \`"Null": {"${key}": "false"}\``,
        fix: addedCondition(statement, 'Null', key, 'false'),
      };
    }),
  },
  {
    code: 'DOJO_DENY_WITH_OPEN_VARIABLE',
    severity: 'security-warning',
    kinds: actionKinds,
    // IAM User Guide, reference_policies_variables, "Policy variables with no value".
    check: (subject) => {
      if (subject.document.Version !== '2012-10-17') return [];
      return subject.statements.filter(denies).flatMap((statement) =>
        entriesOf(statement, 'Resource').flatMap(({ text, path }): Hit[] => {
          const name = openVariable(text);
          if (name === null) return [];
          const message = `callers without \`${name}\` are not denied: \`${text}\` matches nothing for them`;
          return [
            {
              path,
              message,
              advice: `give the variable a default, e.g. \`\${${name}, 'none'}\`, or use \`NotResource\``,
            },
          ];
        }),
      );
    },
  },
];
