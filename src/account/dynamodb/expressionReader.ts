import type { Json, JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import { structure } from '../memberInput.ts';
import type { Path } from './documentPath.ts';

const token = /\s*(?:([#:]?[A-Za-z0-9_]+)|(<>|<=|>=|[=<>()+,.[\]-]))/y;

/** Nesting that the readers of expressions follow. */
export const maximumNesting = 50;
/** Bytes: Amazon DynamoDB Developer Guide, Constraints. */
const maximumSize = 4096;

function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== '') {
    const [, word, sign] = token.exec(text) ?? [];
    const found = word ?? sign;
    if (found === undefined) return null;
    tokens.push(found);
  }
  return tokens;
}

/**
 * Reads one expression of a call token by token. The first fault ends it: from then on every token is the end. It notes
 * which of the call's names and values the expression uses, and which attributes it speaks of.
 */
export class ExpressionReader {
  readonly used = new Set<string>();
  /** Top-level attributes. */
  readonly attributes = new Set<string>();
  fault: string | null = null;
  private at = 0;
  private readonly tokens: readonly string[];
  private readonly member: string;
  private readonly input: JsonObject;

  constructor(input: JsonObject, member: string) {
    const text = optionalText(input, member) ?? '';
    const tokens = tokensOf(text);
    this.member = member;
    this.input = input;
    this.tokens = tokens ?? [];
    const size = Buffer.byteLength(text);
    if (size > maximumSize)
      this.fail(`Expression size has exceeded the maximum allowed size; expression size: ${size}`);
    else if (text.trim() === '') this.fail('The expression can not be empty;');
    else if (!tokens) this.fail(`Syntax error; token: "${(/[^\w\s#:<>=()+,.[\]-]/.exec(text) ?? [''])[0]}"`);
  }

  peek(ahead = 0): string {
    return this.fault === null ? (this.tokens[this.at + ahead] ?? '') : '';
  }

  /** The next token as a keyword. */
  word(): string {
    return this.peek().toUpperCase();
  }

  take(): string {
    const found = this.peek();
    this.at += 1;
    return found;
  }

  /** Takes the next token where it is this one. */
  takes(wanted: string): boolean {
    if (this.word() !== wanted) return false;
    this.at += 1;
    return true;
  }

  expect(wanted: string): void {
    if (!this.takes(wanted)) this.unexpected();
  }

  unexpected(): void {
    const near = this.tokens.slice(Math.max(0, this.at - 1), this.at + 2).join(' ');
    this.fail(`Syntax error; token: "${this.peek() || '<EOF>'}", near: "${near}"`);
  }

  fail(reason: string): void {
    this.fault ??= `Invalid ${this.member}: ${reason}`;
  }

  end(): void {
    if (this.peek() !== '') this.unexpected();
  }

  value(): Json | undefined {
    const written = this.take();
    const found = structure(this.input, 'ExpressionAttributeValues')[written];
    this.used.add(written);
    if (found === undefined)
      this.fail(`An expression attribute value used in expression is not defined; attribute value: ${written}`);
    return found;
  }

  private name(): string {
    const written = this.take();
    if (!written.startsWith('#')) {
      if (!/^[A-Za-z_]\w*$/.test(written)) {
        this.at -= 1;
        this.unexpected();
      }
      return written;
    }
    this.used.add(written);
    const found = optionalText(structure(this.input, 'ExpressionAttributeNames'), written);
    if (found === undefined)
      this.fail(`An expression attribute name used in the document path is not defined; attribute name: ${written}`);
    return found ?? '';
  }

  /** A document path such as `a.#b[3]`. */
  path(): Path {
    const first = this.name();
    this.attributes.add(first);
    const path: (string | number)[] = [first];
    while (this.fault === null) {
      if (this.takes('.')) path.push(this.name());
      else if (this.takes('[')) {
        const index = this.take();
        if (!/^\d{1,5}$/.test(index)) this.unexpected();
        path.push(Number(index));
        this.expect(']');
      } else break;
    }
    return path;
  }
}
