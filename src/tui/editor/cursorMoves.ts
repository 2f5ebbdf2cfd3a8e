import { type EditorState, findClusterBreak, type Line } from '@codemirror/state';
import { columnOf, offsetAt } from './displayText.ts';

/** Where a move leads. `goal` is the screen column that the next move up or down aims at; null forgets it. */
export interface Move {
  readonly to: number;
  readonly goal: number | null;
}

export interface MoveContext {
  readonly state: EditorState;
  readonly goal: number | null;
  /** Lines that a page has. */
  readonly page: number;
}

function step(state: EditorState, forward: boolean): number {
  const head = state.selection.main.head;
  const line = state.doc.lineAt(head);
  if (forward && head === line.to) return Math.min(state.doc.length, head + 1);
  if (!forward && head === line.from) return Math.max(0, head - 1);
  return line.from + findClusterBreak(line.text, head - line.from, forward);
}

const kindOf = (char: string): 'space' | 'word' | 'sign' =>
  /\s/.test(char) ? 'space' : /[\p{L}\p{N}_]/u.test(char) ? 'word' : 'sign';

/** The offset behind the next word in `text`, seen from `at`; a run of signs is a word too. */
export function wordEnd(text: string, at: number): number {
  let to = at;
  while (to < text.length && kindOf(text.charAt(to)) === 'space') to++;
  const kind = kindOf(text.charAt(to));
  while (to < text.length && kindOf(text.charAt(to)) === kind) to++;
  return to;
}

/** The offset of the start of the word before `at`. */
export function wordStart(text: string, at: number): number {
  let to = at;
  while (to > 0 && kindOf(text.charAt(to - 1)) === 'space') to--;
  const kind = kindOf(text.charAt(to - 1));
  while (to > 0 && kindOf(text.charAt(to - 1)) === kind) to--;
  return to;
}

function word(state: EditorState, forward: boolean): number {
  const head = state.selection.main.head;
  const line = state.doc.lineAt(head);
  if (head === (forward ? line.to : line.from)) return step(state, forward);
  return line.from + (forward ? wordEnd : wordStart)(line.text, head - line.from);
}

function vertical({ state, goal }: MoveContext, lines: number): Move {
  const head = state.selection.main.head;
  const line = state.doc.lineAt(head);
  const number = line.number + lines;
  const column = goal ?? columnOf(line.text, head - line.from);
  if (number < 1 && line.number === 1) return { to: 0, goal: column };
  if (number > state.doc.lines && line.number === state.doc.lines) return { to: state.doc.length, goal: column };
  const target = state.doc.line(Math.max(1, Math.min(state.doc.lines, number)));
  return { to: target.from + offsetAt(target.text, column), goal: column };
}

/** Home goes to the first character of the line, from there to its very start. */
function smartHome(state: EditorState): number {
  const head = state.selection.main.head;
  const line: Line = state.doc.lineAt(head);
  const indent = line.from + (line.text.length - line.text.trimStart().length);
  return head === indent ? line.from : indent;
}

const at = (to: number): Move => ({ to, goal: null });

/** The moves of the cursor; those of CodeMirror itself would need its view. */
export const cursorMoves = {
  left: ({ state }: MoveContext) => at(step(state, false)),
  right: ({ state }: MoveContext) => at(step(state, true)),
  wordLeft: ({ state }: MoveContext) => at(word(state, false)),
  wordRight: ({ state }: MoveContext) => at(word(state, true)),
  up: (context: MoveContext) => vertical(context, -1),
  down: (context: MoveContext) => vertical(context, 1),
  pageUp: (context: MoveContext) => vertical(context, -context.page),
  pageDown: (context: MoveContext) => vertical(context, context.page),
  lineStart: ({ state }: MoveContext) => at(smartHome(state)),
  lineEnd: ({ state }: MoveContext) => at(state.doc.lineAt(state.selection.main.head).to),
  start: () => at(0),
  end: ({ state }: MoveContext) => at(state.doc.length),
} as const satisfies Record<string, (context: MoveContext) => Move>;

export type MoveName = keyof typeof cursorMoves;
