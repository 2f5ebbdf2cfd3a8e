import { describe, expect, it } from 'vitest';
import { collisions, commandOf, inForce, withOverrides } from '../../src/tui/bindings.ts';
import { commands } from '../../src/tui/commands/commandTable.ts';
import { keyLabel } from '../../src/tui/keyLabel.ts';
import { keymap } from '../../src/tui/keymap.ts';
import { keyTable } from '../../src/tui/keyTable.ts';

/** A closing or taking key of a field under edit has no letter to stand beside it. */
const oneKeyOnly = [
  'app.quit',
  'app.suspend',
  'palette.choose',
  'palette.close',
  'ask.close',
  'form.close',
  'editor.close',
];
const fieldKeys = [...oneKeyOnly, 'prompt.take', 'prompt.close', 'filter.clear'];

describe('the keymap', () => {
  it('has no key that stands for two commands of one scope', () => {
    expect(collisions(keymap)).toEqual([]);
  });

  it('names each command once, and each command can be done', () => {
    const names = keymap.map(({ command }) => command);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(commands).sort()).toEqual([...names].sort());
  });

  it('gives every command two keys, but for those of fields under edit', () => {
    const single = keymap.filter(({ keys }) => keys.length < 2).map(({ command }) => command);
    expect(single.sort()).toEqual([...fieldKeys].sort());
  });

  it('puts nothing on brackets or other keys that some layouts lack without another way', () => {
    const lonely = keymap.filter(({ keys }) => keys.every((key) => /^[[\]{}\\|@~#]$/.test(key)));
    expect(lonely).toEqual([]);
  });

  it('finds the command of the first scope that knows a key', () => {
    expect(commandOf(keymap, ['account', 'list', 'workbench', 'global'], 'enter')).toBe('account.open');
    expect(commandOf(keymap, ['account', 'list', 'workbench', 'global'], 'w')).toBe('bench.why');
    expect(commandOf(keymap, ['account', 'list', 'workbench', 'global'], '?')).toBe('app.help');
    expect(commandOf(keymap, ['confirm'], '?')).toBeUndefined();
  });

  it('does not offer keys that an earlier scope has taken', () => {
    const rows = inForce(keymap, ['console', 'workbench', 'global']);
    expect(rows.find(({ command }) => command === 'console.back')?.keys).toContain('shift+tab');
    expect(rows.find(({ command }) => command === 'bench.previousPanel')?.keys).toEqual(['alt+p']);
  });

  it('takes a person’s own keys and says what it cannot take', () => {
    const { bindings, complaints } = withOverrides({
      'bench.undo': ['9'],
      'bench.nothing': ['y'],
      'bench.zoom': ['w'],
    });
    expect(bindings.find(({ command }) => command === 'bench.undo')?.keys).toEqual(['9']);
    expect(complaints).toEqual([
      'no command is called `bench.nothing`',
      '`w` stands for bench.zoom and bench.why in workbench: the first one has it',
    ]);
  });

  it('writes keys as people do', () => {
    expect(['ctrl+s', 'shift+tab', 'G', 'alt+1', 'down'].map((key) => keyLabel(key))).toEqual([
      'Ctrl+S',
      'Shift+Tab',
      'G',
      'Alt+1',
      '↓',
    ]);
    expect(keyLabel('down', true)).toBe('Down');
  });

  it('prints itself as a table for the readme', () => {
    const table = keyTable();
    expect(table.split('\n')).toHaveLength(keymap.length + 2);
    expect(table).toContain('| Workbench | `Ctrl+S` `S` | Hand in |');
  });
});
