import { Terminal } from '@xterm/headless';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { themeNames } from '../../src/stores/uiSettings.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../src/tui/glyphs.ts';
import { type Style, themeInForce, themeOf } from '../../src/tui/theme.ts';

/** Relative luminance of `#rrggbb`: WCAG 2.2, definition of relative luminance. */
function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = { dark: '#1e1e1e', light: '#ffffff', 'high-contrast': '#000000', 'colour-blind': '#1e1e1e' } as const;
const hasColour = (style: Style) => style.color !== undefined || style.backgroundColor !== undefined;

describe('signs', () => {
  it('are one cell wide for Ink and for a terminal', async () => {
    const terminal = new Terminal({ cols: 80, rows: 2, allowProposedApi: true });
    const signs = [...new Set(Object.values(unicodeGlyphs))];
    for (const sign of signs) expect(stringWidth(sign), sign).toBe(1);
    await new Promise<void>((resolve) => terminal.write(signs.join(''), resolve));
    expect(terminal.buffer.active.cursorX).toBe(signs.length);
  });

  it('have stand-ins of one ASCII character each', () => {
    expect(Object.keys(asciiGlyphs)).toEqual(Object.keys(unicodeGlyphs));
    for (const sign of Object.values(asciiGlyphs)) expect(sign).toMatch(/^[\x20-\x7e]$/);
  });

  it('differ between passed, failed and skipped in both columns', () => {
    for (const { passed, failed, skipped } of [unicodeGlyphs, asciiGlyphs]) {
      expect(new Set([passed, failed, skipped]).size).toBe(3);
    }
  });
});

describe('a theme', () => {
  it('without colour keeps meaning apart by bold, inverse and underline', () => {
    const { styles } = themeOf('mono');
    expect(Object.values(styles).filter(hasColour)).toEqual([]);
    expect(styles.selected.inverse).toBe(true);
    expect(styles.selectedQuiet).not.toEqual(styles.text);
    expect(styles.denied).not.toEqual(styles.allowed);
    expect(styles.focus).not.toEqual(styles.border);
  });

  it('has a style for every meaning, whatever its name', () => {
    const tokens = Object.keys(themeOf('ansi').styles);
    for (const name of themeNames) expect(Object.keys(themeOf(name).styles), name).toEqual(tokens);
  });

  it('of the terminal’s own palette uses the sixteen names alone', () => {
    const named = /^(black|red|green|yellow|blue|magenta|cyan|white|gray)$/;
    for (const { color } of Object.values(themeOf('ansi').styles)) if (color) expect(color).toMatch(named);
  });

  it.each(Object.entries(grounds))('%s can be read on its ground', (name, ground) => {
    const theme = themeNames.find((one) => one === name) ?? 'ansi';
    const least = name === 'high-contrast' ? 7 : 4.5;
    for (const [token, style] of Object.entries(themeOf(theme).styles)) {
      if (style.color) expect(contrast(style.color, style.backgroundColor ?? ground), token).toBeGreaterThan(least);
    }
  });

  it('for colour-blind eyes tells allowed from denied by blue against orange', () => {
    const { allowed, denied } = themeOf('colour-blind').styles;
    expect([allowed.color, denied.color]).toEqual(['#56b4e9', '#e69f00']);
  });

  it('gives way to NO_COLOR', () => {
    expect(themeInForce('dark', { NO_COLOR: '1' })).toBe('mono');
    expect(themeInForce('dark', { NO_COLOR: '' })).toBe('dark');
    expect(themeInForce('dark', {})).toBe('dark');
  });
});
