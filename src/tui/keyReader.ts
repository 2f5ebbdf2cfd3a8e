import type { Key } from 'ink';
import type { KeyPress } from './keyPress.ts';

const special: readonly { readonly flag: keyof Key; readonly name: Exclude<KeyPress['name'], 'char' | 'f1'> }[] = [
  { flag: 'return', name: 'enter' },
  { flag: 'escape', name: 'escape' },
  { flag: 'tab', name: 'tab' },
  { flag: 'backspace', name: 'backspace' },
  { flag: 'delete', name: 'delete' },
  { flag: 'upArrow', name: 'up' },
  { flag: 'downArrow', name: 'down' },
  { flag: 'leftArrow', name: 'left' },
  { flag: 'rightArrow', name: 'right' },
  { flag: 'home', name: 'home' },
  { flag: 'end', name: 'end' },
  { flag: 'pageUp', name: 'pageUp' },
  { flag: 'pageDown', name: 'pageDown' },
];

/** Keys that arrive as characters when they come in a burst. */
const inBurst: Readonly<Record<string, KeyPress['name']>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\r\n': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'escape',
};

const graphemes = new Intl.Segmenter();

function press(name: KeyPress['name'], text: string, key: Partial<Key>): KeyPress {
  return { name, text, ctrl: key.ctrl === true, alt: key.meta === true, shift: key.shift === true };
}

function fromGrapheme(text: string, key: Partial<Key>): KeyPress | null {
  const name = inBurst[text];
  if (name !== undefined) return press(name, '', { meta: key.meta ?? false });
  const code = text.charCodeAt(0);
  if (code >= 1 && code <= 26) return press('char', String.fromCharCode(96 + code), { ctrl: true });
  return code < 32 ? null : press('char', text, key);
}

/** What Ink calls one input may be several keys typed fast: each grapheme becomes a key of its own. */
export function readKeys(input: string, key: Key): KeyPress[] {
  if (key.eventType === 'release') return [];
  const found = special.find(({ flag }) => key[flag] === true);
  if (found !== undefined) return [press(found.name, '', key)];
  const presses: KeyPress[] = [];
  for (const { segment } of graphemes.segment(input)) {
    const read = fromGrapheme(segment, input.length > 1 && !key.ctrl && !key.meta ? {} : key);
    if (read !== null) presses.push(read);
  }
  return presses;
}
