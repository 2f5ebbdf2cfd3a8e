/** A place in a text. Line and column count from 1, columns in UTF-16 units; the offset counts from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** UTF-16 units that the fault covers; 0 for a point. */
  readonly length: number;
}

/** Where in a document a value sits, e.g. `["Statement", 0, "Action", 1]`. */
export type JsonPath = readonly (string | number)[];

export type Severity = 'error' | 'security-warning' | 'warning' | 'suggestion';

/**
 * Something wrong with a text that a person wrote. Faults are values: all of them are collected, none is thrown.
 * The message is lower case without a full stop; offending text stands in backticks.
 */
export interface Fault {
  /** Stable code in capitals, e.g. `JSON_SYNTAX_ERROR`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it, one sentence; empty where the message says it all. */
  readonly advice: string;
  readonly path: JsonPath;
  /** Null where the value was never text. */
  readonly place: Place | null;
  /** What was most likely meant: the text to write in place of the value or key at the path. */
  readonly instead?: string;
}
