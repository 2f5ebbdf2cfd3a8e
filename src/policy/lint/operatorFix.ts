import { isRecord } from '../jsonValue.ts';
import { renameFix } from './fix.ts';
import type { Fix, RawStatement } from './lintCheck.ts';
import type { WrittenCondition } from './writtenConditions.ts';

/**
 * Gives a condition another operator: the name of its block changes. Null where the block holds other keys or the
 * statement has a block of the new name.
 */
export function operatorFix(condition: WrittenCondition, { raw }: RawStatement, operator: string): Fix | null {
  const blocks = raw.Condition;
  const taken = !isRecord(blocks) || Object.hasOwn(blocks, operator);
  return taken || !condition.alone ? null : renameFix(condition.block, operator);
}

/** `{fix}` where there is one, for spreading into a hit. */
export function fixing(fix: Fix | null): { readonly fix?: Fix } {
  return fix === null ? {} : { fix };
}
