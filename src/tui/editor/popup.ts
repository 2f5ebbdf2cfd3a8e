import { isolateHistory } from '@codemirror/commands';
import type { TransactionSpec } from '@codemirror/state';
import { type Completion, editFor, type Option } from './completion.ts';

/** Options on show and the chosen one. */
export interface Choosing {
  readonly options: readonly Option[];
  readonly selected: number;
}

/** Proposals for a text. */
export interface Popup extends Completion {
  readonly selected: number;
}

const PAGE = 8;

/** The popup after a key that moves the choice; null for any other key. A single step goes round at the ends. */
export function stepPopup<T extends Choosing>(popup: T, key: string): T | null {
  const count = popup.options.length;
  const steps: Record<string, (at: number) => number> = {
    up: (at) => (at + count - 1) % count,
    down: (at) => (at + 1) % count,
    pageUp: (at) => Math.max(0, at - PAGE),
    pageDown: (at) => Math.min(count - 1, at + PAGE),
  };
  const step = steps[key];
  return step === undefined ? null : { ...popup, selected: step(popup.selected) };
}

/** The options that a popup of `rows` rows shows: a window that keeps the chosen one in sight. */
export function popupWindow(popup: Choosing, rows: number): { readonly start: number; readonly end: number } {
  const start = Math.max(0, Math.min(popup.selected - Math.floor(rows / 2), popup.options.length - rows));
  return { start, end: Math.min(popup.options.length, start + rows) };
}

/** Writes the option into the text, as one step of the history. */
export function chosen(text: string, popup: Popup, option: Option): TransactionSpec {
  const { from, to, insert, cursor } = editFor(text, popup, option);
  return {
    changes: { from, to, insert },
    selection: { anchor: cursor },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.complete',
  };
}
