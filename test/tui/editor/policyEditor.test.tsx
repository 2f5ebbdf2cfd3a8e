import { Box, Text } from 'ink';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/policy/fault.ts';
import { EditorBuffer } from '../../../src/tui/editor/editorBuffer.ts';
import { PolicyEditor } from '../../../src/tui/editor/policyEditor.tsx';
import { policyOptions } from '../../../src/tui/editor/policyOptions.ts';
import { type ThemeName, themeOf } from '../../../src/tui/theme.ts';
import { Painter } from './painter.ts';
import { press, type } from './typing.ts';

const account = { account: '111122223333', region: 'eu-west-1', arns: () => [] };
const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObjekt",
      "Resource": "*"
    }
  ]
}`;

const check = (text: string): readonly Fault[] => {
  const offset = text.indexOf('s3:GetObjekt');
  if (offset < 0) return [];
  const place = { line: 6, column: 17, offset, length: 12 };
  return [{ code: 'X', severity: 'error', message: '`s3:GetObjekt` does not exist', advice: '', path: [], place }];
};

const painters: Painter[] = [];
afterEach(() => {
  for (const painter of painters.splice(0)) painter.end();
});

function open(options: { width?: number; height?: number; text?: string; theme?: ThemeName } = {}) {
  const { width = 60, height = 14, text = policy, theme = 'ansi' } = options;
  const buffer = new EditorBuffer({ text, check, options: policyOptions('identity', account) });
  const painter = new Painter(
    <Box flexDirection="column" paddingLeft={2}>
      <Text>title</Text>
      <PolicyEditor buffer={buffer} width={width} height={height} focused theme={themeOf(theme)} />
    </Box>,
    width + 2,
    height + 1,
  );
  painters.push(painter);
  return { buffer, painter };
}

describe('the policy editor on the screen', () => {
  it('shows numbered lines, the sign of a fault on its line and the cursor where it is', async () => {
    const { buffer, painter } = open();
    await painter.paint();
    expect(painter.lines()[1]).toBe('    1 {');
    expect(painter.lines()[6]).toBe('  ✗ 6       "Action": "s3:GetObjekt",');
    expect(painter.lines()[5]).toBe('    5       "Effect": "Allow",');
    expect(painter.cursor()).toEqual({ x: 6, y: 1, visible: true });
    press(buffer, 'down', 'end');
    await painter.paint();
    expect(painter.cursor()).toEqual({ x: 6 + 26, y: 2, visible: true });
  });

  it('tells the fault of the line the cursor is on, and how many there are', async () => {
    const { buffer, painter } = open();
    press(buffer, 'ctrl+n');
    await painter.paint();
    expect(painter.lines()[13]).toMatch(/^ {2}✗ `s3:GetObjekt` does not exist +1 finding 6:18$/);
    expect(painter.lines()[14]).toBe('  X');
  });

  it('colours keys, Allow and Deny', async () => {
    const { painter } = open();
    await painter.paint();
    const allow = painter.lines()[5]?.indexOf('"Allow"') ?? 0;
    const key = painter.lines()[5]?.indexOf('"Effect"') ?? 0;
    expect(painter.cell(5, allow).color).toBe(2);
    expect(painter.cell(5, key).color).toBe(6);
  });

  it('uses no colour in the mono theme, and shows a selection by inverse', async () => {
    const { buffer, painter } = open({ theme: 'mono' });
    press(buffer, 'ctrl+a');
    await painter.paint();
    expect(painter.cells().some((cell) => cell.coloured)).toBe(false);
    expect(painter.cell(1, 6).inverse).toBe(true);
    press(buffer, 'ctrl+home', 'ctrl+space');
    type(buffer, '{"');
    await painter.paint();
    expect(painter.text()).toContain('Version');
    expect(painter.cells().some((cell) => cell.coloured)).toBe(false);
  });

  it.each([
    [24, 6, 1],
    [58, 14, 2],
    [58, 22, 3],
    [118, 38, 3],
    [196, 58, 3],
  ])('follows the cursor through a long text in %i × %i cells', async (width, height, status) => {
    const text = Array.from({ length: 500 }, (_, at) => `"line ${at}",`).join('\n');
    const { buffer, painter } = open({ width, height, text });
    press(buffer, 'ctrl+end');
    await painter.paint();
    expect(painter.lines()[height - status]).toContain('500 "line 499",');
    expect(painter.lines().every((line) => line.length <= width + 2)).toBe(true);
    expect(painter.cursor()).toMatchObject({ y: height - status, visible: true });
    press(buffer, 'ctrl+home');
    await painter.paint();
    expect(painter.lines()[1]).toContain('1 "line 0",');
  });

  it('scrolls sideways and marks lines that go on', async () => {
    const { buffer, painter } = open({ width: 30, height: 5, text: `"${'x'.repeat(60)}END"\nshort` });
    await painter.paint();
    expect(painter.lines()[1]).toMatch(/x›$/);
    press(buffer, 'end');
    await painter.paint();
    expect(painter.lines()[1]).toContain('END"');
    expect(painter.lines()[1]).toContain('1←');
    const { x } = painter.cursor();
    expect(painter.lines()[1]?.charAt(x - 1)).toBe('"');
  });

  it('never hands control characters or signs of doubtful width to the terminal', async () => {
    const { painter } = open({ text: '"a\u202eb\u001b[31m\u0007👩‍👩‍👧c"\n"漢字"' });
    await painter.paint();
    expect(painter.lines()[1]).toBe('    1 "a□b[31m□c"');
    expect(painter.lines()[2]).toBe('    2 "漢字"');
    expect(painter.cell(1, 9).color).toBe(2);
  });

  it('shows proposals under the cursor with their description, and takes the chosen one', async () => {
    const { buffer, painter } = open({ text: '', height: 16 });
    type(buffer, '{"Statement": [{"Action": "iam:PassR');
    await painter.paint();
    expect(painter.text()).toMatch(/iam:PassRole +Permissions management|iam:PassRole +Write/);
    expect(painter.lines()[2]).toContain('┌');
    press(buffer, 'enter');
    await painter.paint();
    expect(painter.text()).toContain('"Action": "iam:PassRole"');
    expect(painter.text()).not.toContain('┌');
  });

  it('puts the proposals above the cursor where there is no room below', async () => {
    const { buffer, painter } = open({
      text: `${'\n'.repeat(20)}{"Statement": {"Effect": ""}}`,
      height: 12,
      width: 50,
    });
    press(buffer, 'ctrl+end', 'left', 'left', 'left', 'ctrl+space');
    await painter.paint();
    const lines = painter.lines();
    const allow = lines.findIndex((line) => line.includes('Allow'));
    expect(allow).toBeGreaterThan(0);
    expect(allow).toBeLessThan(lines.findIndex((line) => line.includes('"Statement"')));
  });

  it('hides the cursor when the keys go elsewhere', async () => {
    const { buffer, painter } = open();
    await painter.paint();
    await painter.paint(
      <PolicyEditor buffer={buffer} width={60} height={14} focused={false} theme={themeOf('ansi')} />,
    );
    expect(painter.cursor().visible).toBe(false);
  });

  it('keeps the cursor when the keys move to an editor further up', async () => {
    const [one, two] = [new EditorBuffer({ text: 'a' }), new EditorBuffer({ text: 'b' })];
    const both = (first: boolean) => (
      <Box flexDirection="column">
        <Box>
          <PolicyEditor buffer={one} width={30} height={5} focused={first} theme={themeOf('ansi')} />
        </Box>
        <Box>
          <PolicyEditor buffer={two} width={30} height={5} focused={!first} theme={themeOf('ansi')} />
        </Box>
      </Box>
    );
    const painter = new Painter(both(false), 30, 10);
    painters.push(painter);
    await painter.paint();
    expect(painter.cursor()).toEqual({ x: 4, y: 5, visible: true });
    await painter.paint(both(true));
    expect(painter.cursor()).toEqual({ x: 4, y: 0, visible: true });
    await painter.paint(both(false));
    expect(painter.cursor()).toEqual({ x: 4, y: 5, visible: true });
  });
});
