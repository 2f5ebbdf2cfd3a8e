import type { Glyphs } from '../glyphs.ts';
import { seg } from '../line.ts';
import { type Row, row } from '../row.ts';
import type { TreeNode } from './accountTree.ts';

export interface TreeValue {
  readonly node: TreeNode;
  readonly open: boolean;
  /** Id of the node above; null at the top. */
  readonly parent: string | null;
}

function mark({ children, kind }: TreeNode, open: boolean, glyphs: Glyphs): string {
  if (kind !== 'section' && children.length === 0) return ' ';
  return open && children.length > 0 ? glyphs.open : glyphs.closed;
}

/** The rows of nodes without any below, by glyphs: they are the same wherever their tree is shown. */
const leaves = new WeakMap<Glyphs, WeakMap<TreeNode, Row<TreeValue>>>();

function leavesOf(glyphs: Glyphs): WeakMap<TreeNode, Row<TreeValue>> {
  const known = leaves.get(glyphs) ?? new WeakMap<TreeNode, Row<TreeValue>>();
  leaves.set(glyphs, known);
  return known;
}

/** Visible rows of a tree. */
export function treeRows(
  nodes: readonly TreeNode[],
  folded: ReadonlySet<string>,
  glyphs: Glyphs,
): readonly Row<TreeValue>[] {
  const rows: Row<TreeValue>[] = [];
  const known = leavesOf(glyphs);
  const rowOf = (node: TreeNode, open: boolean, depth: number, parent: string | null): Row<TreeValue> => {
    const left = [
      seg(`${'  '.repeat(depth)}${mark(node, open, glyphs)} `, 'muted'),
      seg(node.title, node.kind === 'section' ? 'heading' : 'text'),
    ];
    return row<TreeValue>(node.id, { node, open, parent }, left, { right: [seg(node.note, 'muted')], cut: 'right' });
  };
  const add = (below: readonly TreeNode[], depth: number, parent: string | null): void => {
    for (const node of below) {
      const open = !folded.has(node.id);
      const isLeaf = node.children.length === 0 && node.kind !== 'section' && open;
      const own = (isLeaf ? known.get(node) : undefined) ?? rowOf(node, open, depth, parent);
      if (isLeaf) known.set(node, own);
      rows.push(own);
      if (open) add(node.children, depth + 1, node.id);
    }
  };
  add(nodes, 0, null);
  return rows;
}
