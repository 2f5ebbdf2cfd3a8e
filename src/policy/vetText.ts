import type { Fault, Place } from './fault.ts';
import { findDeepIndent, findDeepNesting } from './nesting.ts';

export interface TextLimits {
  /** Default 10 MB. */
  readonly maximumBytes?: number;
  /** Levels of brackets and of indentation; default 200. */
  readonly maximumDepth?: number;
}

export type Vetted = { readonly text: string } | { readonly fault: Fault };

const MEGABYTE = 1024 * 1024;
const DEFAULT_BYTES = 10 * MEGABYTE;
const DEFAULT_DEPTH = 200;

/**
 * Vets a text from outside before anything reads it: size, UTF-8, control characters and nesting, in linear time.
 * A byte order mark at the start is dropped.
 */
export function vetText(input: Uint8Array | string, limits: TextLimits = {}): Vetted {
  const maximum = limits.maximumBytes ?? DEFAULT_BYTES;
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > maximum) {
    return refused('TEXT_TOO_LARGE', `the text is larger than ${sizeText(maximum)}`, 'split it into smaller files');
  }
  const decoded = typeof input === 'string' ? input : decode(input);
  if (typeof decoded !== 'string') return { fault: decoded };
  const text = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  const fault = controlFault(text) ?? depthFault(text, limits.maximumDepth ?? DEFAULT_DEPTH);
  return fault ? { fault } : { text };
}

function sizeText(bytes: number): string {
  return bytes % MEGABYTE === 0 ? `${bytes / MEGABYTE} MB` : `${bytes} bytes`;
}

function decode(bytes: Uint8Array): string | Fault {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refused('TEXT_NOT_UTF8', 'the text is not valid UTF-8', 'save the file as UTF-8').fault;
  }
}

/** Controls that no text needs: all but tab, line feed and carriage return, and the C1 range with its escapes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the check looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

function controlFault(text: string): Fault | null {
  const at = text.search(CONTROL);
  if (at < 0) return null;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  const advice = 'remove it; in JSON and YAML write `\\u` and the four digits instead';
  return refused('TEXT_CONTROL_CHARACTER', `control character \`U+${code}\``, advice, placeAt(text, at, 1)).fault;
}

function depthFault(text: string, limit: number): Fault | null {
  const { tooDeepAt } = findDeepNesting(text, limit);
  const at = tooDeepAt >= 0 ? tooDeepAt : findDeepIndent(text, limit);
  if (at < 0) return null;
  return refused('TEXT_TOO_DEEP', `nested deeper than ${limit} levels`, 'flatten the document', placeAt(text, at, 1))
    .fault;
}

function refused(code: string, message: string, advice: string, place: Place | null = null): { fault: Fault } {
  return { fault: { code, severity: 'error', message, advice, path: [], place } };
}

/** The place of an offset in a text. */
export function placeAt(text: string, offset: number, length: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1, offset, length };
}

/** What a terminal could take for a command, and characters that turn the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text that is safe to show on a terminal: controls other than tab and line feed are taken out. */
export function stripControls(text: string): string {
  return text.replace(UNSAFE, '');
}
