import type { Fault } from '../../policy/fault.ts';
import type { OptionSource } from './completion.ts';

export interface EditorOptions {
  readonly text?: string;
  /** Where the cursor stands in a text that is new; its start by default. */
  readonly startAt?: (text: string) => number;
  /** Faults of a text; none without it. */
  readonly check?: (text: string) => readonly Fault[];
  readonly options?: OptionSource;
  /** Milliseconds of rest before a text is checked; 0 checks at once. */
  readonly checkAfter?: (text: { readonly length: number }) => number;
}
