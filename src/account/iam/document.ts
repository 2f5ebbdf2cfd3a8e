import type { Fault } from '../../policy/fault.ts';
import { malformedPolicy } from '../../policy/malformed.ts';
import { parsePolicy } from '../../policy/parse.ts';
import type { ApiError, Json, JsonObject } from '../call.ts';
import type { StoredPolicy } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { fail } from './failures.ts';

/** A document as it stands in answers. */
export const encodedDocument = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** Length of a document for quotas, which leave white space out: IAM User Guide, reference_iam-quotas. */
export const documentSize = (text: string): number => text.replace(/\s/g, '').length;

type Kind = 'managed' | 'inline' | 'trust';

/** What is stored of a document, or AWS's refusal of it. */
export function readDocument(
  text: string,
  kind: Kind,
): { readonly stored: StoredPolicy } | { readonly error: ApiError } {
  const message = refusals[kind](text);
  if (message !== null) return fail('policy.malformed', { Message: message });
  const stored = storedPolicy(text, kind === 'trust' ? 'trust' : 'identity');
  return stored ? { stored } : unreadable(text, kind);
}

/** What AWS stores is read without faults, but for principals that can never exist. */
function unreadable(text: string, kind: Kind): { readonly error: ApiError } {
  const faults = kind === 'trust' ? parsePolicy(text, 'trust').faults : [];
  const typeOf = ({ path }: Fault) => path[path.indexOf('Principal') + 1];
  const principal = faults.find(
    (fault) => fault.path.includes('Principal') && typeOf(fault) !== undefined && fault.place,
  );
  if (!principal?.place) return fail('policy.malformed', { Message: 'Syntax errors in policy.' });
  const { offset, length } = principal.place;
  const value: Json = JSON.parse(text.slice(offset, offset + length));
  return fail('trust.principal', { Type: String(typeOf(principal)).toUpperCase(), Value: String(value) });
}

const refusals: Readonly<Record<Kind, (text: string) => string | null>> = {
  managed: (text) => malformedPolicy(text, 'identity'),
  inline: inlineRefusal,
  trust: (text) => malformedPolicy(text, 'trust'),
};

/** Only managed policies must be of version 2012-10-17. */
function inlineRefusal(text: string): string | null {
  const message = malformedPolicy(text, 'identity');
  if (message === null || !message.startsWith('Policy document must be version')) return message;
  const document: JsonObject = JSON.parse(text);
  return malformedPolicy(JSON.stringify({ ...document, Version: '2012-10-17' }), 'identity');
}
