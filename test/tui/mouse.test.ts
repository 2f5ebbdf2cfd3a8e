import type { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/stores/uiSettings.ts';
import { Keyboard } from '../../src/tui/keyboard.ts';
import { type MouseReport, mouseOff, mouseOn, peelReports } from '../../src/tui/mouseReports.ts';
import { Screen } from './driver.ts';
import { KeyboardStream } from './streams.ts';
import { testGame } from './testGame.ts';

describe('mouse reports', () => {
  it('are taken out of what the terminal sent', () => {
    expect(peelReports('a\u001b[<0;3;5Mb\u001b[<0;3;5mc')).toEqual({
      text: 'abc',
      reports: [
        { kind: 'press', x: 2, y: 4 },
        { kind: 'release', x: 2, y: 4 },
      ],
      f1: false,
      rest: '',
    });
    expect(peelReports('\u001b[<64;1;1M\u001b[<65;1;1M\u001b[<2;1;1M').reports.map(({ kind }) => kind)).toEqual([
      'wheelUp',
      'wheelDown',
    ]);
  });

  it('leave every other sequence alone', () => {
    for (const keys of ['\u001b', '\u001b[', '\u001b[A', '\u001b[200~x\u001b[201~', '\u001b[<x', '<0;1;1M']) {
      expect(peelReports(keys)).toEqual({ text: keys, reports: [], f1: false, rest: '' });
    }
  });

  it('are put together where they arrive in pieces', () => {
    const source = new KeyboardStream() as unknown as NodeJS.ReadStream & PassThrough;
    const reports: MouseReport[] = [];
    let text = '';
    const keyboard = new Keyboard(source, { onMouse: (report) => reports.push(report), onF1: () => undefined });
    keyboard.on('data', (chunk) => {
      text += chunk;
    });
    keyboard.setRawMode(true);
    for (const piece of ['a\u001b[<0;1', '2;3', '4Mb']) source.emit('data', piece);
    expect(reports).toEqual([{ kind: 'press', x: 11, y: 33 }]);
    keyboard.setRawMode(false);
    source.emit('data', 'for another program');
    expect(keyboard.read()?.toString() ?? text).not.toContain('another');
  });
});

describe('the mouse', () => {
  it('chooses rows and panels, opens what is chosen, and turns lists and texts', async () => {
    const game = testGame();
    const screen = await Screen.open(game, { scenario: 'developer-ec2-access' });
    await screen.press('s');
    await screen.mouse('    maya');
    await screen.sees('2 User maya');
    await screen.mouse('    maya');
    await screen.sees('┏ 2 User maya');
    await screen.mouse('3 Tasks');
    await screen.sees('┏ 3 Tasks');
    await screen.mouse('✗ members', 'click');
    await screen.press('w');
    await screen.sees('The account itself must look like this.');
    await screen.mouse('┌ 1 Account');
    await screen.sees('The account itself must look like this.');
    await screen.press('escape', '1', 'home');
    await screen.sees('2 Account larkspur-dev');
    await screen.mouse('▾ Users', 'wheelDown');
    await screen.sees('2 User bob');
    await screen.mouse('▾ Users', 'wheelUp');
    await screen.sees('2 Account larkspur-dev');
    await screen.close();
    game.close();
  });

  it('is reported only while the setting is on, and never after the program', async () => {
    const game = testGame();
    const screen = await Screen.open(game, { settings: { ...defaultSettings, theme: 'ansi' } });
    await screen.until(() => screen.raw.includes(mouseOn), 'the mouse asked for');
    await screen.press(',', 'down', 'down', 'enter');
    await screen.sees('Mouse       off');
    await screen.until(() => screen.raw.includes(mouseOff), 'the mouse given back');
    await screen.press('enter');
    await screen.sees('Mouse       on');
    await screen.close();
    expect(screen.raw.lastIndexOf(mouseOff)).toBeGreaterThan(screen.raw.lastIndexOf(mouseOn));
    game.close();
  });

  it('comes with F1 for help', async () => {
    const game = testGame();
    const screen = await Screen.open(game);
    await screen.send('\u001bOP');
    await screen.sees('┏ Keys');
    await screen.close();
    game.close();
  });
});
