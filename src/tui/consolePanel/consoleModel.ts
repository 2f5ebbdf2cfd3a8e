import { commandLines, needsMore } from '../../doors/console/commandLines.ts';
import { keyName, typedText } from '../editor/keyName.ts';
import { insertText, type LineInput, lineInput, pressLine } from '../editor/lineInput.ts';
import { type Choosing, stepPopup } from '../editor/popup.ts';
import type { KeyPress } from '../keyPress.ts';
import { type ConsoleAct, consoleActOf } from './consoleKeys.ts';
import { InputHistory } from './inputHistory.ts';
import { type LineCompleter, type LineCompletion, withCommonStart, withOption } from './lineCompletion.ts';
import { type ConsoleEntry, Transcript, type TranscriptRow } from './transcript.ts';
import { verticalMove } from './verticalMove.ts';

export interface ConsolePopup extends LineCompletion, Choosing {}

/** A search through earlier lines: what is looked for and what was found. */
export interface HistorySearch {
  readonly query: string;
  readonly found: { readonly line: string; readonly at: number } | null;
}

/** All that the console shows beside the transcript's rows; a new object after each change. */
export interface ConsoleSnapshot {
  readonly entries: readonly ConsoleEntry[];
  readonly input: LineInput;
  readonly popup: ConsolePopup | null;
  readonly search: HistorySearch | null;
  /** Lines that a paste brought and that wait for Enter; 0 otherwise. */
  readonly pasted: number;
  /** Rows that the transcript is scrolled up. */
  readonly scroll: number;
}

export interface ConsoleOptions {
  /** Runs one command. Null where the entry arrives through `setEntries`. */
  readonly run: (line: string) => ConsoleEntry | null;
  readonly complete?: LineCompleter;
  readonly entries?: readonly ConsoleEntry[];
  /** Lines of earlier sessions, oldest first. */
  readonly history?: readonly string[];
  readonly prompt?: string;
}

/** The AWS CLI names what was meant below its list of choices. */
const proposes = ({ error }: ConsoleEntry): boolean => error.includes('maybe you meant');

/** The console: a line under edit, earlier lines and what came of them. Keys and pastes go in, snapshots come out. */
export class ConsoleModel {
  readonly prompt: string;
  private readonly options: ConsoleOptions;
  private readonly transcript: Transcript;
  private past: InputHistory;
  private readonly listeners = new Set<() => void>();
  private page = 10;
  private current: ConsoleSnapshot;
  /** Entries before this one are cleared from sight. */
  private cleared: readonly ConsoleEntry[] = [];
  /** True while the beginning of a long complaint is held in sight: what is wrong stands there. */
  private holding = false;
  /** Rows that the transcript was scrolled up when it was laid out last. */
  private laidOut = 0;

  constructor(options: ConsoleOptions) {
    this.options = options;
    this.prompt = options.prompt ?? '$ ';
    this.transcript = new Transcript(this.prompt);
    this.past = new InputHistory();
    this.current = { entries: [], input: lineInput(), popup: null, search: null, pasted: 0, scroll: 0 };
    this.restart(options.entries ?? [], options.history ?? []);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): ConsoleSnapshot => this.current;

  /** Lines entered so far, oldest first. */
  history(): readonly string[] {
    return this.past.all();
  }

  /** Begins anew with another transcript; its lines are the earlier lines, after those of `history`. */
  restart(entries: readonly ConsoleEntry[], history: readonly string[] = []): void {
    this.past = new InputHistory([...history, ...entries.map(({ line }) => line)]);
    this.cleared = [];
    this.set({ entries, input: lineInput(), popup: null, search: null, pasted: 0, scroll: 0 });
  }

  /** Replaces the transcript, e.g. after an undo. */
  setEntries(entries: readonly ConsoleEntry[]): void {
    const hidden = new Set(this.cleared);
    const shown = entries.filter((entry) => !hidden.has(entry));
    const last = shown.at(-1);
    if (last !== this.current.entries.at(-1)) this.holding = last !== undefined && last.exit !== 0 && !proposes(last);
    this.set({ entries: shown, scroll: 0 });
  }

  /** Puts a line under edit, e.g. a proposed command. Nothing runs. */
  setInput(text: string): void {
    this.set({ input: insertText(lineInput(), text), popup: null, search: null, pasted: 0 });
  }

  /** Inserts a pasted text. Several lines wait for Enter: a paste by itself runs nothing. */
  paste(text: string): void {
    const input = insertText(this.current.input, text.replace(/[\r\n]+$/, ''));
    const { lines } = commandLines(input.text);
    this.set({ input, popup: null, search: null, pasted: input.text.includes('\n') ? lines.length : 0 });
  }

  /** Handles a key; false where it means nothing here and belongs to the screen. */
  press(key: KeyPress): boolean {
    const name = keyName(key);
    if (this.holding) this.current = { ...this.current, scroll: this.laidOut };
    this.holding = false;
    const { search, popup } = this.current;
    if (search !== null && this.pressInSearch(key, name, search)) return true;
    if (popup !== null && this.pressInPopup(name, popup)) return true;
    const act = consoleActOf(name);
    if (act !== undefined) return this.act(act);
    const input = pressLine(this.current.input, key);
    if (input === null) return false;
    this.set({ input, popup: null, pasted: input.text.includes('\n') ? this.current.pasted : 0, scroll: 0 });
    if (popup !== null) this.propose();
    return true;
  }

  /** Drops what is under edit, as a shell does with Ctrl+C; false where there is nothing. */
  drop(): boolean {
    const { input, popup, search } = this.current;
    if (input.text === '' && popup === null && search === null) return false;
    return this.change({ input: lineInput(), popup: null, search: null, pasted: 0 });
  }

  /** The rows of the transcript that fill `width` × `height` cells; called while drawing. */
  layOut(width: number, height: number): readonly TranscriptRow[] {
    this.page = Math.max(1, height - 1);
    const { entries } = this.current;
    const most = Math.max(0, this.transcript.count(entries, width) - height);
    const held = Math.max(0, this.transcript.lastCount(entries, width) - height);
    const scroll = this.holding ? held : this.current.scroll;
    this.laidOut = Math.min(scroll, most);
    if (!this.holding && scroll > most) this.current = { ...this.current, scroll: most };
    return this.transcript.window(entries, width, height, Math.min(scroll, most));
  }

  /** Rows below those that were laid out last. */
  get below(): number {
    return this.laidOut;
  }

  private set(change: Partial<ConsoleSnapshot>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  private act(act: ConsoleAct): boolean {
    const { input, entries, popup, pasted } = this.current;
    const acts: Record<ConsoleAct, () => boolean> = {
      enter: () => this.enter(input),
      newLine: () => this.change({ input: insertText(input, '\n') }),
      complete: () => this.complete(input),
      older: () => this.recall(verticalMove(input, -1), () => this.past.older(input.text)),
      newer: () => this.recall(verticalMove(input, 1), () => this.past.newer()),
      search: () => this.change({ search: { query: '', found: null }, popup: null }),
      pageUp: () => this.scroll(this.page),
      pageDown: () => this.scroll(-this.page),
      lineUp: () => this.scroll(1),
      lineDown: () => this.scroll(-1),
      top: () => this.scroll(Number.MAX_SAFE_INTEGER),
      bottom: () => this.change({ scroll: 0 }),
      clear: () => this.clear(entries),
      cancel: () =>
        popup === null && pasted === 0 ? false : this.change({ popup: null, input: lineInput(), pasted: 0 }),
    };
    return acts[act]();
  }

  private change(change: Partial<ConsoleSnapshot>): boolean {
    this.set(change);
    return true;
  }

  private scroll(by: number): boolean {
    return this.change({ scroll: Math.max(0, this.current.scroll + by) });
  }

  private clear(entries: readonly ConsoleEntry[]): boolean {
    this.cleared = [...this.cleared, ...entries];
    return this.change({ entries: [], scroll: 0 });
  }

  /** Runs what is typed, command by command; a line that is not complete goes on. */
  private enter(input: LineInput): boolean {
    if (this.current.pasted === 0 && needsMore(input.text))
      return this.change({ input: insertText(lineInput(input.text), '\n') });
    const { lines, faults } = commandLines(input.text);
    this.set({ input: lineInput(), popup: null, pasted: 0, scroll: 0 });
    // A text that cannot be split is one command: the console says what is wrong with it.
    const commands = faults.length > 0 ? [input.text] : lines.map(({ text }) => text);
    for (const command of commands) {
      this.past.add(command);
      const entry = this.options.run(command);
      if (entry !== null) this.setEntries([...this.cleared, ...this.current.entries, entry]);
    }
    return true;
  }

  private recall(moved: LineInput | null, line: () => string | null): boolean {
    if (moved !== null) return this.change({ input: moved });
    const text = line();
    if (text !== null) this.set({ input: lineInput(text), pasted: 0 });
    return true;
  }

  /** One option is written out, several as far as they agree, then shown. */
  private complete(input: LineInput): boolean {
    const found = this.options.complete?.(input.text, input.cursor) ?? null;
    const only = found?.options.length === 1 ? found.options[0] : undefined;
    if (found === null || found.options.length === 0) return true;
    if (only !== undefined) return this.change({ input: withOption(input, found, only) });
    const agreed = withCommonStart(input, found);
    if (agreed !== null) return this.change({ input: agreed });
    return this.change({ popup: { ...found, selected: 0 } });
  }

  private propose(): void {
    const { input } = this.current;
    const found = this.options.complete?.(input.text, input.cursor) ?? null;
    if (found !== null && found.options.length > 0) this.set({ popup: { ...found, selected: 0 } });
  }

  private pressInPopup(name: string, popup: ConsolePopup): boolean {
    const moved = stepPopup(popup, name);
    if (moved !== null) return this.change({ popup: moved });
    if (name === 'escape') return this.change({ popup: null });
    const option = popup.options[popup.selected];
    if ((name !== 'enter' && name !== 'tab') || option === undefined) return false;
    return this.change({ input: withOption(this.current.input, popup, option), popup: null });
  }

  private pressInSearch(key: KeyPress, name: string, { query, found }: HistorySearch): boolean {
    const typed = typedText(key);
    const look = (wanted: string, before?: number) => ({
      query: wanted,
      found: wanted === '' ? null : this.past.search(wanted, before),
    });
    if (typed !== '') return this.change({ search: look(query + typed) });
    if (name === 'backspace') return this.change({ search: look(query.slice(0, -1)) });
    if (consoleActOf(name) === 'search')
      return this.change({ search: { query, found: this.past.search(query, found?.at) ?? found } });
    if (name === 'escape') return this.change({ search: null });
    this.set({ search: null, input: found === null ? this.current.input : lineInput(found.line) });
    return name === 'enter';
  }
}
