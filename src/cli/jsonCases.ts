import { repeatsKey } from '../policy/duplicateKeys.ts';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import { type JsonText, placer, readJson } from '../policy/jsonText.ts';
import { vetText } from '../policy/vetText.ts';
import type { Places } from '../scenario/authorizationCase.ts';
import { caseList } from './caseList.ts';
import { inputFault } from './inputFile.ts';
import { type Line, lineLimit, linesOf } from './lines.ts';
import { listItems } from './listItems.ts';
import type { WrittenCase } from './writtenCase.ts';

/** Moves a place inside a part of a text to the whole text. */
type Shift = (place: Place) => Place;

/** One case a line; lines are never in memory all at once, and one that cannot be read does not stop the others. */
export function* lineCases(chunks: Iterable<Uint8Array>): Generator<WrittenCase> {
  for (const line of linesOf(chunks)) {
    const read = lineCase(line);
    if (read !== null) yield read;
  }
}

/** Null for an empty line. */
function lineCase({ bytes, number }: Line): WrittenCase | null {
  const shift: Shift = (place) => ({ ...place, line: number });
  const start = shift({ line: 1, column: 1, offset: 0, length: 0 });
  if (bytes === null) {
    const message = `the line is longer than ${lineLimit} bytes`;
    const advice = 'write one case a line';
    return {
      value: undefined,
      fault: { code: 'TEXT_TOO_LARGE', severity: 'error', message, advice, path: [], place: start },
    };
  }
  const vetted = vetText(bytes);
  if ('fault' in vetted)
    return { value: undefined, fault: { ...vetted.fault, place: shift(vetted.fault.place ?? start) } };
  return vetted.text.trim() === '' ? null : jsonCase(vetted.text, shift);
}

function jsonCase(text: string, shift: Shift): WrittenCase {
  const value = parsed(text);
  if (value === undefined || repeatsKey(text, value)) {
    const [fault = notJson] = readJson(text).faults;
    return { value, fault: { ...fault, place: fault.place && shift(fault.place) } };
  }
  return { value, places: () => jsonPlaces(readJson(text), shift) };
}

const notJson: Fault = {
  code: 'JSON_SYNTAX_ERROR',
  severity: 'error',
  message: 'this is not JSON',
  advice: 'write one JSON object a line, or name the file .yaml',
  path: [],
  place: null,
};

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The place of a value, or of the nearest one around it. */
function jsonPlaces(json: JsonText, shift: Shift): Places {
  const nearest = (find: (path: JsonPath) => Place | null) => (path: JsonPath) => {
    for (let length = path.length; length >= 0; length -= 1) {
      const place = (length === path.length ? find : json.locate)(path.slice(0, length));
      if (place !== null) return shift(place);
    }
    return null;
  };
  return { locate: nearest(json.locate), locateKey: nearest(json.locateKey) };
}

/** The cases of one JSON document: a list, or an object with `cases`. */
export function* jsonDocumentCases(path: string, text: string): Generator<WrittenCase> {
  const value = parsed(text);
  if (value === undefined) throw inputFault(path, readJson(text).faults[0] ?? notJson);
  const list = caseList(path, value);
  const repeats = repeatsKey(text, value);
  const part = memoised(() => partsOf(text));
  for (const [index, item] of list.entries()) {
    if (repeats) yield part()(index);
    else yield { value: item, places: () => placesOf(part()(index)) };
  }
}

/** The cases again, each read from its own part of the text. */
function partsOf(text: string): (index: number) => WrittenCase {
  const { starts, ends } = listItems(text);
  const place = placer(text);
  return (index) => {
    const start = starts[index] ?? 0;
    return jsonCase(text.slice(start, ends[index]), (inner) => place(start + inner.offset, inner.length));
  };
}

function memoised<Value>(work: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

function placesOf(written: WrittenCase): Places {
  const { place } = 'fault' in written ? written.fault : notJson;
  return 'places' in written ? written.places() : { locate: () => place, locateKey: () => place };
}
