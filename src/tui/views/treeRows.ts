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

function leafRow(node: TreeNode, glyphs: Glyphs, make: () => Row<TreeValue>): Row<TreeValue> {
  const known = leaves.get(glyphs) ?? new WeakMap<TreeNode, Row<TreeValue>>();
  leaves.set(glyphs, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  const made = make();
  known.set(node, made);
  return made;
}

/** Visible rows of a tree. While something is searched for, every node is open. */
export function treeRows(
  nodes: readonly TreeNode[],
  folded: ReadonlySet<string>,
  glyphs: Glyphs,
  searching = false,
  depth = 0,
  parent: string | null = null,
): readonly Row<TreeValue>[] {
  return nodes.flatMap((node) => {
    const open = searching || !folded.has(node.id);
    const make = () => {
      const left = [
        seg(`${'  '.repeat(depth)}${mark(node, open, glyphs)} `, 'muted'),
        seg(node.title, node.kind === 'section' ? 'heading' : 'text'),
      ];
      return row<TreeValue>(node.id, { node, open, parent }, left, { right: [seg(node.note, 'muted')], cut: 'right' });
    };
    const isLeaf = node.children.length === 0 && node.kind !== 'section' && open;
    const own = isLeaf ? leafRow(node, glyphs, make) : make();
    return open ? [own, ...treeRows(node.children, folded, glyphs, searching, depth + 1, node.id)] : [own];
  });
}
