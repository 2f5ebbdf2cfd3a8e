import { filterRows, type Row } from './row.ts';

interface Step<Value> {
  readonly search: string;
  readonly found: readonly Row<Value>[];
}

/**
 * A search of one list at a time that is typed letter by letter. Each letter more looks only through what was found
 * before it, and each letter less finds again what is still known.
 */
export function growingSearch<Value>(): (rows: readonly Row<Value>[], search: string) => readonly Row<Value>[] {
  let whole: readonly Row<Value>[] | null = null;
  let steps: Step<Value>[] = [];
  return (rows, typed) => {
    const search = typed.toLowerCase();
    // Whoever contains all words of a text contains those of its beginning.
    steps = rows === whole ? steps.filter((step) => search.startsWith(step.search)) : [];
    whole = rows;
    const last = steps.at(-1);
    if (last?.search === search) return last.found;
    const found = filterRows(last?.found ?? rows, search);
    steps.push({ search, found });
    return found;
  };
}
