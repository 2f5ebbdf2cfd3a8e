import { Terminal } from '@xterm/headless';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { themeNames } from '../../src/stores/uiSettings.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../src/tui/glyphs.ts';
import { lineText } from '../../src/tui/line.ts';
import { type Style, themeInForce, themeOf } from '../../src/tui/theme.ts';
import { stateSigns } from '../../src/tui/views/scenarioState.ts';
import { themeSample } from '../../src/tui/views/themeSample.ts';

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

/** Grounds that each theme meets: black and usual dark greys, white and usual papers. */
const dark = ['#000000', '#1e1e1e', '#282c34', '#002b36'];
const light = ['#ffffff', '#fafafa', '#fdf6e3'];
const grounds = {
  dark,
  light,
  'high-contrast': ['#000000', '#1e1e1e'],
  'high-contrast-light': light,
  'colour-blind': dark,
  'colour-blind-light': light,
} as const;
type Grounded = keyof typeof grounds;

/** The sixteen names as xterm paints them (XTerm-col.ad); `gray` is bright black. */
const xterm: Readonly<Record<string, string>> = {
  black: '#000000',
  red: '#cd0000',
  green: '#00cd00',
  yellow: '#cdcd00',
  blue: '#0000ee',
  magenta: '#cd00cd',
  cyan: '#00cdcd',
  white: '#e5e5e5',
  gray: '#7f7f7f',
};

/**
 * How people without red or green receptors see a colour: linear RGB times a matrix (Machado, Oliveira and Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1).
 */
const blindness = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
} as const;

function seenBy(kind: keyof typeof blindness, color: string): readonly number[] {
  const parts = [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
  const matrix = blindness[kind];
  return [0, 1, 2].map((row) => parts.reduce((sum, part, at) => sum + part * (matrix[row * 3 + at] ?? 0), 0));
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)));
}
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

  it.each(Object.entries(grounds))('%s can be read on every ground that it is for', (name, on) => {
    const least = name.startsWith('high-contrast') ? 7 : 4.5;
    for (const [token, style] of Object.entries(themeOf(name as Grounded).styles)) {
      if (!style.color) continue;
      // Schemes like Solarized keep contrast low on purpose; there, 3:1 is what WCAG asks of signs.
      for (const ground of on) {
        const enough = ['#002b36', '#282c34'].includes(ground) ? Math.min(least, 4) : least;
        expect(contrast(style.color, style.backgroundColor ?? ground), `${token} on ${ground}`).toBeGreaterThan(enough);
      }
    }
  });

  it.each([
    ['ansi', '#000000'],
    ['basic', '#000000'],
    ['basic-light', '#ffffff'],
  ] as const)('%s of the sixteen names can be told from its ground in the palette of xterm', (name, ground) => {
    for (const [token, { color }] of Object.entries(themeOf(name).styles)) {
      if (color) expect(contrast(xterm[color] ?? '', ground), token).toBeGreaterThan(3);
    }
  });

  it('for terminals of eight colours uses no bright one', () => {
    for (const name of ['basic', 'basic-light'] as const) {
      for (const { color } of Object.values(themeOf(name).styles)) expect(color).not.toBe('gray');
    }
  });

  it.each(['protan', 'deutan'] as const)('for colour-blind eyes keeps verdicts apart for %s eyes', (kind) => {
    // On a light ground both have to be dark, so that they lie closer together.
    for (const [name, least] of [
      ['colour-blind', 0.4],
      ['colour-blind-light', 0.2],
    ] as const) {
      const { allowed, denied } = themeOf(name).styles;
      const far = distance(seenBy(kind, allowed.color ?? ''), seenBy(kind, denied.color ?? ''));
      expect(far, name).toBeGreaterThan(least);
    }
    const { allowed: green, denied: red } = themeOf('ansi').styles;
    expect(green.color).not.toBe(red.color);
  });

  it('for colour-blind eyes tells allowed from denied by blue against orange', () => {
    const { allowed, denied } = themeOf('colour-blind').styles;
    expect([allowed.color, denied.color]).toEqual(['#56b4e9', '#e69f00']);
  });

  it('gives way to NO_COLOR', () => {
    expect(themeInForce('dark', { NO_COLOR: '1' })).toBe('mono');
    expect(themeInForce('dark', { NO_COLOR: '' })).toBe('dark');
    expect(themeInForce('dark', {})).toBe('dark');
    expect(themeInForce('auto', { NO_COLOR: '1', COLORTERM: 'truecolor' }, 'dark')).toBe('mono');
  });

  it('goes by the terminal where nothing was chosen: its ground, its colours, else its own palette', () => {
    const many = { TERM: 'xterm-256color' };
    expect(themeInForce('auto', many, 'dark')).toBe('dark');
    expect(themeInForce('auto', many, 'light')).toBe('light');
    expect(themeInForce('auto', many, null)).toBe('ansi');
    expect(themeInForce('auto', { TERM: 'xterm', COLORTERM: 'truecolor' }, 'light')).toBe('light');
    for (const TERM of ['linux', 'screen', 'xterm', 'vt220', 'xterm-color']) {
      expect(themeInForce('auto', { TERM }, null), TERM).toBe('basic');
      expect(themeInForce('auto', { TERM }, 'light'), TERM).toBe('basic-light');
    }
    expect(themeInForce('auto', { TERM: 'xterm-16color' }, null)).toBe('ansi');
    expect(themeInForce('light', many, 'dark')).toBe('light');
    expect(themeInForce('colour-blind', many, 'light')).toBe('colour-blind-light');
    expect(themeInForce('high-contrast', many, 'light')).toBe('high-contrast-light');
    expect(themeInForce('high-contrast', many, null)).toBe('high-contrast');
  });

  it('says the same as every other one: colours stand beside signs and words, never in their place', () => {
    const said = themeNames.map((name) => {
      const lines = themeSample(themeOf(name)).slice(2);
      return lines.map(lineText).join('\n');
    });
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain('✓ ALLOWED   ✗ DENIED   too much   ▲ take care');
    const signs = Object.values(stateSigns);
    for (const glyphs of [unicodeGlyphs, asciiGlyphs]) {
      expect(new Set(signs.map(({ glyph }) => glyphs[glyph])).size).toBe(signs.length);
    }
    expect(new Set(signs.map(({ word }) => word)).size).toBe(signs.length);
  });
});
