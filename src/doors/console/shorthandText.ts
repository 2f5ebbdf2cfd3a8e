/** Where and how a shorthand text goes wrong: the message the AWS CLI prints. */
export class ShorthandFault {
  readonly message: string;
  /** Where the text was at its end; only elsewhere is going back to the last comma an option. */
  readonly atEnd: boolean;

  constructor(message: string, atEnd: boolean) {
    this.message = message;
    this.atEnd = atEnd;
  }
}

/** The input with a caret below the place, as the CLI shows it. */
export function pointedAt(input: string, index: number): string {
  const column = index - (input.lastIndexOf('\n', index - 1) + 1);
  const newline = input.indexOf('\n', index);
  const consumed = newline < 0 ? input : input.slice(0, newline);
  const remaining = newline < 0 ? '' : input.slice(newline);
  return `${consumed}\n${' '.repeat(Math.max(0, column))}^${remaining}`;
}

// Characters that may start a value and go on in it: all but quotes, brackets, commas and, in later values, `=`.
const firstValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/uy;
const secondValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/uy;

/** Reads a shorthand text piece by piece. */
export class ShorthandCursor {
  readonly input: string;
  index = 0;

  constructor(input: string) {
    this.input = input;
  }

  get current(): string | undefined {
    return this.input[this.index];
  }

  get atEnd(): boolean {
    return this.index >= this.input.length;
  }

  /** The whole character here, for messages. */
  private get received(): string {
    const point = this.input.codePointAt(this.index);
    return point === undefined ? 'EOF' : String.fromCodePoint(point);
  }

  expect(character: string, blanks: boolean): ShorthandFault | null {
    if (blanks) this.skipBlanks();
    if (this.current !== character) return this.fault(character, this.received);
    this.index += 1;
    if (blanks) this.skipBlanks();
    return null;
  }

  fault(expected: string, received: string): ShorthandFault {
    const where = pointedAt(this.input, this.index);
    return new ShorthandFault(`Expected: '${expected}', received: '${received}' for input:\n${where}`, this.atEnd);
  }

  skipBlanks(): void {
    while (this.current !== undefined && ' \t\n\r\v\f'.includes(this.current)) this.index += 1;
  }

  key(): string {
    return this.consume(/[A-Za-z0-9\-_.#/:]*/y) ?? '';
  }

  /** The first value after `=`; may be empty. */
  first(): string | ShorthandFault {
    if (this.current === "'" || this.current === '"') return this.quoted(this.current);
    return unescaped(this.consume(firstValue) ?? '');
  }

  /** A further value of a list without brackets; never empty. */
  second(): string | ShorthandFault {
    if (this.current === "'" || this.current === '"') return this.quoted(this.current);
    const text = this.consume(secondValue);
    return text === null ? this.fault('<second>', '<none>') : unescaped(text);
  }

  /** A backslash hides a quote, unless no other quote closes the text. */
  private quoted(quote: string): string | ShorthandFault {
    const start = this.index;
    let at = start + 1;
    while (at < this.input.length && this.input[at] !== quote) {
      const next = this.input[at + 1];
      at += this.input[at] === '\\' && (next === quote || next === '\\') ? 2 : 1;
    }
    const close = at < this.input.length ? at : this.input.lastIndexOf(quote);
    if (close <= start) return this.fault(quote === "'" ? '<singled quoted>' : '<double quoted>', '<none>');
    this.index = close + 1;
    return this.input
      .slice(start + 1, close)
      .replaceAll(`\\${quote}`, quote)
      .replaceAll('\\\\', '\\');
  }

  private consume(pattern: RegExp): string | null {
    pattern.lastIndex = this.index;
    const text = pattern.exec(this.input)?.[0];
    if (text === undefined) return null;
    this.index += text.length;
    return text;
  }
}

function unescaped(text: string): string {
  return text.replaceAll('\\,', ',').trimEnd();
}
