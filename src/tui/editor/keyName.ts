import type { KeyPress } from '../keyPress.ts';

/** `ctrl+left`, `alt+b`, `shift+tab`, `a`: modifiers in this order; shift counts only for keys that are not text. */
export function keyName(press: KeyPress): string {
  const special = press.name !== 'char';
  const parts = [press.ctrl ? 'ctrl' : '', press.alt ? 'alt' : '', press.shift && special ? 'shift' : ''];
  const key = special ? press.name : press.text === ' ' ? 'space' : press.text;
  return [...parts.filter((part) => part !== ''), key].join('+');
}

/** The text that a key types, or the empty string for a command key. */
export function typedText(press: KeyPress): string {
  return press.name === 'char' && !press.ctrl && !press.alt ? press.text : '';
}
