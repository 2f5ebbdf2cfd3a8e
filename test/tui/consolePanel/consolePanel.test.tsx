import { Box, Text } from 'ink';
import { afterEach, describe, expect, it } from 'vitest';
import { ConsoleModel, type ConsoleOptions } from '../../../src/tui/consolePanel/consoleModel.ts';
import { ConsolePanel } from '../../../src/tui/consolePanel/consolePanel.tsx';
import { type ThemeName, themeOf } from '../../../src/tui/theme.ts';
import { Painter } from '../editor/painter.ts';
import { press, type } from '../editor/typing.ts';

const painters: Painter[] = [];
afterEach(() => {
  for (const painter of painters.splice(0)) painter.end();
});

function open(options: Partial<ConsoleOptions> & { width?: number; height?: number; theme?: ThemeName } = {}): {
  model: ConsoleModel;
  painter: Painter;
} {
  const { width = 60, height = 10, theme = 'ansi', ...rest } = options;
  const run = (line: string) =>
    line === 'fail' ? { line, output: '', error: 'it failed', exit: 254 } : { line, output: line, error: '', exit: 0 };
  const model = new ConsoleModel({ run, ...rest });
  const painter = new Painter(
    <Box flexDirection="column">
      <Text>title</Text>
      <ConsolePanel model={model} width={width} height={height} focused theme={themeOf(theme)} />
    </Box>,
    width,
    height + 1,
  );
  painters.push(painter);
  return { model, painter };
}

describe('the console on the screen', () => {
  it('shows what was entered and answered, then the line with the cursor', async () => {
    const { model, painter } = open();
    type(model, 'echo hi\nfail\naws');
    await painter.paint();
    expect(painter.lines().slice(0, 6)).toEqual([
      'title',
      '$ echo hi',
      'echo hi',
      '$ fail ✗ exit 254',
      'it failed',
      '$ aws',
    ]);
    expect(painter.cursor()).toEqual({ x: 5, y: 5, visible: true });
  });

  it('keeps the beginning of a long complaint in sight until the next key', async () => {
    const choices = Array.from({ length: 40 }, (_, at) => `choice ${at}`).join('\n');
    const run = (line: string) => ({ line, output: '', error: `Invalid choice\n${choices}`, exit: 252 });
    const { model, painter } = open({ run });
    type(model, 'aws iam frobnicate\n');
    await painter.paint();
    expect(painter.text()).toContain('Invalid choice');
    expect(painter.text()).toMatch(/\d+ rows further down {2}Ctrl\+End: to the end/);
    press(model, 'ctrl+end');
    await painter.paint();
    expect(painter.text()).toContain('choice 39');
    expect(painter.text()).not.toContain('Invalid choice');
  });

  it('wraps a long line, with the cursor behind its end', async () => {
    const { model, painter } = open({ width: 20 });
    type(model, 'aws iam list-users --max-items 5');
    await painter.paint();
    expect(painter.lines().slice(1, 3)).toEqual(['$ aws iam list-user', '  s --max-items 5']);
    expect(painter.cursor()).toMatchObject({ x: 17, y: 2 });
  });

  it('puts the cursor on the next row behind a row that is full', async () => {
    const { model, painter } = open({ width: 20 });
    type(model, 'x'.repeat(17));
    await painter.paint();
    expect(painter.cursor()).toMatchObject({ x: 2, y: 2 });
  });

  it('asks before it runs what was pasted', async () => {
    const { model, painter } = open();
    model.paste('one\ntwo\n');
    await painter.paint();
    expect(painter.lines().slice(1, 4)).toEqual(['$ one', '> two', '2 commands pasted  Enter: run  Esc: drop']);
    press(model, 'enter');
    await painter.paint();
    expect(painter.lines().slice(1, 6)).toEqual(['$ one', 'one', '$ two', 'two', '$ ']);
  });

  it('shows a search with what it found', async () => {
    const { model, painter } = open({ history: ['aws iam list-users'] });
    press(model, 'ctrl+r');
    type(model, 'iam');
    await painter.paint();
    expect(painter.lines()[1]).toBe('search `iam`: aws iam list-users');
  });

  it('lays the options over the transcript, above the line', async () => {
    const options = ['create-user', 'create-group'].map((label) => ({ label, detail: 'iam' }));
    const { model, painter } = open({
      entries: [{ line: 'x', output: 'row\n'.repeat(20), error: '', exit: 0 }],
      complete: (_, cursor) => ({ from: 8, to: cursor, options }),
    });
    type(model, 'aws iam create-');
    press(model, 'tab');
    await painter.paint();
    const line = painter.lines().findIndex((row) => row.startsWith('$ aws iam'));
    expect(painter.lines().findIndex((row) => row.includes('create-group'))).toBeLessThan(line);
    expect(painter.lines()[line]).toBe('$ aws iam create-');
  });

  it.each([
    [40, 4],
    [80, 22],
    [200, 58],
  ])('shows the end of a long output in %i × %i cells', async (width, height) => {
    const output = Array.from({ length: 300 }, (_, at) => `row ${at} ${'x'.repeat(50)}`).join('\n');
    const { model, painter } = open({ width, height, entries: [{ line: 'x', output, error: '', exit: 0 }] });
    await painter.paint();
    expect(painter.lines()[height]).toBe('$ ');
    expect(painter.text()).toContain('row 299');
    press(model, 'pageUp');
    await painter.paint();
    expect(painter.text()).toContain('rows further down');
  });

  it('uses no colour in the mono theme', async () => {
    const { model, painter } = open({ theme: 'mono' });
    type(model, 'fail\nx');
    await painter.paint();
    expect(painter.text()).toContain('✗ exit 254');
    expect(painter.cells().some((cell) => cell.coloured)).toBe(false);
  });

  it('hides the cursor when the keys go elsewhere', async () => {
    const { model, painter } = open();
    await painter.paint(<ConsolePanel model={model} width={60} height={10} focused={false} theme={themeOf('ansi')} />);
    expect(painter.cursor().visible).toBe(false);
  });
});
