import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorIndex, moveCursor } from '../../src/tui/cursor.ts';
import { lineText, seg } from '../../src/tui/line.ts';
import { listWindow } from '../../src/tui/listWindow.ts';
import { filterRows, type Row, row, unfoldingRow, wrappedRow } from '../../src/tui/row.ts';

const heading = (id: string) => row(id, id, [seg(id)], { heading: true });
const item = (id: string) => row(id, id, [seg(id)]);

function tall(id: string, height: number): Row<string> {
  return { id, value: id, heading: false, text: id, lines: () => Array.from({ length: height }, () => [seg(id)]) };
}

describe('a list', () => {
  it('shows the whole row under the cursor, whatever the heights of rows and wherever it stood', () => {
    const rows = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), fc.integer({ min: 4, max: 20 }), (heights, at, from, height) => {
        const list = heights.map((lines, index) => tall(`row ${index}`, lines));
        const cursor = at % list.length;
        const { top, lines } = listWindow(list, cursor, from % list.length, 20, height);
        expect(lines.length).toBeLessThanOrEqual(height);
        expect(lines.filter(({ index }) => index === cursor)).toHaveLength(heights[cursor] ?? 0);
        expect(top).toBeLessThanOrEqual(cursor);
      }),
    );
  });

  it('asks only the rows in sight for their lines', () => {
    let asked = 0;
    const rows: Row<null>[] = Array.from({ length: 10_000 }, (_, index) => ({
      id: String(index),
      value: null,
      heading: false,
      text: '',
      lines: () => {
        asked += 1;
        return [[seg('x')]];
      },
    }));
    for (const cursor of [0, 5000, 9999]) listWindow(rows, cursor, 0, 40, 30);
    expect(asked).toBeLessThan(3 * 4 * 31);
  });

  it('stands still while the cursor moves inside it', () => {
    const rows = Array.from({ length: 50 }, (_, index) => item(String(index)));
    expect(listWindow(rows, 12, 10, 20, 10).top).toBe(10);
    expect(listWindow(rows, 19, 10, 20, 10).top).toBe(10);
    expect(listWindow(rows, 20, 10, 20, 10).top).toBe(11);
    expect(listWindow(rows, 9, 10, 20, 10).top).toBe(9);
  });

  it('joins what it cuts by one space', () => {
    const rows = unfoldingRow('a', 'a', [seg('every '), seg('ec2:Describe'), seg(' action and more')], 2, 2);
    for (let width = 14; width < 40; width += 1) {
      for (const line of rows.lines(width, false)) expect(lineText(line).trim(), `${width}`).not.toMatch(/ {2}/);
    }
  });

  it('shows a count at the end of a row as long as there is room for it', () => {
    const shown = (width: number) =>
      lineText(row('a', 'a', [seg('Profiles')], { right: [seg('12')], cut: 'right' }).lines(width, false)[0] ?? []);
    expect(shown(14)).toBe('Profiles    12');
    expect(shown(11)).toBe('Profiles 12');
    expect(shown(10)).toBe('Profiles  ');
  });

  it('shows the heading of the first row under it', () => {
    const rows = [heading('one'), item('a'), item('b'), heading('two'), item('c')];
    expect(listWindow(rows, 1, 1, 20, 3).top).toBe(0);
  });

  it('moves its cursor over headings, and stays at its ends', () => {
    const rows = [heading('one'), item('a'), heading('two'), item('b'), heading('three')];
    expect(cursorIndex(rows, undefined)).toBe(1);
    expect(moveCursor(rows, undefined, 1)).toEqual({ id: 'b', index: 3 });
    expect(moveCursor(rows, { id: 'b', index: 3 }, 1)).toEqual({ id: 'b', index: 3 });
    expect(moveCursor(rows, { id: 'b', index: 3 }, -1)).toEqual({ id: 'a', index: 1 });
    expect(cursorIndex([heading('only')], undefined)).toBe(-1);
  });

  it('keeps its cursor on the row that it holds, and near its place when that row is gone', () => {
    const rows = [item('a'), item('b'), item('c')];
    expect(cursorIndex([item('new'), ...rows], { id: 'b', index: 1 })).toBe(2);
    expect(cursorIndex([item('a'), item('c')], { id: 'b', index: 1 })).toBe(1);
    expect(cursorIndex([item('a')], { id: 'b', index: 1 })).toBe(0);
  });

  it('keeps headings that still have rows while something is searched for', () => {
    const rows = [heading('one'), item('apple'), heading('two'), item('banana'), item('apple pie')];
    expect(filterRows(rows, 'apple').map(({ id }) => id)).toEqual(['one', 'apple', 'two', 'apple pie']);
    expect(filterRows(rows, 'PIE apple').map(({ id }) => id)).toEqual(['two', 'apple pie']);
    expect(filterRows(rows, ' ')).toBe(rows);
  });

  it('unfolds long rows only where the cursor is', () => {
    const long = unfoldingRow('x', null, [seg('one two three four five')], 2);
    expect(long.lines(10, false).map(lineText)).toEqual(['one two t…']);
    expect(long.lines(10, true).map(lineText)).toEqual(['one two ', '  three ', '  four ', '  five']);
    expect(wrappedRow('x', null, [seg('one two three')], 0).lines(8, false)).toHaveLength(2);
  });

  it('cuts the end of a row that it was told to cut', () => {
    const kept = row('x', null, [seg('a long title')], { right: [seg('some note')], cut: 'right' });
    expect(kept.lines(20, false).map(lineText)).toEqual(['a long title  some …']);
    expect(kept.lines(15, false).map(lineText)).toEqual(['a long title   ']);
  });
});
