import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boxPath } from '../../scripts/screens/boxLines.ts';
import type { Cell } from '../../scripts/screens/cells.ts';
import { paint } from '../../scripts/screens/paint.ts';
import { scenes } from '../../scripts/screens/scenes.ts';
import { svgOf } from '../../scripts/screens/svg.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'docs/screens');
const plain: Cell = {
  text: 'a',
  color: null,
  ground: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
};

describe('a picture of a screen', () => {
  it('keeps texts as texts of one style, and escapes them', () => {
    const cells = ['a', '<', ' ', 'b'].map((text, at) => ({ ...plain, text, bold: at === 3 }));
    const svg = svgOf([cells], { text: '#111111', ground: '#eeeeee' }, 'T & S');
    expect(svg).toContain('<title>T &amp; S</title>');
    expect(svg).toContain('>a&lt;</text>');
    expect(svg).toContain('font-weight="bold">b</text>');
  });

  it('draws inverse cells with the two colours exchanged', () => {
    const cells = [{ ...plain, color: 'ground', ground: 'text' }];
    const svg = svgOf([cells], { text: '#111111', ground: '#eeeeee' }, '');
    expect(svg).toContain('<path fill="#111111"');
    expect(svg).toContain('fill="#eeeeee">a</text>');
  });

  it('draws frames and bars as paths that reach the edges of their cells', () => {
    const size = { width: 8, height: 16 };
    expect(boxPath('─', 0, 0, size)).toBe('M0 7.5h4.5v1h-4.5zM3.5 7.5h4.5v1h-4.5z');
    expect(boxPath('▄', 8, 16, size)).toBe('M8 24h8v8h-8z');
    expect(boxPath('x', 0, 0, size)).toBeNull();
  });
});

describe('the pictures in docs', () => {
  it('are those of the scenes, each dark and light (scripts/screens.ts paints them)', () => {
    const expected = scenes.flatMap(({ name }) => [`${name}-dark.svg`, `${name}-light.svg`]);
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
    for (const file of expected) {
      const svg = readFileSync(join(folder, file), 'utf8');
      expect(svg.length, file).toBeLessThan(60_000);
      expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    }
  });

  it('that the readme shows are there', () => {
    const shown = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/docs\/screens\/[\w-]+\.svg/g)];
    expect(shown.length).toBeGreaterThan(4);
    for (const [file] of shown) expect(existsSync(join(root, file)), file).toBe(true);
  });

  it.each(['home', 'first-steps', 'settings'])('of %s can be painted anew, twice the same', async (name) => {
    const scene = scenes.find((one) => one.name === name);
    if (scene === undefined) throw new Error(`there is no scene ${name}`);
    const [one, other] = [await paint(scene, 'dark'), await paint(scene, 'dark')];
    expect(one).toBe(other);
    expect(one).toContain(`<title>iam-dojo: ${scene.title}</title>`);
    expect(one).toContain('>iam-dojo');
  });
});
