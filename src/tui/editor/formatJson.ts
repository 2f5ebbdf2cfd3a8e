/** Deeper text is left as it is: indenting it would multiply its size. */
const MAX_DEPTH = 100;
/** A list of plain values stays on one line up to this length. */
const LINE = 80;

type Token = { readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'scalar'; readonly text: string };

const TOKEN = /\s*(?:(")|([{[])|([}\]])|(,)|(:)|([^\s{}[\],:"]+))/y;

/** Index after the quote that closes the string whose content begins at `from`; -1 where its line ends first. */
function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') return at + 1;
    if (letter === '\\') at++;
    if (text[at] === '\n') return -1;
  }
  return -1;
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    const [, quote, open, close, comma, colon, word] = match;
    if (quote !== undefined) {
      const from = TOKEN.lastIndex;
      TOKEN.lastIndex = stringEnd(text, from);
      if (TOKEN.lastIndex < from) return null;
      tokens.push({ kind: 'scalar', text: text.slice(from - 1, TOKEN.lastIndex) });
    } else if (open !== undefined) tokens.push({ kind: 'open', text: open });
    else if (close !== undefined) tokens.push({ kind: 'close', text: close });
    else if (comma !== undefined) tokens.push({ kind: 'comma', text: ',' });
    else if (colon !== undefined) tokens.push({ kind: 'colon', text: ':' });
    else tokens.push({ kind: 'scalar', text: word ?? '' });
  }
  return tokens;
}

/** The index of the `]` that ends a short list of plain values beginning at `at`, or -1. */
function shortListEnd(tokens: readonly Token[], at: number, indent: number): number {
  if (tokens[at]?.text !== '[') return -1;
  let length = indent;
  for (let index = at; index < tokens.length && length <= LINE; index++) {
    const token = tokens[index];
    if (token === undefined || (index > at && token.kind === 'open') || token.text === '}') return -1;
    length += token.text.length + (token.kind === 'comma' ? 1 : 0);
    if (token.kind === 'close') return length <= LINE ? index : -1;
  }
  return -1;
}

class Writer {
  private out = '';
  private depth = 0;
  private lineStart = 0;

  write(tokens: readonly Token[]): string | null {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined) break;
      const end = token.kind === 'open' ? this.inlineEnd(tokens, at) : -1;
      if (end >= 0) {
        for (const part of tokens.slice(at, end + 1)) this.out += part.kind === 'comma' ? ', ' : part.text;
        at = end;
      } else this.take(token);
      if (this.depth > MAX_DEPTH) return null;
    }
    return `${this.out}\n`;
  }

  private inlineEnd(tokens: readonly Token[], at: number): number {
    if (tokens[at + 1]?.kind === 'close') return at + 1;
    return shortListEnd(tokens, at, this.out.length - this.lineStart);
  }

  private take(token: Token): void {
    if (token.kind === 'close') this.newLine(--this.depth);
    this.out += token.text;
    if (token.kind === 'open') this.newLine(++this.depth);
    if (token.kind === 'comma') this.newLine(this.depth);
    if (token.kind === 'colon') this.out += ' ';
  }

  private newLine(depth: number): void {
    this.lineStart = this.out.length + 1;
    this.out += `\n${'  '.repeat(Math.max(0, depth))}`;
  }
}

/**
 * JSON text with its white space laid out anew and nothing else changed: two spaces a level, short lists of plain values
 * on one line. Null where a string has no end or the nesting is deeper than 100 levels.
 */
export function formatJson(text: string): string | null {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  return tokens.length === 0 ? '' : new Writer().write(tokens);
}

/** The offset in `after` behind as many characters that are not white space as stand before `offset` in `before`. */
export function sameSpot(before: string, offset: number, after: string): number {
  let left = before.slice(0, offset).replace(/\s/g, '').length;
  let at = 0;
  for (; at < after.length && left > 0; at++) if (!/\s/.test(after.charAt(at))) left--;
  return at;
}
