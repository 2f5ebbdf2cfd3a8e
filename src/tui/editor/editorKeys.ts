import type { MoveName } from './cursorMoves.ts';
import type { CommandName } from './editorCommands.ts';

/** What the buffer does itself, beside moves and commands. */
export type BufferAct = 'complete' | 'fix' | 'nextFault' | 'cut' | 'paste';

export interface EditorBinding {
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  readonly act: { readonly move: MoveName } | { readonly command: CommandName } | { readonly buffer: BufferAct };
  /** For help and palette. */
  readonly label: string;
}

const move = (name: MoveName, label: string, ...keys: string[]): EditorBinding => ({
  keys,
  act: { move: name },
  label,
});
const command = (name: CommandName, label: string, ...keys: string[]): EditorBinding => ({
  keys,
  act: { command: name },
  label,
});
const buffer = (name: BufferAct, label: string, ...keys: string[]): EditorBinding => ({
  keys,
  act: { buffer: name },
  label,
});

/** All keys of the policy editor. A move with Shift selects. */
export const editorBindings: readonly EditorBinding[] = [
  move('left', 'left', 'left'),
  move('right', 'right', 'right'),
  move('up', 'up', 'up'),
  move('down', 'down', 'down'),
  move('wordLeft', 'word left', 'ctrl+left', 'alt+left', 'alt+b'),
  move('wordRight', 'word right', 'ctrl+right', 'alt+right', 'alt+f'),
  move('lineStart', 'start of the line', 'home'),
  move('lineEnd', 'end of the line', 'end', 'ctrl+e'),
  move('pageUp', 'page up', 'pageUp'),
  move('pageDown', 'page down', 'pageDown'),
  move('start', 'start of the text', 'ctrl+home', 'alt+<'),
  move('end', 'end of the text', 'ctrl+end', 'alt+>'),
  command('newLine', 'new line', 'enter'),
  command('deleteBackward', 'delete backwards', 'backspace'),
  command('deleteForward', 'delete forwards', 'delete'),
  command('deleteWordBackward', 'delete the word before', 'ctrl+w', 'alt+backspace', 'ctrl+backspace'),
  command('deleteWordForward', 'delete the word behind', 'alt+d', 'ctrl+delete'),
  command('deleteToLineStart', 'delete to the start of the line', 'ctrl+u'),
  command('deleteLine', 'delete the line', 'ctrl+k'),
  command('indent', 'indent', 'tab'),
  command('outdent', 'outdent', 'shift+tab'),
  command('moveLineUp', 'move the line up', 'alt+up'),
  command('moveLineDown', 'move the line down', 'alt+down'),
  command('copyLine', 'duplicate the line', 'ctrl+d'),
  command('matchingBracket', 'matching bracket', 'ctrl+b', 'alt+m'),
  command('selectAll', 'select all', 'ctrl+a'),
  command('undo', 'undo', 'ctrl+z', 'alt+z'),
  command('redo', 'redo', 'ctrl+y', 'alt+y'),
  command('format', 'format', 'ctrl+f', 'alt+q'),
  buffer('complete', 'propose', 'ctrl+space', 'alt+space'),
  buffer('nextFault', 'next fault', 'ctrl+n', 'alt+n'),
  buffer('fix', 'repair the fault on this line', 'ctrl+r', 'alt+r'),
  buffer('cut', 'cut', 'ctrl+x'),
  buffer('paste', 'paste what was cut', 'ctrl+v'),
];

const byKey = new Map(editorBindings.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));

/** The binding of a key and whether it extends the selection. */
export function bindingOf(name: string): { readonly binding: EditorBinding; readonly select: boolean } | undefined {
  const exact = byKey.get(name);
  if (exact !== undefined) return { binding: exact, select: false };
  const binding = byKey.get(name.replace('shift+', ''));
  return binding !== undefined && 'move' in binding.act ? { binding, select: true } : undefined;
}
