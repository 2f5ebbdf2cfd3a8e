/**
 * Depth of brackets in a text, never less than a reader of JSON or YAML would see. Whether a quote opens a string is
 * not always plain in YAML, so every reading is followed at once and the deepest counts.
 */
export interface Nesting {
  /** Index of the bracket that goes too deep, or -1. */
  readonly tooDeepAt: number;
}

const NONE = -1;
const QUOTE = 34;
const APOSTROPHE = 39;
const HASH = 35;
const BACKSLASH = 92;
const NEWLINE = 10;

/** Finds the first bracket deeper than `limit` in one linear pass. */
export function findDeepNesting(text: string, limit: number): Nesting {
  let plain = 0;
  let double = NONE;
  let single = NONE;
  let comment = NONE;
  let escaped = false;
  let starts = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const fresh = starts;
    starts = isSeparator(unit);
    const literal: boolean = escaped;
    escaped = unit === BACKSLASH && !literal;
    if (isOpening(unit)) {
      if (++plain > limit) return { tooDeepAt: at };
    } else if (isClosing(unit)) {
      if (plain > 0) plain--;
    } else if (unit === QUOTE) {
      const closed = literal ? NONE : double;
      if (!literal) double = NONE;
      if (fresh) double = Math.max(double, plain);
      plain = Math.max(plain, closed);
    } else if (unit === APOSTROPHE) {
      const closed = single;
      if (fresh) single = Math.max(single, plain);
      plain = Math.max(plain, closed);
    } else if (unit === HASH && fresh) comment = Math.max(comment, plain);
    else if (unit === NEWLINE) {
      plain = Math.max(plain, comment);
      comment = NONE;
    }
  }
  return { tooDeepAt: -1 };
}

function isOpening(unit: number): boolean {
  return unit === 91 || unit === 123;
}

function isClosing(unit: number): boolean {
  return unit === 93 || unit === 125;
}

/** After these a quoted string or a comment may begin. */
function isSeparator(unit: number): boolean {
  return unit <= 32 || unit === 44 || unit === 58 || isOpening(unit);
}

/**
 * The line whose leading run of blanks and `-`, `?`, `:` opens more than `limit` YAML levels, as an index into the
 * text; -1 where none does. Deeper indentation counts one level a line.
 */
export function findDeepIndent(text: string, limit: number): number {
  const columns: number[] = [];
  const lead = /^[ ]*(?:[-?:][ \t]+)*/gm;
  for (const match of text.matchAll(lead)) {
    const starts = levelColumns(match[0]);
    const first = starts[0] ?? 0;
    if (text[match.index + match[0].length] === '\n') continue;
    while ((columns.at(-1) ?? -1) >= first) columns.pop();
    if (columns.length + starts.length > limit) return match.index;
    columns.push(...starts);
  }
  return -1;
}

/** Columns at which the nodes of a line begin. */
function levelColumns(lead: string): number[] {
  const columns: number[] = [];
  for (let at = 0; at < lead.length; at++) if (lead[at] !== ' ' && lead[at] !== '\t') columns.push(at);
  columns.push(lead.length);
  return columns;
}
