import { vetText } from '../../policy/vetText.ts';
import { wrappedDocument } from '../../policy/wrappedDocument.ts';
import { readUserFile, userPath } from '../../stores/userFile.ts';

/** The longest policy document that the API takes: IAM API Reference, CreatePolicy. Four bytes a character at most. */
const MAX_LENGTH = 131_072;

/** A policy that a person pasted, or names the file of; a sentence where it cannot be taken in. */
export function policyText(typed: string): { readonly text: string } | { readonly problem: string } {
  const isText = typed.trimStart().startsWith('{');
  const read = isText ? { bytes: typed } : readUserFile(userPath(typed), MAX_LENGTH * 4);
  if (typeof read === 'string') return { problem: read };
  const vetted = vetText(read.bytes);
  if ('fault' in vetted) {
    const { message, advice, place } = vetted.fault;
    return { problem: `${place === null ? '' : `line ${place.line}: `}${message}; ${advice}` };
  }
  const text = wrappedDocument(vetted.text);
  if (text.trim() === '') return { problem: 'the file is empty' };
  return text.length > MAX_LENGTH ? { problem: `it is longer than ${MAX_LENGTH} characters` } : { text };
}
