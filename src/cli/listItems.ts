import { visit } from 'jsonc-parser';

/** From where to where the items of a list of cases stand in their text. */
export interface ItemSpans {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Where the items of a valid JSON document's list of cases stand; without a tree, which would be many times the text. */
export function listItems(text: string): ItemSpans {
  const starts: number[] = [];
  const ends: number[] = [];
  let depth = 0;
  let listDepth = -1;
  let key: string | null = null;
  const begin = (offset: number) => {
    if (depth === listDepth) starts.push(offset);
    depth += 1;
  };
  const end = (offset: number, length: number) => {
    depth -= 1;
    if (depth === listDepth) ends.push(offset + length);
    if (depth < listDepth) listDepth = -1;
  };
  visit(text, {
    onObjectProperty: (property) => {
      if (depth === 1) key = property;
    },
    onObjectBegin: begin,
    onArrayBegin: (offset) => {
      const isList = listDepth < 0 && (depth === 0 || (depth === 1 && key === 'cases'));
      begin(offset);
      if (!isList) return;
      [starts.length, ends.length, listDepth] = [0, 0, depth];
    },
    onObjectEnd: end,
    onArrayEnd: end,
    onLiteralValue: (_value, offset, length) => {
      if (depth !== listDepth) return;
      starts.push(offset);
      ends.push(offset + length);
    },
  });
  return { starts, ends };
}
