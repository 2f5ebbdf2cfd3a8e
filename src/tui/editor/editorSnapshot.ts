import type { EditorState } from '@codemirror/state';
import type { FaultMark } from './faultMarks.ts';
import type { Popup } from './popup.ts';

/** All that the editor shows; a new object after each change. */
export interface EditorSnapshot {
  readonly state: EditorState;
  readonly marks: readonly FaultMark[];
  /** False while the marks belong to an older text. */
  readonly checked: boolean;
  readonly popup: Popup | null;
  /** One line about the last key; empty most of the time. */
  readonly message: string;
}
