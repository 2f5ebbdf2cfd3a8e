import { deleteBracketPair } from '@codemirror/autocomplete';
import {
  copyLineDown,
  cursorMatchingBracket,
  indentLess,
  indentMore,
  insertNewlineAndIndent,
  isolateHistory,
  moveLineDown,
  moveLineUp,
  redo,
  selectAll,
  undo,
} from '@codemirror/commands';
import { type EditorState, findClusterBreak, type StateCommand, type TransactionSpec } from '@codemirror/state';
import { wordEnd, wordStart } from './cursorMoves.ts';
import { formatJson, sameSpot } from './formatJson.ts';

type DeleteTo = (state: EditorState) => number;

/** Deletes the selection, or what lies between the cursor and the place that `target` names. */
function deleteTo(target: DeleteTo): StateCommand {
  return ({ state, dispatch }) => {
    const { from, to, head, empty } = state.selection.main;
    const goal = empty ? target(state) : head;
    const range = empty ? { from: Math.min(head, goal), to: Math.max(head, goal) } : { from, to };
    if (range.from === range.to) return false;
    dispatch(state.update({ changes: range, userEvent: 'delete', scrollIntoView: true }));
    return true;
  };
}

/** A target inside the line of the cursor; at the line's edge the line break is the target. */
function inLine(find: (text: string, at: number) => number, forward: boolean): DeleteTo {
  return (state) => {
    const { head } = state.selection.main;
    const line = state.doc.lineAt(head);
    if (head === (forward ? line.to : line.from)) {
      return Math.max(0, Math.min(state.doc.length, head + (forward ? 1 : -1)));
    }
    return line.from + find(line.text, head - line.from);
  };
}

/** Backspace in the indentation removes one level. */
function before(text: string, at: number): number {
  const indent = text.slice(0, at);
  return /^(?: {2})+$/.test(indent) ? at - 2 : findClusterBreak(text, at, false);
}

const deleteBackward = deleteTo(inLine(before, false));

const deleteLine: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const atEnd = last.to === state.doc.length;
  const range = { from: atEnd ? Math.max(0, first.from - 1) : first.from, to: atEnd ? last.to : last.to + 1 };
  if (range.from === range.to) return false;
  dispatch(state.update({ changes: range, userEvent: 'delete.line', scrollIntoView: true }));
  return true;
};

const indent: StateCommand = (target) => {
  const { state, dispatch } = target;
  if (!state.selection.main.empty) return indentMore(target);
  dispatch(state.update(state.replaceSelection('  '), { userEvent: 'input.indent', scrollIntoView: true }));
  return true;
};

/** The whole text replaced as one step of the history; what begins and ends alike stays untouched. */
export function replaceAll(state: EditorState, text: string, cursor?: number): TransactionSpec | null {
  const old = state.doc.toString();
  if (old === text) return null;
  let from = 0;
  while (from < old.length && from < text.length && old.charCodeAt(from) === text.charCodeAt(from)) from++;
  let tail = 0;
  const most = Math.min(old.length, text.length) - from;
  while (tail < most && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  return {
    changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
    ...(cursor === undefined ? {} : { selection: { anchor: Math.min(cursor, text.length) } }),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.replace',
    scrollIntoView: true,
  };
}

const format: StateCommand = ({ state, dispatch }) => {
  const text = state.doc.toString();
  const laidOut = formatJson(text);
  if (laidOut === null) return false;
  const spec = replaceAll(state, laidOut, sameSpot(text, state.selection.main.head, laidOut));
  if (spec !== null) dispatch(state.update(spec));
  return true;
};

/** The commands that change text or selection, by name. */
export const editorCommands = {
  newLine: insertNewlineAndIndent,
  deleteBackward: (target) => deleteBracketPair(target) || deleteBackward(target),
  deleteForward: deleteTo(inLine((text, at) => findClusterBreak(text, at), true)),
  deleteWordBackward: deleteTo(inLine(wordStart, false)),
  deleteWordForward: deleteTo(inLine(wordEnd, true)),
  deleteToLineStart: deleteTo(({ doc, selection }) => doc.lineAt(selection.main.head).from),
  deleteLine,
  indent,
  outdent: indentLess,
  moveLineUp,
  moveLineDown,
  copyLine: copyLineDown,
  matchingBracket: cursorMatchingBracket,
  selectAll,
  undo,
  redo,
  format,
} as const satisfies Record<string, StateCommand>;

export type CommandName = keyof typeof editorCommands;
