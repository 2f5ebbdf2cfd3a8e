import { insertBracket } from '@codemirror/autocomplete';
import { isolateHistory } from '@codemirror/commands';
import { EditorSelection, type Transaction } from '@codemirror/state';
import type { KeyPress } from '../keyPress.ts';
import { AfterRest } from './afterRest.ts';
import { completeAt } from './completion.ts';
import { cursorMoves, type MoveName } from './cursorMoves.ts';
import { type CommandName, editorCommands, replaceAll } from './editorCommands.ts';
import { type BufferAct, bindingOf } from './editorKeys.ts';
import type { EditorOptions } from './editorOptions.ts';
import type { EditorSnapshot } from './editorSnapshot.ts';
import { cleanText, startState } from './editorState.ts';
import { markFaults, moveMarks, nextMark } from './faultMarks.ts';
import { keyName, typedText } from './keyName.ts';
import { chosen, type Popup, stepPopup } from './popup.ts';
import { quickFix } from './quickFix.ts';
import { clickedOffset, follow, type Viewport } from './viewport.ts';

/** UTF-16 units: the longest policy document the API takes as a parameter. Source: IAM API Reference, CreatePolicy. */
const MAX_LENGTH = 131_072;

/** A JSON text under edit, without a screen: keys and pastes go in, snapshots come out. */
export class EditorBuffer {
  private current: EditorSnapshot;
  private readonly listeners = new Set<() => void>();
  private readonly options: EditorOptions;
  private goal: number | null = null;
  private view: Viewport = { top: 0, left: 0, width: 80, height: 20 };
  private clipboard = '';
  private readonly rest: AfterRest;

  constructor(options: EditorOptions = {}) {
    this.options = options;
    this.rest = new AfterRest(() => this.check());
    this.current = {
      state: startState(options.text ?? '', options.startAt),
      marks: [],
      checked: options.check === undefined,
      popup: null,
      message: '',
    };
    this.check();
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): EditorSnapshot => this.current;

  text(): string {
    return this.current.state.doc.toString();
  }

  /** The selected text; empty without a selection. */
  selectedText(): string {
    const { from, to } = this.current.state.selection.main;
    return this.current.state.sliceDoc(from, to);
  }

  /** Replaces the text as one step that undo takes back. */
  setText(text: string): void {
    const { doc } = this.current.state;
    const clean = cleanText(text);
    const spec = replaceAll(this.current.state, clean, doc.length === 0 ? this.options.startAt?.(clean) : undefined);
    if (spec !== null) this.dispatch(this.current.state.update(spec));
  }

  undo(): boolean {
    return this.command('undo');
  }

  redo(): boolean {
    return this.command('redo');
  }

  /** Inserts a pasted text as one step; brackets are not closed and lines not indented. */
  paste(text: string): void {
    const clean = cleanText(text);
    const { state } = this.current;
    const { from, to } = state.selection.main;
    if (state.doc.length - (to - from) + clean.length > MAX_LENGTH) {
      this.set({ message: `too long: a text of up to ${MAX_LENGTH / 1024} KB can be edited here` });
      return;
    }
    this.dispatch(
      state.update({
        ...state.replaceSelection(clean),
        annotations: isolateHistory.of('full'),
        userEvent: 'input.paste',
      }),
    );
  }

  /** Handles a key; false where it means nothing here and belongs to the screen. */
  press(key: KeyPress): boolean {
    const name = keyName(key);
    if (this.current.message !== '') this.set({ message: '' });
    if (this.current.popup !== null && this.pressInPopup(name, this.current.popup)) return true;
    const typed = typedText(key);
    if (typed !== '') return this.type(typed);
    const found = bindingOf(name);
    if (found === undefined) return false;
    const { act } = found.binding;
    if ('move' in act) this.move(act.move, found.select);
    else if ('command' in act) this.command(act.command);
    else this.act(act.buffer);
    return true;
  }

  /** Puts the cursor at a line and column of the screen, both counting from 0 in the visible part of the text. */
  click(row: number, column: number): void {
    this.select(clickedOffset(this.current.state.doc, this.view, row, column));
  }

  /** Fits the visible part to a size and the cursor; called while drawing. */
  layOut(width: number, height: number): Viewport {
    this.view = follow({ ...this.view, width, height }, this.current.state);
    return this.view;
  }

  /** Checks the text now instead of after a rest. */
  settle(): void {
    this.rest.now();
  }

  private set(change: Partial<EditorSnapshot>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  private check(): void {
    const { check } = this.options;
    if (check === undefined) return;
    this.set({ marks: markFaults(check(this.text()), this.current.state.doc.length), checked: true });
  }

  /** Takes over a transaction: every change of text or selection comes through here. */
  private dispatch(transaction: Transaction, goal: number | null = null): void {
    this.goal = goal;
    const changed = transaction.docChanged;
    this.set({
      state: transaction.state,
      marks: changed ? moveMarks(this.current.marks, transaction.changes) : this.current.marks,
      checked: this.current.checked && !(changed && this.options.check !== undefined),
      popup: null,
    });
    if (changed && this.options.check !== undefined)
      this.rest.start(this.options.checkAfter?.(transaction.newDoc) ?? 0);
  }

  private type(text: string): boolean {
    // An opening bracket replaces the selection too; CodeMirror would put it around.
    if (!this.current.state.selection.main.empty) this.command('deleteBackward');
    const { state } = this.current;
    if (state.doc.length + text.length > MAX_LENGTH) return true;
    const closing = insertBracket(state, text);
    this.dispatch(
      closing ?? state.update(state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true }),
    );
    this.propose(false);
    return true;
  }

  private command(name: CommandName): boolean {
    const { state } = this.current;
    const had = this.current.popup !== null;
    const done = editorCommands[name]({ state, dispatch: (transaction) => this.dispatch(transaction) });
    if (!done && name === 'format')
      this.set({ message: 'cannot be laid out: a string has no end, or it is nested too deeply' });
    if (done && had && name === 'deleteBackward') this.propose(false);
    return done;
  }

  private move(name: MoveName, select: boolean): void {
    const { state } = this.current;
    const { to, goal } = cursorMoves[name]({ state, goal: this.goal, page: Math.max(1, this.view.height - 1) });
    this.select(to, select, goal);
  }

  private select(to: number, extend = false, goal: number | null = null): void {
    const { state } = this.current;
    const anchor = extend ? state.selection.main.anchor : to;
    this.dispatch(state.update({ selection: EditorSelection.single(anchor, to), scrollIntoView: true }), goal);
  }

  private act(name: BufferAct): void {
    if (name === 'complete') this.propose(true);
    else if (name === 'paste') this.paste(this.clipboard);
    else if (name === 'fix') this.fix();
    else if (name === 'cut') this.cut();
    else this.toNextFault();
  }

  private cut(): void {
    const { state } = this.current;
    const line = state.doc.lineAt(state.selection.main.head);
    this.clipboard = state.selection.main.empty ? `${line.text}\n` : this.selectedText();
    this.command(state.selection.main.empty ? 'deleteLine' : 'deleteBackward');
  }

  /** Repairs what the sign at a line of the screen tells of. */
  clickSign(row: number): void {
    const { doc } = this.current.state;
    this.click(row, 0);
    this.fix(Math.min(doc.lines, this.view.top + row + 1));
  }

  private fix(line?: number): void {
    this.settle();
    const found = quickFix(this.current, line);
    if (found !== null) this.setText(found.text);
    this.settle();
    this.set({ message: found === null ? 'nothing on this line can be repaired by a key' : `done: ${found.title}` });
  }

  private toNextFault(): void {
    this.settle();
    const mark = nextMark(this.current.marks, this.current.state.selection.main.head);
    if (mark === undefined) this.set({ message: 'no faults' });
    else this.select(mark.at);
  }

  /** Opens the popup where something is known; without being asked only inside a word or string. */
  private propose(asked: boolean | 'quietly'): void {
    const { options } = this.options;
    const { state } = this.current;
    if (options === undefined || !state.selection.main.empty) return;
    const found = completeAt(this.text(), state.selection.main.head, options);
    if (found === null || (found.scalar === null && asked === false)) {
      if (asked === true) this.set({ message: 'nothing to propose here' });
      return;
    }
    this.set({ popup: { ...found, selected: 0 } });
  }

  private pressInPopup(name: string, popup: Popup): boolean {
    const moved = stepPopup(popup, name);
    if (moved !== null) {
      this.set({ popup: moved });
      return true;
    }
    if (name === 'escape') this.set({ popup: null });
    else if (name === 'enter' || name === 'tab') this.accept(popup);
    else return false;
    return true;
  }

  private accept(popup: Popup): void {
    const option = popup.options[popup.selected];
    if (option === undefined) return;
    this.dispatch(this.current.state.update(chosen(this.text(), popup, option)));
    if (option.open || option.template !== undefined) this.propose('quietly');
  }
}
