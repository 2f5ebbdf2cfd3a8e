import type { JsonPath } from '../../policy/fault.ts';
import { isMapping } from '../overlay.ts';
import type { Scenario } from '../scenario.ts';

export interface WrittenText {
  readonly path: JsonPath;
  readonly text: string;
}

/** Every text of a scenario file and its world, keys too, before placeholders are filled. */
export function writtenTexts({ unresolved }: Scenario): WrittenText[] {
  return textsUnder(unresolved, []);
}

function textsUnder(value: unknown, path: JsonPath): WrittenText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((one, index) => textsUnder(one, [...path, index]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const at = [...path, key];
    return [{ path: at, text: key }, ...textsUnder(one, at)];
  });
}
