import type { EditorBuffer } from '../editor/editorBuffer.ts';
import type { Choosing } from '../editor/popup.ts';
import type { FormRow } from './formRow.ts';

/** The halves of a key-value row; other rows have the first alone. */
export type Side = 'key' | 'value';

/** All that the form shows; a new object after each change. */
export interface FormSnapshot {
  readonly operation: string;
  readonly rows: readonly FormRow[];
  /** Index of the row that has the keys. */
  readonly focus: number;
  /** Which half of a key-value row has them. */
  readonly side: Side;
  /** True where the focused row has choices to show. */
  readonly choosable: boolean;
  readonly popup: Choosing | null;
  /** The document under edit, in the editor instead of the rows. */
  readonly editing: { readonly label: string; readonly buffer: EditorBuffer } | null;
  /** An error that no field can be blamed for. */
  readonly topError: string | null;
  /** What AWS says about the focused member, or about the operation. */
  readonly documentation: string;
}
