import { isRecord } from '../jsonValue.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Elements whose texts ignore letter case. */
const folded: ReadonlySet<string> = new Set(['Action', 'NotAction']);

/** One text for all statements that say the same: without `Sid`, lists sorted, one value like a list of one. */
export function statementKey(raw: Raw): string {
  const elements = Object.keys(raw)
    .filter((name) => name !== 'Sid')
    .sort()
    .map((name) => [name, elementKey(name, raw[name])]);
  return JSON.stringify(elements);
}

function elementKey(name: string, value: unknown): unknown {
  if (name === 'Condition' && isRecord(value)) return conditionKey(value);
  if (isRecord(value)) return sortedObject(value, (item) => listKey(item, false));
  return listKey(value, folded.has(name));
}

function conditionKey(blocks: Raw): unknown {
  return sortedObject(blocks, (block) => {
    if (!isRecord(block)) return block;
    return sortedObject(block, (item) => listKey(item, false), true);
  });
}

function sortedObject(value: Raw, read: (item: unknown) => unknown, fold = false): unknown {
  const rows = Object.keys(value).map((key): [string, unknown] => [fold ? key.toLowerCase() : key, read(value[key])]);
  return rows.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function listKey(value: unknown, fold: boolean): unknown {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.map((item) => (typeof item === 'string' ? (fold ? item.toLowerCase() : item) : String(item)));
  return [...new Set(texts)].sort();
}
