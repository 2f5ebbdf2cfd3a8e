import type { JsonPath } from '../fault.ts';
import { isRecord } from '../jsonValue.ts';
import type { Fix, FixEdit, RawStatement } from './lintCheck.ts';
import type { WrittenCondition } from './writtenConditions.ts';

/** Adds a key under an operator to the conditions of a statement. */
export function addedCondition({ raw, path }: RawStatement, operator: string, key: string, value: string): Fix {
  const blocks = isRecord(raw.Condition) ? raw.Condition : {};
  const block: JsonPath = [...path, 'Condition', operator];
  const edit: FixEdit = isRecord(blocks[operator])
    ? { path: [...block, key], does: 'set', value }
    : { path: block, does: 'set', value: { [key]: value } };
  return { title: `add \`"${operator}": {"${key}": "${value}"}\``, edits: [edit] };
}

/** Removes a condition with what it leaves empty. */
export function removedCondition({ block, path, alone, key }: WrittenCondition, { raw }: RawStatement): Fix {
  const only = isRecord(raw.Condition) && Object.keys(raw.Condition).length === 1;
  const removed = !alone ? path : only ? block.slice(0, -1) : block;
  return { title: `remove the condition on \`${key}\``, edits: [{ path: removed, does: 'remove' }] };
}

/** Asks whether the key is there instead of asking for its value; null where `Null` asks for the key already. */
export function nullFix(condition: WrittenCondition, statement: RawStatement, value: 'true' | 'false'): Fix | null {
  const { raw } = statement;
  const asked = isRecord(raw.Condition) ? raw.Condition.Null : undefined;
  if (isRecord(asked) && Object.hasOwn(asked, condition.key)) return null;
  const added = addedCondition(statement, 'Null', condition.key, value);
  const path = condition.alone ? condition.block : condition.path;
  return {
    title: `write \`"Null": {"${condition.key}": "${value}"}\` instead`,
    edits: [...added.edits, { path, does: 'remove' }],
  };
}
