import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyLabel } from '../../src/tui/keyLabel.ts';
import { keymap } from '../../src/tui/keymap.ts';

const root = resolve(import.meta.dirname, '../..');
const rows = readFileSync(join(root, 'docs/conventions.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!convention|---)/.test(line))
  .map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
const ofKeys = rows.filter((cells) => cells.length === 5);

/** The keys of commands as the page writes them. */
function keysOf(commands: string): string {
  return commands
    .split(' ')
    .map((cell) => keymap.find(({ command }) => `\`${command}\`` === cell)?.keys ?? [])
    .map((keys) => keys.map((key) => `\`${keyLabel(key)}\``).join(' '))
    .join(', ');
}

describe('the page of conventions', () => {
  it('names keys as the table of keys has them', () => {
    expect(ofKeys).toHaveLength(24);
    for (const [, commands = '', keys] of ofKeys) expect(keys, commands).toBe(keysOf(commands));
  });

  it('names for each convention a test that is there', () => {
    expect(rows.length).toBeGreaterThan(40);
    for (const cells of rows) {
      const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(cells.at(-1) ?? '') ?? [];
      expect(readFileSync(join(root, file), 'utf8'), file).toContain(`'${title}'`);
    }
  });
});
