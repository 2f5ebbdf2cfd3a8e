import { describe, expect, it } from 'vitest';
import { groundFrom, peelGround } from '../../src/tui/ground.ts';
import { peelReports } from '../../src/tui/mouseReports.ts';

const answer = (color: string, end = '\u0007') => `\u001b]11;${color}${end}`;

describe('the ground of the terminal', () => {
  it('is taken out of what was typed, whatever ends the answer', () => {
    expect(peelGround(`a${answer('rgb:ffff/ffff/ffff')}b`)).toEqual({ text: 'ab', ground: 'light' });
    expect(peelGround(answer('rgb:1e1e/1e1e/1e1e', '\u001b\\'))).toEqual({ text: '', ground: 'dark' });
    expect(peelGround(answer('rgba:fd/f6/e3/ff'))).toEqual({ text: '', ground: 'light' });
    expect(peelGround(answer('rgb:f/f/f'))).toEqual({ text: '', ground: 'light' });
  });

  it('stays unknown where the answer says something else', () => {
    expect(peelGround(answer('?'))).toEqual({ text: '', ground: null });
    expect(peelGround('\u001b]')).toEqual({ text: '\u001b]', ground: null });
  });

  it('is waited for while its answer arrives in pieces', () => {
    const whole = `x${answer('rgb:0000/2b2b/3636', '\u001b\\')}`;
    for (let cut = 6; cut < whole.length; cut += 1) {
      const { text, rest } = peelReports(whole.slice(0, cut));
      expect(text, `cut at ${cut}`).toBe('x');
      expect(peelGround(rest + whole.slice(cut))).toEqual({ text: '', ground: 'dark' });
    }
  });

  it('is read from COLORFGBG where a terminal sets it', () => {
    expect(['15;0', '0;15', '0;default;15', '12;8', '', 'x'].map((value) => groundFrom({ COLORFGBG: value }))).toEqual([
      'dark',
      'light',
      'light',
      'dark',
      null,
      null,
    ]);
    expect(groundFrom({})).toBeNull();
  });
});
