import type { Fault } from '../../policy/fault.ts';

/** A piece of a word. What is quoted is never split into several words. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  /** `$(…)`: the source between the brackets. */
  | { readonly kind: 'command'; readonly source: string; readonly quoted: boolean };

export interface Word {
  readonly parts: readonly Part[];
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
}

export interface Redirect {
  /** 1 standard output, 2 standard error. */
  readonly from: 1 | 2;
  readonly append: boolean;
  readonly to: Word | 'output';
}

/** One command with its words, e.g. `aws iam list-users > users.json`. */
export interface SimpleCommand {
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** A here-document: what the command reads. */
  readonly input: Word | null;
}

export type Joint = ';' | '&&' | '||';

/** Commands joined by `|`; `joint` says when it runs, by how the one before it ended. */
export interface Pipeline {
  readonly joint: Joint;
  readonly commands: readonly SimpleCommand[];
}

export type Parsed = { readonly pipelines: readonly Pipeline[] } | { readonly fault: Fault };

export type Token =
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'operator'; readonly text: string; readonly start: number }
  /** `<<EOF`: its text stands after the line. */
  | { readonly kind: 'document'; readonly word: Word };

/** A fault in a line's shell syntax. */
/** Characters of one command: what a program may be given on Linux in all is 2 MB (execve(2), ARG_MAX). */
const LONGEST = 1_000_000;

/** Refuses the command at `text[start..end)` where no shell would pass it on. */
export function lengthFault(text: string, start: number, end: number): Fault | null {
  if (end - start <= LONGEST) return null;
  const advice = 'put long values in a file and name it as `file://…`';
  return shellFault(text, start, 'SHELL_TOO_LONG', `the command is longer than ${LONGEST} characters`, advice);
}

export function shellFault(text: string, offset: number, code: string, message: string, advice: string): Fault {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  return {
    code,
    severity: 'error',
    message,
    advice,
    path: [],
    place: { line, column, offset, length: 1 },
  };
}
