import type { KeyPress } from '../../../src/tui/keyPress.ts';

const special = [
  'enter',
  'escape',
  'tab',
  'backspace',
  'delete',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageUp',
  'pageDown',
  'f1',
] as const;

/** `ctrl+z`, `shift+left`, `enter`, `a`, `space` as a key press. */
export function key(name: string): KeyPress {
  const parts = name === '+' ? ['+'] : name.split('+');
  const last = parts[parts.length - 1] ?? '';
  const found = special.find((entry) => entry === last);
  const text = found ? '' : last === 'space' ? ' ' : last;
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  return { name: found ?? 'char', text, ctrl: has('ctrl'), alt: has('alt'), shift: has('shift') };
}

interface Presses {
  press(press: KeyPress): boolean;
}

export function press(target: Presses, ...names: string[]): boolean[] {
  return names.map((name) => target.press(key(name)));
}

/** Types a text character by character; a line break is Enter. */
export function type(target: Presses, text: string): void {
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    target.press(
      segment === '\n' ? key('enter') : { name: 'char', text: segment, ctrl: false, alt: false, shift: false },
    );
  }
}
