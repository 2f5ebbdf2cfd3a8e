import { parsePolicy } from '../../policy/parse.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import type { AccountNames } from './arnOptions.ts';
import { EditorBuffer } from './editorBuffer.ts';
import { formatJson } from './formatJson.ts';
import { policyOptions } from './policyOptions.ts';

export interface PolicyBufferOptions {
  readonly kind: PolicyKind;
  readonly text?: string;
  /** The account whose ARNs are proposed. */
  readonly names: AccountNames;
}

/** Milliseconds of rest before a long text is checked. */
const REST = 60;
/** UTF-16 units up to which checking is part of the key press. */
const SHORT = 8_000;

/** A policy under edit: checked as its kind, with proposals from the catalogue and the account. Text on one line is laid out. */
export function policyBuffer({ kind, text = '', names }: PolicyBufferOptions): EditorBuffer {
  const start = text.includes('\n') ? text : (formatJson(text) ?? text);
  return new EditorBuffer({
    text: start.trimEnd(),
    check: (current) => parsePolicy(current, kind).faults,
    options: policyOptions(kind, names),
    checkAfter: ({ length }) => (length <= SHORT ? 0 : REST),
  });
}
