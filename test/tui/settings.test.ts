import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings, themeChoices, type UiSettings } from '../../src/stores/uiSettings.ts';
import { withoutVim } from '../../src/tui/bindings.ts';
import { keymap } from '../../src/tui/keymap.ts';
import { Screen, type ScreenOptions } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];

async function start(options: ScreenOptions = {}, game = testGame()): Promise<Screen> {
  const screen = await Screen.open(game, options);
  open.push(screen);
  await screen.sees('iam-dojo');
  return screen;
}

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

describe('the settings', () => {
  it('go round all colours both ways, live, with a sample of each', async () => {
    const kept: UiSettings['theme'][] = [];
    const screen = await start({ onSettings: ({ theme }) => kept.push(theme), columns: 80, rows: 24 });
    await screen.press(',');
    for (const theme of [...themeChoices.slice(1), themeChoices[0]]) {
      await screen.press('enter');
      await screen.until(() => kept.at(-1) === theme, theme);
    }
    await screen.press('left');
    await screen.sees('A sample, in mono');
    expect(kept).toEqual([...themeChoices.slice(1), 'auto', 'mono']);
  });

  it('belong to the learner: the next one finds their own, the first finds theirs again', async () => {
    const game = testGame();
    const settingsNow = () => game.screen() ?? defaultSettings;
    const options = { settings: settingsNow(), settingsNow, onSettings: game.keepScreen };
    const screen = await start(options, game);
    await screen.press(',', 'down', 'enter');
    await screen.sees('ASCII only');
    await screen.press('escape', 'l', 'down', 'enter');
    await screen.sees('A new learner');
    await screen.type('Grace');
    await screen.press('enter', ',');
    await screen.sees('Unicode');
    await screen.press('escape', 'l', 'down', 'home', 'down', 'enter');
    await screen.sees('ada');
    await screen.press(',');
    await screen.sees('ASCII only');
  });

  it('take the moves of vi away, and nothing else', async () => {
    const screen = await start({ settings: { ...defaultSettings, vim: false } });
    await screen.press('j');
    expect(screen.frame()).toContain('Learn the keys by using them');
    await screen.press('down');
    await screen.seesNot('Learn the keys by using them');
    const lost = withoutVim(keymap).flatMap(({ keys, command }, at) => {
      const before = keymap[at]?.keys ?? [];
      return before.length === keys.length ? [] : [command];
    });
    expect(lost).toContain('list.down');
    for (const { keys, command } of withoutVim(keymap)) expect(keys.length, command).toBeGreaterThan(0);
  });

  it('leave the words of every day out of an answer where they are off', async () => {
    const options = { scenario: 'developer-ec2-access', settings: { ...defaultSettings, plainWords: false } };
    const screen = await start(options);
    await screen.press('s', '3', '/');
    await screen.type('describe-instances');
    await screen.press('enter', 'enter');
    await screen.sees('DENIED');
    expect(screen.frame()).not.toContain('In plain words');
  });
});

describe('the colours by the terminal', () => {
  const { COLORTERM, TERM } = process.env;
  afterEach(() => {
    if (COLORTERM === undefined) delete process.env.COLORTERM;
    else process.env.COLORTERM = COLORTERM;
    if (TERM === undefined) delete process.env.TERM;
    else process.env.TERM = TERM;
  });

  it('follow its answer about the ground, which is never taken for keys', async () => {
    process.env.COLORTERM = 'truecolor';
    process.env.TERM = 'xterm-256color';
    const screen = await start();
    await screen.until(() => screen.raw.includes('\u001b]11;?\u0007'), 'the question');
    await screen.press(',');
    await screen.sees('A sample, in ansi');
    await screen.send('\u001b]11;rgb:ffff/ffff/ffff\u001b\\');
    await screen.sees('A sample, in light');
    await screen.send('\u001b]11;rgb:1010/1010/1010\u0007');
    await screen.sees('A sample, in dark');
  });
});
