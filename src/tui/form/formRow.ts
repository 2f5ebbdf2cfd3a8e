import type { LineInput } from '../editor/lineInput.ts';
import type { FieldError } from './formInput.ts';
import { enteredIn } from './formInput.ts';
import type { FormNode, Pair } from './formNode.ts';

/** One line of the form. */
export interface FormRow {
  /** Unique and stable while other rows come and go. */
  readonly id: string;
  readonly depth: number;
  readonly label: string;
  readonly required: boolean;
  /** Null for the row that unfolds further members. */
  readonly node: FormNode | null;
  /** The key-value row of `node`, if this is one. */
  readonly pair: Pair | null;
  readonly error: string | null;
}

/** The row that shows or hides the members few people need. */
export const MORE = '#more';

/** Members shown without unfolding although they are optional. */
const common = new Set(['Tags', 'Description', 'TagSpecifications', 'SetAsDefault', 'Body', 'InstanceType', 'ImageId']);

/** The complaint to show beside the row with this path, which belongs to `node`. */
export type ErrorAt = (path: string, node: FormNode) => string | null;

export interface RowsOptions {
  readonly more: boolean;
  readonly errorAt: ErrorAt;
}

function rowsOf(node: FormNode, depth: number, label: string, errorAt: ErrorAt): FormRow[] {
  const { required } = node.field;
  const row: FormRow = { id: node.path, depth, label, required, node, pair: null, error: errorAt(node.path, node) };
  if (node.type === 'group' && node.open) {
    return [row, ...(node.children ?? []).flatMap((child) => rowsOf(child, depth + 1, child.field.name, errorAt))];
  }
  if (node.type === 'list') {
    const items = node.items.flatMap((item, at) => rowsOf(item, depth + 1, `${at + 1}`, errorAt));
    return [row, ...items.map((item) => ({ ...item, required: item.depth > depth + 1 && item.required }))];
  }
  if (node.type === 'pairs') {
    const pairs = node.pairs.map(
      (pair, at): FormRow => ({
        ...row,
        id: pair.path,
        depth: depth + 1,
        label: `${at + 1}`,
        required: false,
        pair,
        error: errorAt(pair.path, node),
      }),
    );
    return [row, ...pairs];
  }
  return [row];
}

/** Whether a member is shown before "more" is unfolded: required, filled from the start or common. */
export function isPlainlyShown(node: FormNode): boolean {
  return (
    node.field.required || common.has(node.field.name) || node.field.kind === 'policy' || enteredIn(node) !== undefined
  );
}

/** All rows in their order: `shown` members, then the row "more" and what it unfolds. */
export function formRows(shown: readonly FormNode[], folded: readonly FormNode[], options: RowsOptions): FormRow[] {
  const rows = (nodes: readonly FormNode[]) =>
    nodes.flatMap((node) => rowsOf(node, 0, node.field.name, options.errorAt));
  if (folded.length === 0) return rows(shown);
  const more: FormRow = { id: MORE, depth: 0, label: 'more', required: false, node: null, pair: null, error: null };
  return [...rows(shown), more, ...(options.more ? rows(folded) : [])];
}

/** The input that a row edits; null where it has none. */
export function inputOf(row: FormRow, side: 'key' | 'value'): LineInput | null {
  if (row.pair !== null) return row.pair[side];
  return row.node?.type === 'leaf' && row.node.field.kind !== 'boolean' ? row.node.input : null;
}

/** Gives the input that a row edits a new text. */
export function enter({ node, pair }: FormRow, side: 'key' | 'value', input: LineInput): void {
  if (pair !== null) pair[side] = input;
  else if (node?.type === 'leaf') node.input = input;
  if (node !== null) node.touched = true;
}

/** Rows of a field that an error may hide in, so that it can be unfolded. */
export function holds(node: FormNode, { path }: FieldError): boolean {
  return path === node.path || path.startsWith(`${node.path}.`);
}
