import type { Fault, JsonPath, Place, Severity } from './fault.ts';

export type Locate = (path: JsonPath) => Place | null;

/** Collects what is wrong with a document while it is read. */
export interface FaultList {
  readonly faults: Fault[];
  readonly locate: Locate;
  /** Adds an error. */
  error(code: string, path: JsonPath, message: string, advice?: string): void;
  warning(code: string, path: JsonPath, message: string, advice?: string): void;
}

export function faultList(locate: Locate): FaultList {
  const faults: Fault[] = [];
  const add = (severity: Severity, code: string, path: JsonPath, message: string, advice: string) => {
    faults.push({ code, severity, message, advice, path, place: placeOf(path, locate) });
  };
  return {
    faults,
    locate,
    error: (code, path, message, advice = '') => add('error', code, path, message, advice),
    warning: (code, path, message, advice = '') => add('warning', code, path, message, advice),
  };
}

/** The place of the value, or of the nearest object around a value that is missing. */
function placeOf(path: JsonPath, locate: Locate): Place | null {
  for (let length = path.length; length >= 0; length--) {
    const place = locate(path.slice(0, length));
    if (place) return length === path.length ? place : { ...place, length: 1 };
  }
  return null;
}
