import type { YAMLError } from 'yaml';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';

export type PlaceOf = (from: number, to: number) => Place;

/** Where the parser's own words are for programmers. */
const messageFor: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'the file holds more than one document',
};

const adviceFor: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'remove the tag; only plain values are read',
  MULTIPLE_DOCS: 'keep one document in the file; remove the `---` in the middle',
  BAD_ALIAS: 'write the value out, or define the anchor before it is used',
  BLOCK_AS_IMPLICIT_KEY: 'put text that contains `: ` in quotes',
};

/** What one wrong sign brings after it: the parser has lost its way, and an author has one thing to mend. */
const lost: ReadonlySet<string> = new Set(['UNEXPECTED_TOKEN', 'MISSING_CHAR', 'BAD_INDENT', 'IMPOSSIBLE']);

/** The errors up to the first after which the parser had lost its way, and those that do not come from that. */
export function meantErrors(errors: readonly YAMLError[]): readonly YAMLError[] {
  const sorted = [...errors].sort((one, other) => one.pos[0] - other.pos[0]);
  const first = sorted.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN');
  return first < 0 ? sorted : sorted.filter(({ code }, index) => index <= first || !lost.has(code));
}

/** A bare bracket in a text, such as a placeholder in a mapping that is written in braces. */
const isBareBracket = (message: string) => /flow-(map|seq)-(start|end)/.test(message);

/** What the parser found, in words for people. */
export function yamlFault({ code, message, pos: [from, to] }: YAMLError, place: PlaceOf): Fault {
  return {
    code: `YAML_${code}`,
    severity: 'error',
    message: messageFor[code] ?? `this is not valid YAML: ${lowerFirst(message)}`,
    advice: isBareBracket(message)
      ? 'put text that holds `{`, `}`, `[` or `]` in quotes'
      : (adviceFor[code] ?? 'check the indentation and quotes here'),
    path: [],
    place: place(from, to),
  };
}

function lowerFirst(text: string): string {
  const line = (text.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}

export function duplicateKey(path: JsonPath, place: Place | null): Fault {
  const message = 'this is not valid YAML: map keys must be unique';
  const advice = 'remove or rename one of the two keys';
  return { code: 'YAML_DUPLICATE_KEY', severity: 'error', message, advice, path, place };
}

export function tooLarge(place: Place | null): Fault {
  const message = 'the file holds too many values';
  const advice = 'split it, or leave out what does not belong here';
  return { code: 'YAML_TOO_LARGE', severity: 'error', message, advice, path: [], place };
}
