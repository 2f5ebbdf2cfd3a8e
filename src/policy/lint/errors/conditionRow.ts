import type { PolicyKind } from '../../policyKind.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';
import { conditionsOf, type WrittenCondition } from '../writtenConditions.ts';

type Look = (condition: WrittenCondition, statement: RawStatement) => Iterable<Hit>;

/** A check that looks at every key of every `Condition`. */
export function conditionRow(code: string, look: Look, kinds: readonly PolicyKind[] = everyKind): LintCheck {
  return {
    code,
    severity: 'error',
    kinds,
    *check({ statements }) {
      for (const statement of statements) {
        for (const condition of conditionsOf(statement)) yield* look(condition, statement);
      }
    },
  };
}
