import type { JsonObject } from '../call.ts';
import type { StoredPolicy } from '../sandbox.ts';

/**
 * Where a statement stands in its text, as the simulator tells it: from the end of what precedes it (the bracket, the
 * statement before; the own brace of a statement outside a list) to behind its closing brace.
 */
export function statementPosition(stored: StoredPolicy, statement: number): JsonObject {
  const place = stored.policy.statements[statement]?.place;
  if (!place) return {};
  const before = stored.policy.statements[statement - 1]?.place;
  const start = before ? before.offset + before.length : behindOpening(stored.text, place.offset);
  return {
    StartPosition: position(stored.text, start),
    EndPosition: position(stored.text, place.offset + place.length),
  };
}

function behindOpening(text: string, offset: number): number {
  const bracket = text.slice(0, offset).trimEnd().length;
  return text.charAt(bracket - 1) === '[' ? bracket : offset + 1;
}

function position(text: string, offset: number): JsonObject {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { Line: before.split('\n').length, Column: offset - lineStart + 1 };
}
