import type { Json, JsonObject } from './call.ts';

/** How one policy text became another. Statements stand as they were written. */
export interface DocumentChange {
  readonly added: readonly Json[];
  readonly removed: readonly Json[];
  /** Statements of the same `Sid`, member by member. */
  readonly changed: readonly StatementChange[];
}

export interface StatementChange {
  readonly sid: string;
  readonly member: string;
  /** Null where the member is not there. */
  readonly before: Json;
  readonly after: Json;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function statementsOf(text: string): readonly Json[] {
  try {
    const document: unknown = JSON.parse(text);
    const statement = isObject(document as Json) ? (document as JsonObject).Statement : undefined;
    if (statement === undefined) return [];
    return Array.isArray(statement) ? statement : [statement];
  } catch {
    return [];
  }
}

/** A text that equal values share: members sorted, lists of one element as the element. */
function canonical(value: Json): string {
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && only !== undefined ? canonical(only) : `[${value.map(canonical).sort().join()}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.sort().join()}}`;
}

const sidOf = (statement: Json): string | null =>
  isObject(statement) && typeof statement.Sid === 'string' && statement.Sid !== '' ? statement.Sid : null;

function membersChanged(sid: string, before: Json, after: Json): readonly StatementChange[] {
  const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((member) => ({ sid, member, before: old[member] ?? null, after: now[member] ?? null }))
    .filter((change) => canonical(change.before) !== canonical(change.after));
}

/** The difference of two policy texts, without regard to the order of statements and of the values in their lists. */
export function documentChange(before: string, after: string): DocumentChange {
  const [old, now] = [statementsOf(before), statementsOf(after)];
  const kept = new Set(now.map(canonical));
  const had = new Set(old.map(canonical));
  const removed = old.filter((statement) => !kept.has(canonical(statement)));
  const added = now.filter((statement) => !had.has(canonical(statement)));
  const pairs = removed.flatMap((statement) => {
    const sid = sidOf(statement);
    const match = sid === null ? undefined : added.find((one) => sidOf(one) === sid);
    return sid !== null && match !== undefined ? [{ sid, before: statement, after: match }] : [];
  });
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  return {
    added: added.filter((statement) => !paired.has(statement)),
    removed: removed.filter((statement) => !paired.has(statement)),
    changed: pairs.flatMap((pair) => membersChanged(pair.sid, pair.before, pair.after)),
  };
}
