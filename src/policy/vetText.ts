import type { Fault, Place } from './fault.ts';

export interface TextLimits {
  /** Default 10 MB. */
  readonly maximumBytes?: number;
  /** Open brackets and braces outside quotes. Default 200. */
  readonly maximumDepth?: number;
  /** Whether brackets inside double quotes are left out of the count, as JSON reads them. Default true; false for YAML. */
  readonly quotesHide?: boolean;
}

export type VettedText = { readonly text: string } | { readonly fault: Fault };

/**
 * One linear pass over a text from outside, before any parser sees it: size, UTF-8, nesting and control characters.
 * Parsers of JSON and YAML recurse; the `yaml` package ends the whole process on deep nesting. A byte order mark is
 * dropped.
 */
export function vetText(source: Uint8Array | string, limits: TextLimits = {}): VettedText {
  const { maximumBytes = 10_000_000, maximumDepth = 200, quotesHide = true } = limits;
  const size = typeof source === 'string' ? source.length : source.byteLength;
  if (size > maximumBytes) {
    const message = `the text is larger than ${maximumBytes / 1_000_000} MB`;
    return { fault: textFault('TEXT_TOO_LARGE', message, 'split it, or remove what does not belong here', null) };
  }
  const decoded = typeof source === 'string' ? source : decodeUtf8(source);
  if (decoded === null) {
    return { fault: textFault('TEXT_NOT_UTF8', 'the text is not UTF-8', 'save the file as UTF-8', null) };
  }
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  const fault = badCharacter(text) ?? tooDeep(text, maximumDepth, quotesHide);
  return fault === null ? { text } : { fault };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for; tab and line ends are fine
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

function badCharacter(text: string): Fault | null {
  const at = text.search(control);
  if (at === -1) return null;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  const message = `the text holds the control character U+${code}`;
  return textFault('TEXT_CONTROL_CHARACTER', message, 'remove it', placeAt(text, at));
}

/** YAML has other quotes as well and quotes inside plain text, so that there a bracket counts wherever it stands. */
function tooDeep(text: string, maximumDepth: number, quotesHide: boolean): Fault | null {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (quoted) {
      if (unit === backslash) at += 1;
      else if (unit === quote) quoted = false;
    } else if (unit === quote) quoted = quotesHide;
    else if (unit === openBracket || unit === openBrace) depth += 1;
    else if (unit === closeBracket || unit === closeBrace) depth = Math.max(0, depth - 1);
    if (depth > maximumDepth) {
      const message = `the text is nested deeper than ${maximumDepth} levels`;
      return textFault('TEXT_TOO_DEEP', message, 'close brackets before you open more', placeAt(text, at));
    }
  }
  return null;
}

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

function textFault(code: string, message: string, advice: string, place: Place | null): Fault {
  return { code, severity: 'error', message, advice, path: [], place };
}

/** Place of the UTF-16 unit at an offset. */
export function placeAt(text: string, offset: number, length = 0): Place {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1, offset, length };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed; tab and line feed stay
const unprintable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text that is safe on a terminal: no control characters but tab and line feed, no direction overrides. */
export function stripControls(text: string): string {
  return text.replace(unprintable, '');
}
