import type { AccessMap, MapCell, MapColumn, MapLine } from '../../training/pictures/accessMap.ts';
import { cellWidth } from '../cellWidth.ts';
import type { Glyphs } from '../glyphs.ts';
import { fitLine, type Line, seg } from '../line.ts';
import { levelsByGravity } from './levelBars.ts';

/** Which part of the map is drawn, and how wide. */
export interface MatrixLayout {
  /** Cells of the titles at the left. */
  readonly label: number;
  /** Cells of each column. */
  readonly column: number;
  /** First column drawn, and how many. */
  readonly from: number;
  readonly count: number;
}

const widestColumn = 16;
const narrowestColumn = 9;

/** Titles get about a third; of the columns as many as have room, the chosen one among them. */
export function matrixLayout(map: AccessMap, width: number, chosen: number): MatrixLayout {
  const widest = Math.max(8, ...map.lines.map(({ title }) => cellWidth(title)));
  const label = Math.min(widest, Math.floor(width * 0.36)) + 1;
  const longest = Math.max(0, ...map.columns.map(({ title }) => cellWidth(title)));
  const column = Math.max(narrowestColumn, Math.min(widestColumn, longest)) + 2;
  const count = Math.max(1, Math.min(map.columns.length, Math.floor((width - label) / column)));
  const from = Math.max(0, Math.min(chosen - Math.floor(count / 2), map.columns.length - count));
  return { label, column, from, count };
}

function shownColumns(map: AccessMap, { from, count }: MatrixLayout): readonly MapColumn[] {
  return map.columns.slice(from, from + count);
}

/** The names of the principals over their columns; arrows where there are more. */
export function matrixHead(map: AccessMap, layout: MatrixLayout, chosen: number, glyphs: Glyphs): Line {
  const before = layout.from > 0 ? glyphs.back : ' ';
  const after = layout.from + layout.count < map.columns.length ? glyphs.arrow : ' ';
  const titles = shownColumns(map, layout).flatMap(({ title }, index) => [
    ...fitLine([seg(title, layout.from + index === chosen ? 'focus' : 'heading')], layout.column - 1, glyphs.ellipsis),
    seg(' '),
  ]);
  return [...fitLine([seg('')], layout.label - 1), seg(before, 'muted'), ...titles, seg(after, 'muted')];
}

/** The sign and number of a cell: too much, allowed, or nothing. */
function cellSegment(cell: MapCell | undefined, glyphs: Glyphs): Line[number] {
  if (cell === undefined || cell.allowed === 0) return seg(glyphs.skipped, 'muted');
  if (cell.excess > 0) return seg(`${glyphs.warning} ${cell.excess}/${cell.allowed}`, 'excess');
  return seg(`${glyphs.passed} ${cell.allowed}`, 'allowed');
}

/** One line of the map. `chosen` is the column of the cursor where the line has it, else -1. */
export function matrixLine(map: AccessMap, line: MapLine, layout: MatrixLayout, chosen: number, glyphs: Glyphs): Line {
  const isCurrent = chosen >= 0;
  const cells = shownColumns(map, layout).flatMap(({ cells: own }, index) => {
    const { text, token } = cellSegment(own[line.id], glyphs);
    const isChosen = layout.from + index === chosen;
    return [...fitLine([seg(text, isChosen ? 'selected' : token)], layout.column - 1, glyphs.ellipsis), seg(' ')];
  });
  const title = seg(line.title, isCurrent ? 'focus' : 'text');
  return [...fitLine([title], layout.label - 1, glyphs.ellipsis), seg(' '), ...cells];
}

export function matrixLegend(glyphs: Glyphs): Line {
  return [
    seg(`${glyphs.passed} n`, 'allowed'),
    seg(' actions allowed   ', 'muted'),
    seg(`${glyphs.warning} m/n`, 'excess'),
    seg(' m of them more than the tasks need   ', 'muted'),
    seg(glyphs.skipped, 'muted'),
    seg(' nothing', 'muted'),
  ];
}

/** What a cell means, in one sentence. */
export function cellSentence(line: MapLine, column: MapColumn): string {
  const cell = column.cells[line.id];
  if (cell === undefined || cell.allowed === 0) return `${column.title} may do nothing with ${line.title}.`;
  const levels = levelsByGravity.flatMap((level) => {
    const count = cell.groups.filter((one) => one.level === level).reduce((sum, one) => sum + one.count, 0);
    return count === 0 ? [] : [`${count} ${level}`];
  });
  const worst = cell.groups.find(({ excess }) => excess)?.actions.slice(0, 2) ?? [];
  const much =
    cell.excess === 0
      ? column.bounded
        ? '; no more than the tasks need'
        : '; no task says how much is needed'
      : `; ${cell.excess} more than the tasks need, such as ${worst.join(', ')}`;
  const actions = cell.allowed === 1 ? '1 action' : `${cell.allowed} actions`;
  return `${column.title} may use ${actions} with ${line.title} (${levels.join(', ')})${much}.`;
}

/** The whole map as sentences, a line of the map after the other; who may do nothing there stands in one sentence. */
export function accessMatrixText({ lines, columns }: Pick<AccessMap, 'lines' | 'columns'>): readonly string[] {
  return lines.flatMap((line) => {
    const some = columns.filter(({ cells }) => (cells[line.id]?.allowed ?? 0) > 0);
    const others = columns.filter((column) => !some.includes(column)).map(({ title }) => title);
    const nothing = others.length === 0 ? [] : [`With ${line.title} nothing: ${others.join(', ')}.`];
    return [...some.map((column) => cellSentence(line, column)), ...nothing];
  });
}
