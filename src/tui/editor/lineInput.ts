import { findClusterBreak } from '@codemirror/state';
import type { KeyPress } from '../keyPress.ts';
import { wordEnd, wordStart } from './cursorMoves.ts';
import { cleanText } from './editorState.ts';
import { keyName, typedText } from './keyName.ts';

/** A short text under edit. `cursor` is a UTF-16 offset between graphemes. */
export interface LineInput {
  readonly text: string;
  readonly cursor: number;
}

/** The text with the cursor behind it. */
export const lineInput = (text = ''): LineInput => ({ text, cursor: text.length });

type Edit = (input: LineInput) => LineInput;

const goTo =
  (target: (text: string, at: number) => number): Edit =>
  ({ text, cursor }) => ({ text, cursor: target(text, cursor) });

const deleteTo =
  (target: (text: string, at: number) => number): Edit =>
  ({ text, cursor }) => {
    const goal = target(text, cursor);
    const from = Math.min(goal, cursor);
    return { text: text.slice(0, from) + text.slice(Math.max(goal, cursor)), cursor: from };
  };

const back = (text: string, at: number) => findClusterBreak(text, at, false);
const ahead = (text: string, at: number) => findClusterBreak(text, at, true);
/** Ctrl+W takes everything up to white space, as shells do. */
const shellWord = (text: string, at: number) => /\S*\s*$/.exec(text.slice(0, at))?.index ?? 0;

const edits: readonly { readonly keys: readonly string[]; readonly edit: Edit }[] = [
  { keys: ['left'], edit: goTo(back) },
  { keys: ['right'], edit: goTo(ahead) },
  { keys: ['home', 'ctrl+a'], edit: goTo(() => 0) },
  { keys: ['end', 'ctrl+e'], edit: goTo((text) => text.length) },
  { keys: ['ctrl+left', 'alt+left', 'alt+b'], edit: goTo(wordStart) },
  { keys: ['ctrl+right', 'alt+right', 'alt+f'], edit: goTo(wordEnd) },
  { keys: ['backspace'], edit: deleteTo(back) },
  { keys: ['delete', 'ctrl+d'], edit: deleteTo(ahead) },
  { keys: ['ctrl+w'], edit: deleteTo(shellWord) },
  { keys: ['alt+backspace', 'ctrl+backspace'], edit: deleteTo(wordStart) },
  { keys: ['alt+d'], edit: deleteTo(wordEnd) },
  { keys: ['ctrl+u'], edit: deleteTo(() => 0) },
  { keys: ['ctrl+k'], edit: deleteTo((text) => text.length) },
];

const byKey = new Map(edits.flatMap(({ keys, edit }) => keys.map((key) => [key, edit] as const)));

/** The input with `text` inserted at the cursor, cleaned of control characters. */
export function insertText({ text, cursor }: LineInput, inserted: string): LineInput {
  const clean = cleanText(inserted);
  return { text: text.slice(0, cursor) + clean + text.slice(cursor), cursor: cursor + clean.length };
}

/** The input after a key; null where the key does not edit. */
export function pressLine(input: LineInput, key: KeyPress): LineInput | null {
  const typed = typedText(key);
  if (typed !== '') return insertText(input, typed);
  return byKey.get(keyName(key))?.(input) ?? null;
}

/** Pasted text for a field of one line: line breaks become spaces. */
export function pasteLine(input: LineInput, text: string): LineInput {
  return insertText(input, cleanText(text).replace(/\n+$/, '').replaceAll('\n', ' '));
}
