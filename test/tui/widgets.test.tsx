import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { lineInput } from '../../src/tui/editor/lineInput.ts';
import { seg } from '../../src/tui/line.ts';
import { row } from '../../src/tui/row.ts';
import { themeOf } from '../../src/tui/theme.ts';
import { InputLine } from '../../src/tui/widgets/inputLine.tsx';
import { Lines, LineText } from '../../src/tui/widgets/lineText.tsx';
import { Panel } from '../../src/tui/widgets/panel.tsx';
import { RowList } from '../../src/tui/widgets/rowList.tsx';
import { ScrollText, scrollPlace, scrollTop } from '../../src/tui/widgets/scrollText.tsx';

const theme = themeOf('mono');
const ascii = themeOf('mono', { ascii: true });

/** The frame without escape sequences. */
function frame(node: Parameters<typeof render>[0]): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: styles are taken away
  return (render(node).lastFrame() ?? '').replace(/\u001b\[[\d;]*m/g, '');
}

describe('a panel', () => {
  const inside = <Lines lines={[[seg('inside')]]} width={16} height={1} theme={theme} />;

  it('frames what is in it, with title and note', () => {
    const drawn = frame(
      <Panel title="Tasks" note="3/7" below="changed" focused={false} width={20} height={3} theme={theme}>
        {inside}
      </Panel>,
    );
    expect(drawn.split('\n')).toEqual(['┌ Tasks ───── 3/7 ─┐', '│ inside           │', '└ changed ─────────┘']);
  });

  it('has a strong frame while it has the keys, and one of ASCII where that was asked for', () => {
    const strong = frame(
      <Panel title="T" focused width={20} height={3} theme={theme}>
        {inside}
      </Panel>,
    );
    expect(strong.split('\n')[0]).toBe('┏ T ━━━━━━━━━━━━━━━┓');
    const plain = frame(
      <Panel title="T · x" focused={false} width={20} height={3} theme={ascii}>
        {inside}
      </Panel>,
    );
    expect(plain).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('cuts a title that is too long, and leaves out a note that has no room', () => {
    const drawn = frame(
      <Panel
        title="A very long title indeed"
        note="and a long note"
        focused={false}
        width={20}
        height={3}
        theme={theme}
      >
        {inside}
      </Panel>,
    );
    expect(drawn.split('\n')[0]).toBe('┌ A very long t… ───┐'.replace('───┐', '──┐'));
  });
});

describe('a line', () => {
  it('shows nothing that a terminal would act on', () => {
    const drawn = frame(<LineText line={[seg('a\u001b[2Jb\u0007c')]} width={12} theme={theme} />);
    expect(drawn).toBe('a□[2Jb□c');
  });
});

describe('a list of rows', () => {
  const rows = Array.from({ length: 100 }, (_, index) => row(`row ${index}`, index, [seg(`row ${index}`)]));
  const drawn = (cursor: number, heights = new Map<string, number>()) =>
    frame(
      <RowList
        id="list"
        rows={rows}
        cursor={{ id: `row ${cursor}`, index: cursor }}
        focused
        width={10}
        height={3}
        theme={theme}
        heights={heights}
      />,
    ).split('\n');

  it('draws the rows in sight of the cursor', () => {
    expect(drawn(0)).toEqual(['row 0     ', 'row 1', 'row 2']);
    expect(drawn(50)).toEqual(['row 48', 'row 49', 'row 50    ']);
    expect(drawn(99)).toEqual(['row 97', 'row 98', 'row 99    ']);
  });

  it('says so where there is nothing', () => {
    const empty = frame(
      <RowList
        id="list"
        rows={[]}
        cursor={undefined}
        focused
        width={20}
        height={2}
        theme={theme}
        heights={new Map()}
        empty="nothing found"
      />,
    );
    expect(empty.trim()).toBe('nothing found');
  });
});

describe('a text that is longer than its place', () => {
  const lines = Array.from({ length: 9 }, (_, index) => [seg(`line ${index + 1}`)]);

  it('shows the part asked for, and its last page at most', () => {
    const maps = { heights: new Map<string, number>(), lengths: new Map<string, number>() };
    const drawn = (top: number) =>
      frame(<ScrollText id="text" lines={lines} top={top} width={10} height={4} theme={theme} {...maps} />);
    expect(drawn(0)).toBe('line 1\nline 2\nline 3\nline 4');
    expect(drawn(50)).toBe('line 6\nline 7\nline 8\nline 9');
    expect([scrollTop(-3, 9, 4), scrollTop(3, 9, 4), scrollTop(9, 9, 4), scrollTop(1, 2, 4)]).toEqual([0, 3, 5, 0]);
    expect([scrollPlace(2, 9, 4), scrollPlace(0, 3, 4)]).toEqual(['3-6/9', '']);
  });
});

describe('a field', () => {
  it('slides sideways under a long text, and shows an example while it is empty', () => {
    const field = (text: string) =>
      frame(
        <InputLine input={lineInput(text)} label="> " placeholder="a name" focused={false} width={12} theme={theme} />,
      );
    expect(field('')).toBe('> a name');
    expect(field('short')).toBe('> short');
    expect(field('abcdefghijklmno')).toBe('> ghijklmno');
  });
});
