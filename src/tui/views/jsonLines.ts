import { formatJson } from '../editor/formatJson.ts';
import { type Line, type Segment, seg } from '../line.ts';
import type { Token } from '../theme.ts';

const PIECE = /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)|([{}[\],:])|(\s+)|([^\s{}[\],:"]+)/g;

/** A longer line is shown without colours: nobody reads it, and repeated groups give up after some megabytes. */
const LONGEST = 100_000;

const effects: Readonly<Record<string, Token>> = { '"Allow"': 'allowed', '"Deny"': 'denied' };

function piece(match: RegExpMatchArray): Segment[] {
  const [all, string, colon, number, word, punctuation] = match;
  if (string !== undefined) {
    const token = colon === undefined ? (effects[string] ?? 'jsonString') : 'jsonKey';
    return colon === undefined ? [seg(string, token)] : [seg(string, token), seg(colon, 'jsonPunctuation')];
  }
  if (number !== undefined) return [seg(all, 'jsonNumber')];
  if (word !== undefined) return [seg(all, 'jsonWord')];
  return [punctuation === undefined ? seg(all) : seg(all, 'jsonPunctuation')];
}

/** A policy as a reader wants it: as written where it has lines of its own, else laid out. */
export function readableJson(text: string): string {
  return text.trimEnd().includes('\n') ? text.trimEnd() : (formatJson(text)?.trimEnd() ?? text);
}

/** JSON text in colours, one line each. */
export function jsonLines(text: string): Line[] {
  return readableJson(text)
    .split('\n')
    .map((row) => row.replaceAll('\t', '  '))
    .map((row) => (row.length > LONGEST ? [seg(row)] : [...row.matchAll(PIECE)].flatMap(piece)));
}
