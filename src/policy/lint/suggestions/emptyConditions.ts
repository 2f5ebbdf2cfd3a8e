import { nullFix } from '../conditionFix.ts';
import { eachCondition } from '../eachStatement.ts';
import type { LintCheck } from '../lintCheck.ts';
import { fixing } from '../operatorFix.ts';
import { everyKind } from '../policyKinds.ts';
import type { WrittenCondition } from '../writtenConditions.ts';

interface EmptyRow {
  readonly code: string;
  readonly of: (condition: WrittenCondition) => boolean;
  readonly says: string;
  readonly advice: string;
  /** What `Null` would ask in its place. */
  readonly asks?: 'true';
}

const NULL_ADVICE = 'ask with `"Null": {"key": "true"}` whether the key is absent, or name values';

/** What an empty list of values means (IAM User Guide, access-analyzer-reference-policy-checks). */
const rows: readonly EmptyRow[] = [
  {
    code: 'EMPTY_ARRAY_CONDITION_FORALLVALUES',
    of: ({ use }) => use?.quantifier === 'ForAllValues',
    says: 'holds only for requests without the key',
    advice: NULL_ADVICE,
    asks: 'true',
  },
  {
    code: 'EMPTY_ARRAY_CONDITION_FORANYVALUE',
    of: ({ use }) => use?.quantifier === 'ForAnyValue',
    says: 'never holds',
    advice: 'name values',
  },
  {
    code: 'EMPTY_ARRAY_CONDITION_IFEXISTS',
    of: ({ use }) => use !== null && use.quantifier === null && use.ifExists,
    says: 'holds only for requests without the key',
    advice: NULL_ADVICE,
    asks: 'true',
  },
  {
    code: 'EMPTY_ARRAY_CONDITION',
    of: ({ use }) => use !== null && use.quantifier === null && !use.ifExists,
    says: 'compares the key with nothing',
    advice: 'name values',
  },
];

export const emptyConditionChecks: readonly LintCheck[] = rows.map((row) => ({
  code: row.code,
  severity: 'suggestion',
  kinds: everyKind,
  check: eachCondition((condition, statement) => {
    const { value, key, operator, path } = condition;
    if (!Array.isArray(value) || value.length > 0 || !row.of(condition)) return null;
    return {
      path,
      message: `\`${operator}\` with an empty list for \`${key}\` ${row.says}`,
      advice: row.advice,
      ...fixing(row.asks ? nullFix(condition, statement, row.asks) : null),
    };
  }),
}));
