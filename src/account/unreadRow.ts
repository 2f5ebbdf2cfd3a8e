import type { Json, JsonObject } from './call.ts';

/**
 * Members of inputs that a handler does not act on. Either the answer is the same without them, or a call with them is
 * answered with NotImplemented: nothing that would change a result is passed over in silence.
 */
export interface UnreadRow {
  /** Names of operations; `*` stands for all of the service. */
  readonly of: '*' | readonly string[];
  /** Names of members; inner ones as `Code.S3Bucket`, those of list elements as `Targets[].InputPath`. */
  readonly members: readonly string[];
  /** Why a call with them is answered all the same. */
  readonly harmless?: string;
  /** Values that ask for what the sandbox does anyway; a call with another one is refused. */
  readonly except?: readonly Json[];
}

export type UnreadRows = readonly UnreadRow[];

export const speaksOf = ({ of }: UnreadRow, operation: string): boolean => of === '*' || of.includes(operation);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values at a path such as `Targets[].InputPath`; absent ones are left out. */
export function valuesAt(input: Json, path: string): readonly Json[] {
  return path.split('.').reduce<readonly Json[]>(
    (values, part) => {
      const name = part.replace('[]', '');
      const inner = values.flatMap((value) => (isObject(value) ? [value[name] ?? null] : []));
      const each = part.endsWith('[]') ? inner.flatMap((value) => (Array.isArray(value) ? value : [])) : inner;
      return each.filter((value) => value !== null);
    },
    [input],
  );
}

/** The first member of an input that the sandbox would have to act on and does not. */
export function refusedMember(rows: UnreadRows, operation: string, input: JsonObject): string | null {
  for (const row of rows) {
    if (row.harmless !== undefined || !speaksOf(row, operation)) continue;
    const usual = new Set((row.except ?? []).map((value) => JSON.stringify(value)));
    const found = row.members.find((path) => valuesAt(input, path).some((value) => !usual.has(JSON.stringify(value))));
    if (found !== undefined) return found;
  }
  return null;
}
