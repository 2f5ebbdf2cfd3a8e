import type { PolicyKind } from '../policy/parse.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { Json } from './call.ts';
import type { StoredPolicy } from './sandbox.ts';

const known = new Map<string, StoredPolicy | null>();
const maximumKnown = 5000;

/** A policy text with what it parses to; null where it is no policy of that kind. A text that repeats is read once. */
export function storedPolicy(text: string, kind: PolicyKind): StoredPolicy | null {
  const key = `${kind} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { policy } = parsePolicy(text, kind);
  const stored = policy ? { text, policy } : null;
  if (known.size >= maximumKnown) known.clear();
  known.set(key, stored);
  return stored;
}

/** The text of a document given as a value; a string is a text already. */
export const documentText = (document: Json): string =>
  typeof document === 'string' ? document : JSON.stringify(document, null, 2);
