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
    const left = [
      seg(`${'  '.repeat(depth)}${mark(node, open, glyphs)} `, 'muted'),
      seg(node.title, node.kind === 'section' ? 'heading' : 'text'),
    ];
    const own = row<TreeValue>(node.id, { node, open, parent }, left, {
      right: [seg(node.note, 'muted')],
      cut: 'right',
    });
    return open ? [own, ...treeRows(node.children, folded, glyphs, searching, depth + 1, node.id)] : [own];
  });
}
