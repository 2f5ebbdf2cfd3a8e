import { Box, Text } from 'ink';
import { afterEach, describe, expect, it } from 'vitest';
import { Form } from '../../../src/tui/form/form.tsx';
import { type FormOptions, formFor } from '../../../src/tui/form/formFor.ts';
import type { FormModel } from '../../../src/tui/form/formModel.ts';
import { type ThemeName, themeOf } from '../../../src/tui/theme.ts';
import { Painter } from '../editor/painter.ts';
import { press, type } from '../editor/typing.ts';

const painters: Painter[] = [];
afterEach(() => {
  for (const painter of painters.splice(0)) painter.end();
});

interface Opening extends FormOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: ThemeName;
}

function open(operation: string, opening: Opening = {}): { model: FormModel; painter: Painter } {
  const { width = 80, height = 16, theme = 'ansi', ...options } = opening;
  const model = formFor('iam', operation, options);
  if (model === undefined) throw new Error(operation);
  const painter = new Painter(
    <Box flexDirection="column">
      <Text>title</Text>
      <Form model={model} width={width} height={height} focused theme={themeOf(theme)} />
    </Box>,
    width,
    height + 1,
  );
  painters.push(painter);
  return { model, painter };
}

const choices = (_: string, member: string) =>
  member === 'PolicyArn' ? [{ value: 'arn:aws:iam::aws:policy/ReadOnlyAccess', label: 'ReadOnlyAccess' }] : [];

describe('a form on the screen', () => {
  it('marks required fields, the focused row and its documentation, and puts the cursor into the field', async () => {
    const { model, painter } = open('CreateUser');
    type(model, 'maya');
    await painter.paint();
    expect(painter.lines()[1]).toBe('❯ UserName *   maya');
    expect(painter.cursor()).toEqual({ x: 19, y: 1, visible: true });
    expect(painter.text()).toContain('The name of the user to create.');
  });

  it('shows a complaint beside its field', async () => {
    const { model, painter } = open('CreateUser');
    type(model, 'a b');
    await painter.paint();
    expect(painter.lines()[1]).toBe('❯ UserName *   a b  ✗ must match [\\w+=,.@-]+');
  });

  it('shows an error of AWS beside the field it names, and at the top where it names none', async () => {
    const { model, painter } = open('CreateUser', { prefill: { UserName: 'maya' } });
    model.fail({ code: 'EntityAlreadyExists', message: 'User with name maya already exists.' });
    await painter.paint();
    expect(painter.lines()[1]).toContain('✗ User with name maya already exists.');
    model.fail({ code: 'AccessDenied', message: 'not allowed' });
    await painter.paint();
    expect(painter.lines()[1]).toBe('AccessDenied: not allowed');
    expect(painter.lines()[2]).toBe('❯ UserName *   maya');
    expect(painter.cursor().y).toBe(2);
  });

  it('says how to choose, and lays the choices over the rows below', async () => {
    const { model, painter } = open('AttachUserPolicy', { choices, prefill: { UserName: 'maya' } });
    await painter.paint();
    expect(painter.lines()[2]).toContain('text, Enter: choose');
    press(model, 'enter');
    await painter.paint();
    expect(painter.text()).toContain('ReadOnlyAccess  arn:aws:iam::aws:policy/ReadOnlyAccess');
    press(model, 'enter');
    await painter.paint();
    expect(painter.lines()[2]).toBe('❯ PolicyArn *   arn:aws:iam::aws:policy/ReadOnlyAccess');
  });

  it('puts the cursor into the key and then into the value of a tag', async () => {
    const { model, painter } = open('TagUser', { prefill: { UserName: 'maya' } });
    press(model, 'enter');
    type(model, 'team');
    await painter.paint();
    const row = painter.lines().findIndex((line) => line.includes('team'));
    expect(painter.lines()[row]).toMatch(/team = value$/);
    expect(painter.cursor()).toMatchObject({ y: row, x: (painter.lines()[row] ?? '').indexOf('team') + 4 });
    press(model, 'tab');
    type(model, 'web');
    await painter.paint();
    expect(painter.cursor()).toMatchObject({ y: row, x: (painter.lines()[row] ?? '').length });
  });

  it('gives its room to the editor while a policy is under edit', async () => {
    const { model, painter } = open('CreatePolicy');
    press(model, 'down', 'enter');
    await painter.paint();
    expect(painter.lines()[1]).toContain('PolicyDocument  Esc: back to the form');
    expect(painter.lines()[2]).toBe('  1 {');
    press(model, 'escape');
    await painter.paint();
    expect(painter.lines()[2]).toMatch(/❯ PolicyDocument \* +\d+ lines, \d+ faults? {2}Enter: edit/);
  });

  it.each([
    [40, 8],
    [80, 22],
    [160, 45],
  ])('keeps the focused row in sight in %i × %i cells', async (width, height) => {
    const prefill = { UserName: 'maya', Tags: Array.from({ length: 50 }, (_, at) => ({ Key: `k${at}`, Value: 'v' })) };
    const { model, painter } = open('TagUser', { prefill, width, height });
    press(model, 'ctrl+end');
    await painter.paint();
    expect(painter.text()).toContain('❯   50');
    expect(painter.lines().every((line) => line.length <= width)).toBe(true);
    press(model, 'ctrl+home');
    await painter.paint();
    expect(painter.text()).toContain('❯ UserName');
  });

  it('slides a text that is longer than its field', async () => {
    const { model, painter } = open('CreateUser', { width: 40 });
    type(model, `${'x'.repeat(60)}END`);
    await painter.paint();
    expect(painter.lines()[1]).toContain('END');
    expect(painter.cursor().x).toBeLessThan(40);
  });

  it('uses no colour in the mono theme', async () => {
    const { model, painter } = open('AttachUserPolicy', { theme: 'mono', choices });
    model.submit();
    press(model, 'down', 'enter');
    await painter.paint();
    expect(painter.text()).toContain('✗ required');
    expect(painter.cells().some((cell) => cell.coloured)).toBe(false);
  });

  it('never hands control characters of a value to the terminal', async () => {
    const { painter } = open('CreateUser', { prefill: { UserName: '\u001b[31mred\u0007' } });
    await painter.paint();
    expect(painter.lines()[1]).toMatch(/□\[31mred□/);
  });
});
