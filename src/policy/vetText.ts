import type { Fault, Place } from './fault.ts';
import { findDeepIndent, findDeepNesting, findDeepNestingInJson } from './nesting.ts';

export interface TextLimits {
  /** Default 10 MB. */
  readonly maximumBytes?: number;
  /** Levels of brackets, and of indentation in YAML; default 200. */
  readonly maximumDepth?: number;
  /** Whether double quotes hide brackets, as JSON reads them. Default true; false for YAML, where quotes are unsure. */
  readonly quotesHide?: boolean;
}

export type Vetted = { readonly text: string } | { readonly fault: Fault };

const MEGABYTE = 1_000_000;

/**
 * Vets a text from outside before any parser sees it: size, UTF-8, control characters and nesting, in linear time.
 * Parsers of JSON and YAML recurse, and the `yaml` package ends the whole process on deep nesting. A byte order mark
 * at the start is dropped.
 */
export function vetText(input: Uint8Array | string, limits: TextLimits = {}): Vetted {
  const maximum = limits.maximumBytes ?? 10 * MEGABYTE;
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > maximum) {
    const message = `the text is larger than ${maximum / MEGABYTE} MB`;
    return refused('TEXT_TOO_LARGE', message, 'split it, or remove what does not belong here');
  }
  const decoded = typeof input === 'string' ? input : decode(input);
  if (decoded === null) return refused('TEXT_NOT_UTF8', 'the text is not UTF-8', 'save the file as UTF-8');
  const text = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  return controlFault(text) ?? depthFault(text, limits) ?? { text };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for; tab and line ends are fine
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** The first control character of a text, as `U+001B`; null where there is none but tabs and line ends. */
export function controlIn(text: string): string | null {
  const at = text.search(CONTROL);
  return at < 0 ? null : `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}

function controlFault(text: string): { fault: Fault } | null {
  const at = text.search(CONTROL);
  if (at < 0) return null;
  return refused(
    'TEXT_CONTROL_CHARACTER',
    `the text holds the control character ${controlIn(text)}`,
    'remove it',
    placeAt(text, at, 1),
  );
}

function depthFault(text: string, { maximumDepth = 200, quotesHide = true }: TextLimits): { fault: Fault } | null {
  const bracket = quotesHide ? findDeepNestingInJson(text, maximumDepth) : findDeepNesting(text, maximumDepth);
  const at = bracket < 0 && !quotesHide ? findDeepIndent(text, maximumDepth) : bracket;
  if (at < 0) return null;
  const message = `the text is nested deeper than ${maximumDepth} levels`;
  return refused('TEXT_TOO_DEEP', message, 'close brackets before you open more', placeAt(text, at, 1));
}

function refused(code: string, message: string, advice: string, place: Place | null = null): { fault: Fault } {
  return { fault: { code, severity: 'error', message, advice, path: [], place } };
}

/** The place of an offset in a text. */
export function placeAt(text: string, offset: number, length = 0): Place {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', end + 1)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1, offset, length };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out; tab and line feed stay
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A text that is safe on a terminal: no control characters but tab and line feed, no direction overrides. */
export function stripControls(text: string): string {
  return text.replace(UNSAFE, '');
}
