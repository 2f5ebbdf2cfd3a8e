/**
 * Finds what is wrong with a JSON text and says it as Python's json module does, since that is what the AWS CLI prints.
 * Iterative: nesting cannot exhaust the stack.
 */

interface Problem {
  readonly says: string;
  readonly at: number;
}

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Index after the string that opens at `at`. */
function stringEnd(text: string, at: number): number | Problem {
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === '"') return index + 1;
    if (character === '\\') {
      const escaped = text[index + 1];
      if (escaped === undefined) break;
      if (escaped === 'u') {
        if (!/^[0-9a-fA-F]{4}$/.test(text.slice(index + 2, index + 6)))
          return { says: 'Invalid \\uXXXX escape', at: index + 1 };
        index += 5;
      } else if ('"\\/bfnrt'.includes(escaped)) index += 1;
      else return { says: 'Invalid \\escape', at: index };
    } else if (character < ' ') return { says: 'Invalid control character at', at: index };
  }
  return { says: 'Unterminated string starting at', at };
}

/** Index after a string, number or literal. */
function scalarEnd(text: string, at: number): number | Problem {
  if (text[at] === '"') return stringEnd(text, at);
  const length = matchAt(number, text, at) || matchAt(literal, text, at);
  return length > 0 ? at + length : { says: 'Expecting value', at };
}

type Expected = 'value' | 'key' | 'keyOrEnd' | 'valueOrEnd' | 'colon' | 'commaOrEnd';

const afterComma = { '{': 'key', '[': 'value' } as const;

class Scanner {
  private readonly open: ('{' | '[')[] = [];
  private expected: Expected = 'value';
  private at = 0;
  readonly text: string;
  deepest = 0;

  constructor(text: string) {
    this.text = text;
  }

  scan(): Problem | null {
    for (;;) {
      this.at += matchAt(blank, this.text, this.at);
      const done = this.expected === 'commaOrEnd' && this.open.length === 0;
      if (done) return this.at < this.text.length ? { says: 'Extra data', at: this.at } : null;
      const problem = this.step();
      if (problem) return problem;
    }
  }

  private step(): Problem | null {
    const { at, text, expected } = this;
    const character = text[at];
    if (expected === 'colon') {
      if (character !== ':') return { says: "Expecting ':' delimiter", at };
      return this.go('value', at + 1);
    }
    if (expected === 'commaOrEnd') return this.commaOrEnd(character);
    if (expected === 'keyOrEnd' && character === '}') return this.close();
    if (expected === 'valueOrEnd' && character === ']') return this.close();
    if (expected === 'key' || expected === 'keyOrEnd') {
      if (character !== '"') return { says: 'Expecting property name enclosed in double quotes', at };
      return this.after(stringEnd(text, at), 'colon');
    }
    if (character === '{' || character === '[') {
      this.open.push(character);
      this.deepest = Math.max(this.deepest, this.open.length);
      return this.go(character === '{' ? 'keyOrEnd' : 'valueOrEnd', at + 1);
    }
    return this.after(scalarEnd(text, at), 'commaOrEnd');
  }

  private commaOrEnd(character: string | undefined): Problem | null {
    const inside = this.open.at(-1) ?? '[';
    if (character === (inside === '{' ? '}' : ']')) return this.close();
    if (character !== ',') return { says: "Expecting ',' delimiter", at: this.at };
    return this.go(afterComma[inside], this.at + 1);
  }

  private close(): null {
    this.open.pop();
    return this.go('commaOrEnd', this.at + 1);
  }

  private after(end: number | Problem, expected: Expected): Problem | null {
    return typeof end === 'number' ? this.go(expected, end) : end;
  }

  private go(expected: Expected, at: number): null {
    this.expected = expected;
    this.at = at;
    return null;
  }
}

/** Deepest nesting that is read. */
const mostLevels = 200;

/** Null where the text is JSON; otherwise e.g. `Expecting ',' delimiter: line 1 column 24 (char 23)`. */
export function jsonProblem(text: string): string | null {
  const scanner = new Scanner(text);
  const problem = scanner.scan();
  if (problem === null)
    return scanner.deepest > mostLevels ? 'maximum recursion depth exceeded while decoding a JSON value' : null;
  const before = text.slice(0, problem.at);
  const line = before.split('\n').length;
  const column = problem.at - before.lastIndexOf('\n');
  return `${problem.says}: line ${line} column ${column} (char ${problem.at})`;
}
