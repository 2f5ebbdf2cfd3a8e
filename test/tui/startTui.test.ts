import { describe, expect, it } from 'vitest';
import { copySequence } from '../../src/tui/startTui.ts';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

describe('the terminal', () => {
  it('is asked for its other screen and for marked pastes, and shows its cursor only in a field', async () => {
    const game = testGame();
    const screen = await Screen.open(game);
    await screen.sees('Scenarios');
    expect(screen.raw).toContain('\u001b[?1049h');
    await screen.until(() => screen.raw.includes('\u001b[?2004h'), 'marked pastes asked for');
    expect(screen.raw.lastIndexOf('\u001b[?25h')).toBeLessThan(screen.raw.lastIndexOf('\u001b[?25l'));
    await screen.press('/');
    await screen.sees(' / ');
    await screen.type('ab');
    await screen.sees(' / ab');
    await screen.until(() => screen.cursor().x === 5 && screen.cursor().y === 39, 'the cursor behind the text');
    await screen.close();
    game.close();
  });

  it('gets back its screen when drawing fails, and the fault is told', async () => {
    const game = testGame();
    const nothing = { ...game.home.getState(), scenarios: null as unknown as [] };
    const broken = { ...game, home: { ...game.home, getState: () => nothing, getInitialState: () => nothing } };
    const { startTui } = await import('../../src/tui/startTui.ts');
    const { KeyboardStream, ScreenStream } = await import('./streams.ts');
    let raw = '';
    const stdout = new ScreenStream(80, 24, (text, done) => {
      raw += text;
      done();
    });
    const run = startTui({
      game: broken,
      stdin: new KeyboardStream() as unknown as NodeJS.ReadStream,
      stdout: stdout as unknown as NodeJS.WriteStream,
    });
    await expect(run).rejects.toThrow(TypeError);
    expect(raw).toContain('\u001b[?1049l');
    game.close();
  });

  it('gets back its screen when a command fails for a fault of ours', async () => {
    const game = testGame();
    const fails = () => {
      throw new RangeError('the disk is full');
    };
    const screen = await Screen.open({ ...game, open: fails });
    await screen.press('c');
    await expect(screen.exited).rejects.toThrow('the disk is full');
    expect(screen.raw).toContain('\u001b[?1049l');
    game.close();
  });

  it('keeps a form that was being filled in when a fault of ours ends the program', async () => {
    const game = testGame();
    const drafts: string[] = [];
    const fails = () => {
      throw new RangeError('the disk is full');
    };
    const keepDraft = (_: string, text: string | null) => void drafts.push(text ?? '');
    const screen = await Screen.open({ ...game, send: fails, keepDraft }, { scenario: 'developer-ec2-access' });
    await screen.sees('page 1 of');
    await screen.press('s', 'n');
    await screen.sees('Create');
    await screen.press('enter');
    await screen.sees('UserName');
    await screen.type('zoe');
    await screen.sees('zoe');
    await screen.press('ctrl+s');
    await expect(screen.exited).rejects.toThrow('the disk is full');
    expect(drafts.at(-1)).toContain('"zoe"');
    game.close();
  });

  it('gets a text for its clipboard by OSC 52, wrapped for tmux, up to a size', () => {
    expect(copySequence('hé', {})).toBe(`\u001b]52;c;${Buffer.from('hé').toString('base64')}\u0007`);
    expect(copySequence('x', { TMUX: '/tmp/tmux' })).toBe('\u001bPtmux;\u001b\u001b]52;c;eA==\u0007\u001b\\');
    expect(copySequence('x'.repeat(100_000), {})).toBeNull();
  });
});
