import { nullFix, removedCondition } from '../conditionFix.ts';
import { eachCondition } from '../eachStatement.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { fixing } from '../operatorFix.ts';
import { everyKind } from '../policyKinds.ts';
import { conditionsOn, type WrittenCondition } from '../writtenConditions.ts';

/** What a condition comes to whose value matches every value of its key. */
type Meaning = 'present' | 'absent' | 'always' | 'never';

/** Keys of every request, anonymous ones too (IAM User Guide, reference_policies_condition-keys). */
const always: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:requestedregion',
  'aws:securetransport',
]);

const wildOperators: ReadonlySet<string> = new Set([
  'StringLike',
  'StringNotLike',
  'ArnLike',
  'ArnEquals',
  'ArnNotLike',
  'ArnNotEquals',
]);

/**
 * Null where no value is `*` alone. `ForAnyValue` with `IfExists` is left out: AWS's texts disagree on it (IAM User Guide,
 * reference_policies_condition-single-vs-multi-valued-context-keys).
 */
function meaningOf({ use, values, lowerKey }: WrittenCondition): Meaning | null {
  if (!use || !wildOperators.has(use.operator.name) || !values.some(({ text }) => /^\*+$/.test(text))) return null;
  const { quantifier, ifExists } = use;
  if (quantifier === 'ForAnyValue' && ifExists) return null;
  if (use.operator.negated) return quantifier === 'ForAnyValue' || always.has(lowerKey) ? 'never' : 'absent';
  return quantifier === 'ForAllValues' || ifExists || always.has(lowerKey) ? 'always' : 'present';
}

/** True where `Null` asks for the opposite beside it. */
function contradicted(meaning: Meaning, condition: WrittenCondition, statement: RawStatement): boolean {
  if (meaning !== 'present' && meaning !== 'absent') return false;
  return conditionsOn(statement, condition.lowerKey).some(({ family, use, values }) => {
    if (family !== 'Null' || use?.quantifier) return false;
    return values.length > 0 && values.every(({ text }) => (text.toLowerCase() === 'true') === (meaning === 'present'));
  });
}

interface WildcardRow {
  readonly code: string;
  readonly finds: (meaning: Meaning, condition: WrittenCondition, statement: RawStatement) => boolean;
  readonly says: string;
  readonly rest: (condition: WrittenCondition, statement: RawStatement) => Partial<Hit>;
}

const rows: readonly WildcardRow[] = [
  {
    code: 'EQUIVALENT_TO_NULL_FALSE',
    finds: (meaning, ...at) => meaning === 'present' && !contradicted(meaning, ...at),
    says: 'only asks whether the key is there',
    rest: (...at) => ({ advice: 'say so with `Null` and `false`', ...fixing(nullFix(...at, 'false')) }),
  },
  {
    code: 'EQUIVALENT_TO_NULL_TRUE',
    finds: (meaning, ...at) => meaning === 'absent' && !contradicted(meaning, ...at),
    says: 'only asks whether the key is absent',
    rest: (...at) => ({ advice: 'say so with `Null` and `true`', ...fixing(nullFix(...at, 'true')) }),
  },
  {
    code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
    finds: (meaning) => meaning === 'always',
    says: 'always holds',
    rest: (...at) => ({ advice: 'name values, or remove the condition', fix: removedCondition(...at) }),
  },
  {
    code: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
    finds: (meaning, ...at) => meaning === 'never' || contradicted(meaning, ...at),
    says: 'can never hold, so the statement does nothing',
    rest: () => ({ advice: 'name values, or remove the statement' }),
  },
];

export const wildcardChecks: readonly LintCheck[] = rows.map(({ code, finds, says, rest }) => ({
  code,
  severity: 'suggestion',
  kinds: everyKind,
  check: eachCondition((condition, statement) => {
    const meaning = meaningOf(condition);
    if (meaning === null || !finds(meaning, condition, statement)) return null;
    const message = `\`${condition.operator}\` with \`*\` for \`${condition.key}\` ${says}`;
    return { path: condition.path, message, ...rest(condition, statement) };
  }),
}));
