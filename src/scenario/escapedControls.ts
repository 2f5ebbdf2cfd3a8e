import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import { controlIn } from '../policy/vetText.ts';
import { isMapping } from './overlay.ts';

/**
 * Control characters that a file makes by escapes of YAML, such as `"\e"`: its text holds none, and a terminal would
 * obey them all the same.
 */
export function escapedControls(value: unknown, locate: (path: JsonPath) => Place | null): Fault[] {
  return pathsIn(value, []).map(({ path, control }) => ({
    code: 'TEXT_CONTROL_CHARACTER',
    severity: 'error',
    message: `an escape here makes the control character ${control}`,
    advice: 'leave it out; a terminal would obey it',
    path,
    place: locate(path),
  }));
}

function pathsIn(value: unknown, path: JsonPath): { readonly path: JsonPath; readonly control: string }[] {
  if (typeof value === 'string') {
    const control = controlIn(value);
    return control === null ? [] : [{ path, control }];
  }
  if (Array.isArray(value)) return value.flatMap((one, index) => pathsIn(one, [...path, index]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    ...pathsIn(key, [...path, key]),
    ...pathsIn(one, [...path, key]),
  ]);
}
