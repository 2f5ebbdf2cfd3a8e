import type { JsonPath } from './fault.ts';
import type { FaultList } from './faultList.ts';

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Faults for keys that an element does not have. */
export function unknownKeys(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: JsonPath,
  list: FaultList,
): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const near = list.closest(key, known);
    const advice =
      near === null ? `known here: ${known.map((name) => `\`${name}\``).join(', ')}` : `did you mean \`${near}\`?`;
    list.error('INVALID_POLICY_ELEMENT', [...path, key], `unknown element \`${key}\``, advice, near ?? undefined);
  }
}

/** One text or a list of texts; null and a fault for anything else. */
export function textList(value: unknown, path: JsonPath, list: FaultList): string[] | null {
  if (typeof value === 'string') return [value];
  const name = String(path.at(-1));
  if (!Array.isArray(value)) {
    list.error('DATA_TYPE_MISMATCH', path, `\`${name}\` must be text or a list of texts`);
    return null;
  }
  let sound = true;
  for (const [index, item] of value.entries()) {
    if (typeof item === 'string') continue;
    sound = false;
    list.error(
      'DATA_TYPE_MISMATCH',
      [...path, index],
      `\`${name}\` holds something that is not text`,
      'each entry must be text in quotes',
    );
  }
  return sound ? value.filter((item) => typeof item === 'string') : null;
}

/** The path of the `index`th text of an element that is one text or a list. */
export function itemPath(value: unknown, path: JsonPath, index: number): JsonPath {
  return Array.isArray(value) ? [...path, index] : path;
}
