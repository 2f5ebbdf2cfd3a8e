import type { Glyphs } from '../glyphs.ts';
import { fitLine, type Line, lineWidth, seg } from '../line.ts';
import type { Token } from '../theme.ts';

/** A thing in a tree that grows to the right. */
export interface SideNode<Value> {
  readonly value: Value;
  readonly label: string;
  readonly token?: Token;
  readonly children: readonly SideNode<Value>[];
}

/** One row of the picture: the way from the root to a leaf, of which only the new part is drawn. */
export interface SideRow<Value> {
  readonly line: Line;
  /** From the root to the leaf. */
  readonly path: readonly SideNode<Value>[];
}

/** Cells of the connectors between two columns. */
const JOINT = 4;

/** Each column as wide as its longest label, shortened evenly where that does not fit `width`. */
export function columnWidths(roots: readonly SideNode<unknown>[], width: number): readonly number[] {
  const widest: number[] = [];
  const measure = (node: SideNode<unknown>, depth: number): void => {
    widest[depth] = Math.max(widest[depth] ?? 0, lineWidth([seg(node.label)]));
    for (const child of node.children) measure(child, depth + 1);
  };
  for (const root of roots) measure(root, 0);
  const room = width - JOINT * Math.max(0, widest.length - 1);
  const fair = Math.floor(room / Math.max(1, widest.length));
  const spare = widest.reduce((sum, size) => sum + Math.max(0, fair - size), 0);
  const wanting = widest.filter((size) => size > fair).length;
  return widest.map((size) => (size <= fair ? size : Math.min(size, fair + Math.floor(spare / Math.max(1, wanting)))));
}

function joint(glyphs: Glyphs, index: number, count: number): string {
  const { horizontal, teeDown, teeRight, bottomLeft } = glyphs;
  if (count === 1) return horizontal.repeat(2);
  if (index === 0) return `${horizontal}${teeDown}`;
  return ` ${index === count - 1 ? bottomLeft : teeRight}`;
}

interface Drawing {
  readonly widths: readonly number[];
  readonly glyphs: Glyphs;
}

function rowsOf<Value>(node: SideNode<Value>, depth: number, drawing: Drawing): SideRow<Value>[] {
  const { widths, glyphs } = drawing;
  const size = widths[depth] ?? 0;
  const label = fitLine([seg(node.label, node.token)], size, glyphs.ellipsis);
  if (node.children.length === 0) return [{ line: label, path: [node] }];
  const filled = fitted(node, label, size, glyphs);
  return node.children.flatMap((child, index) => {
    const isLast = index === node.children.length - 1;
    return rowsOf(child, depth + 1, drawing).map(({ line, path }, row): SideRow<Value> => {
      const start: Line = index === 0 && row === 0 ? filled : [seg(' '.repeat(size + 1))];
      const join = row === 0 ? joint(glyphs, index, node.children.length) : isLast ? '  ' : ` ${glyphs.vertical}`;
      const end = row === 0 ? glyphs.horizontal : ' ';
      return { line: [...start, seg(`${join}${end}`, 'border'), ...line], path: [node, ...path] };
    });
  });
}

/** The label with the line that leads on from it. */
function fitted(node: SideNode<unknown>, label: Line, size: number, glyphs: Glyphs): Line {
  const used = Math.min(size, lineWidth([seg(node.label)]));
  const fill = size - used;
  const text = fill > 0 ? [seg(node.label, node.token)] : label;
  return [...text, seg(' '), seg(glyphs.horizontal.repeat(fill), 'border')];
}

/** Trees one below the other, drawn with lines from left to right in `width` cells. */
export function sideTree<Value>(
  roots: readonly SideNode<Value>[],
  width: number,
  glyphs: Glyphs,
): readonly SideRow<Value>[] {
  const widths = columnWidths(roots, width);
  return roots.flatMap((root) => rowsOf(root, 0, { widths, glyphs }));
}

/** Each way as words: `user maya, group Developers, policy dev-ec2`. */
export function sideTreeText(roots: readonly SideNode<unknown>[]): readonly string[] {
  return roots.flatMap((root) => waysOf(root).map((way) => way.join(', then ')));
}

function waysOf({ label, children }: SideNode<unknown>): readonly (readonly string[])[] {
  if (children.length === 0) return [[label]];
  return children.flatMap((child) => waysOf(child).map((way) => [label, ...way]));
}
