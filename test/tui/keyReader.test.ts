import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { keyName } from '../../src/tui/editor/keyName.ts';
import { readKeys } from '../../src/tui/keyReader.ts';

const noKey: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

function names(input: string, key: Partial<Key> = {}): string[] {
  return readKeys(input, { ...noKey, ...key }).map(keyName);
}

describe('the key reader', () => {
  it('makes a key of each character that arrives in one burst', () => {
    expect(names('jjk')).toEqual(['j', 'j', 'k']);
  });

  it('keeps graphemes of several code points together', () => {
    expect(names('é👩‍👩‍👧x')).toEqual(['é', '👩‍👩‍👧', 'x']);
  });

  it('finds keys without a character inside a burst', () => {
    expect(names('a\r\tb\u007f')).toEqual(['a', 'enter', 'tab', 'b', 'backspace']);
    expect(names('x\u0013')).toEqual(['x', 'ctrl+s']);
  });

  it('reads special keys with their modifiers', () => {
    expect(names('', { upArrow: true })).toEqual(['up']);
    expect(names('', { tab: true, shift: true })).toEqual(['shift+tab']);
    expect(names('s', { ctrl: true })).toEqual(['ctrl+s']);
    expect(names('w', { meta: true })).toEqual(['alt+w']);
    expect(names(' ')).toEqual(['space']);
  });

  it('drops key releases and control characters that mean nothing', () => {
    expect(names('j', { eventType: 'release' })).toEqual([]);
    expect(names('a\u0000\u001fb')).toEqual(['a', 'b']);
  });
});
