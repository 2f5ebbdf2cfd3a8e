import { lintPolicy } from '../../policy/lint/lintPolicy.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import type { AccountNames } from './arnOptions.ts';
import { EditorBuffer } from './editorBuffer.ts';
import { formatJson } from './formatJson.ts';
import { policyOptions } from './policyOptions.ts';

export interface PolicyBufferOptions {
  readonly kind: PolicyKind;
  readonly text?: string;
  /** CloudFormation name of the type that a resource policy belongs to, e.g. `AWS::S3::Bucket`. */
  readonly resourceType?: string;
  /** The account whose ARNs are proposed. */
  readonly names: AccountNames;
}

/** Milliseconds of rest before a text is checked: long enough for a fast typist's next key. */
const REST = 120;

/** Within the first list of actions that is empty: what a new policy lacks first. The start where none is. */
function firstToFill(text: string): number {
  const found = /"(?:Not)?Action"\s*:\s*(?:\[(?=\s*\])|"(?="))/.exec(text);
  return found === null ? 0 : found.index + found[0].length;
}

/** A policy under edit: checked as its kind, with proposals from the catalogue and the account. Text on one line is laid out. */
export function policyBuffer({ kind, text = '', names, resourceType }: PolicyBufferOptions): EditorBuffer {
  const start = text.includes('\n') ? text : (formatJson(text) ?? text);
  return new EditorBuffer({
    text: start.trimEnd(),
    startAt: firstToFill,
    check: (current) => lintPolicy(current, { kind, ...(resourceType === undefined ? {} : { resourceType }) }),
    options: policyOptions(kind, names),
    checkAfter: () => REST,
  });
}
