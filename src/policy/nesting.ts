const NONE = -1;
const QUOTE = 34;
const APOSTROPHE = 39;
const HASH = 35;
const SPACE = 32;
const BACKSLASH = 92;
const NEWLINE = 10;
const TAB = 9;
const RETURN = 13;

/** Index of the first bracket deeper than `limit` in a JSON text, where double quotes hide brackets; -1 without. */
export function findDeepNestingInJson(text: string, limit: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quoted) {
      if (unit === BACKSLASH) at++;
      else if (unit === QUOTE) quoted = false;
    } else if (unit === QUOTE) quoted = true;
    else if (isOpening(unit)) {
      if (++depth > limit) return at;
    } else if (isClosing(unit) && depth > 0) depth--;
  }
  return NONE;
}

/** The depth of brackets under each reading of the text so far; NONE where that reading is impossible. */
interface Readings {
  plain: number;
  double: number;
  single: number;
  /** Just after an apostrophe in a single-quoted string: another one there continues the string. */
  half: number;
  comment: number;
}

/**
 * Index of the first bracket deeper than `limit` in a YAML text; -1 without. Whether a quote opens a string is not
 * always plain in YAML, so every reading is followed at once and the deepest counts: never less than a parser sees.
 */
export function findDeepNesting(text: string, limit: number): number {
  const depth: Readings = { plain: 0, double: NONE, single: NONE, half: NONE, comment: NONE };
  let escaped = false;
  let starts = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isOpening(unit)) {
      if (++depth.plain > limit) return at;
    } else if (isClosing(unit)) depth.plain = Math.max(0, depth.plain - 1);
    else if (unit === QUOTE) doubleQuote(depth, starts, escaped);
    else if (unit === APOSTROPHE) singleQuote(depth, starts);
    else if (unit === HASH && starts) depth.comment = Math.max(depth.comment, depth.plain);
    else if (unit === NEWLINE) {
      depth.plain = Math.max(depth.plain, depth.comment);
      depth.comment = NONE;
    }
    if (unit !== APOSTROPHE) depth.half = NONE;
    escaped = unit === BACKSLASH && !escaped;
    starts = unit <= SPACE || isSeparator(unit);
  }
  return NONE;
}

/** The quote may close a string, open one, or be plain text. */
function doubleQuote(depth: Readings, starts: boolean, escaped: boolean): void {
  const closed = depth.double;
  if (!escaped) depth.double = NONE;
  if (starts) depth.double = Math.max(depth.double, depth.plain);
  depth.plain = Math.max(depth.plain, closed);
}

/** The apostrophe may close a string, open one, be half of a pair inside one, or be plain text. */
function singleQuote(depth: Readings, starts: boolean): void {
  const { half, single } = depth;
  depth.half = single;
  depth.single = starts ? Math.max(half, depth.plain) : half;
  depth.plain = Math.max(depth.plain, single);
}

function isOpening(unit: number): boolean {
  return unit === 91 || unit === 123;
}

function isClosing(unit: number): boolean {
  return unit === 93 || unit === 125;
}

/** After these a quoted string or a comment may begin. */
function isSeparator(unit: number): boolean {
  return unit === 44 || unit === 58 || isOpening(unit);
}

/** Index after the indentation and the leading `-`, `?`, `:` of a line; each of these stands before blanks. */
function leadEnd(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === SPACE) end++;
  for (;;) {
    const mark = text[end];
    if (mark !== '-' && mark !== '?' && mark !== ':') return end;
    let at = end + 1;
    while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
    if (at === end + 1) return end;
    end = at;
  }
}

/**
 * Index of the first line that opens more than `limit` YAML levels by indentation and by leading `-`, `?`, `:`; -1
 * without. Each deeper indentation counts one level.
 */
export function findDeepIndent(text: string, limit: number): number {
  const columns: number[] = [];
  for (let line = 0; line <= text.length; line = nextLine(text, line)) {
    const end = leadEnd(text, line);
    const starts = levelColumns(text.slice(line, end));
    if (starts.length === 1 && (end >= text.length || text.charCodeAt(end) === NEWLINE)) continue;
    const first = starts[0] ?? 0;
    while ((columns.at(-1) ?? NONE) >= first) columns.pop();
    if (columns.length + starts.length > limit + 1) return line;
    columns.push(...starts);
  }
  return NONE;
}

/** Index of the line after the one that begins at `start`; beyond the text after the last. */
function nextLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== NEWLINE && text.charCodeAt(at) !== RETURN) at++;
  return at + 1;
}

/** Columns at which the nodes of a line begin. */
function levelColumns(lead: string): number[] {
  const columns: number[] = [];
  for (let at = 0; at < lead.length; at++) if (lead[at] !== ' ' && lead[at] !== '\t') columns.push(at);
  columns.push(lead.length);
  return columns;
}
