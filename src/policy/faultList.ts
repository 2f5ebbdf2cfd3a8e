import { type closest, guesser } from './closest.ts';
import type { Fault, JsonPath, Place, Severity } from './fault.ts';

export type Locate = (path: JsonPath) => Place | null;

/** Faults of one code that are told of one document; a hostile one has hundreds of thousands. */
const MOST_OF_A_CODE = 1_000;

/** Collects what is wrong with a document while it is read. */
export interface FaultList {
  readonly faults: Fault[];
  readonly locate: Locate;
  /** The known word that was most likely meant; null where none is near, and after many guesses. */
  readonly closest: typeof closest;
  /** Adds an error; `instead` is what was most likely meant. */
  error(code: string, path: JsonPath, message: string, advice?: string, instead?: string): void;
  warning(code: string, path: JsonPath, message: string, advice?: string, instead?: string): void;
}

export function faultList(locate: Locate): FaultList {
  const faults: Fault[] = [];
  const counts = new Map<string, number>();
  const adder = (severity: Severity): FaultList['error'] => {
    return (code, path, message, advice = '', instead) => {
      const count = counts.get(code) ?? 0;
      counts.set(code, count + 1);
      if (count >= MOST_OF_A_CODE) return;
      const fault = { code, severity, message, advice, path, place: placeOf(path, locate) };
      faults.push(instead === undefined ? fault : { ...fault, instead });
    };
  };
  return {
    faults,
    locate,
    closest: guesser(),
    error: adder('error'),
    warning: adder('warning'),
  };
}

/** The place of the value, or of the nearest object around a value that is missing. */
export function placeOf(path: JsonPath, locate: Locate): Place | null {
  for (let length = path.length; length >= 0; length--) {
    const place = locate(path.slice(0, length));
    if (place) return length === path.length ? place : { ...place, length: 1 };
  }
  return null;
}
