import { jsonProblem } from './jsonScan.ts';

/** One token of a JMESPath expression, named as Python's JMESPath names it in its messages. */
export interface QueryToken {
  readonly type: string;
  readonly value: string;
  readonly start: number;
}

/** What is wrong with an expression, in the words of Python's JMESPath. */
export interface QueryFault {
  readonly fault: string;
}

const simple: Readonly<Record<string, string>> = {
  '.': 'dot',
  '*': 'star',
  ']': 'rbracket',
  ',': 'comma',
  ':': 'colon',
  '@': 'current',
  '(': 'lparen',
  ')': 'rparen',
  '{': 'lbrace',
  '}': 'rbrace',
};

/** Tokens of two characters before those of one. */
const operators: readonly (readonly [string, string])[] = [
  ['[]', 'flatten'],
  ['[?', 'filter'],
  ['[', 'lbracket'],
  ['||', 'or'],
  ['|', 'pipe'],
  ['&&', 'and'],
  ['&', 'expref'],
  ['<=', 'lte'],
  ['<', 'lt'],
  ['>=', 'gte'],
  ['>', 'gt'],
  ['!=', 'ne'],
  ['!', 'not'],
  ['==', 'eq'],
];

/** Index after the delimiter that closes what opens at `start`, or -1; a backslash hides the character after it. */
function closing(expression: string, start: number): number {
  const delimiter = expression[start];
  for (let at = start + 1; at < expression.length; at++) {
    if (expression[at] === '\\') at += 1;
    else if (expression[at] === delimiter) return at + 1;
  }
  return -1;
}

class Lexer {
  readonly tokens: QueryToken[] = [];
  private readonly expression: string;

  constructor(expression: string) {
    this.expression = expression;
  }

  run(): QueryFault | null {
    for (let at = 0; at < this.expression.length; ) {
      const next = this.take(at);
      if (typeof next !== 'number') return next;
      at = next;
    }
    this.tokens.push({ type: 'eof', value: '', start: this.expression.length });
    return null;
  }

  private fault(message: string, at: number): QueryFault {
    return { fault: `Bad jmespath expression: ${message}:\n${this.expression}\n${' '.repeat(at)}^` };
  }

  private push(type: string, value: string, start: number): number {
    this.tokens.push({ type, value, start });
    return start + value.length;
  }

  private take(at: number): number | QueryFault {
    const { expression } = this;
    const character = expression[at] ?? '';
    if (' \t\n\r'.includes(character)) return at + 1;
    if (character in simple) return this.push(simple[character] ?? '', character, at);
    const identifier = /^[A-Za-z_][A-Za-z0-9_]*/.exec(expression.slice(at))?.[0];
    if (identifier !== undefined) return this.push('unquoted_identifier', identifier, at);
    const number = /^-?\d+/.exec(expression.slice(at))?.[0];
    if (number !== undefined) {
      this.push('number', String(Number(number) + 0), at);
      return at + number.length;
    }
    if (character === '-') return this.fault("Unknown token '-'", at);
    if (`'"\``.includes(character)) return this.delimited(at, character);
    const operator = operators.find(([text]) => expression.startsWith(text, at));
    if (operator) return this.push(operator[1], operator[0], at);
    return this.fault(character === '=' ? "Unknown token '='" : `Unknown token ${character}`, at);
  }

  private delimited(start: number, delimiter: string): number | QueryFault {
    const end = closing(this.expression, start);
    if (end < 0) return this.fault(`Unclosed ${delimiter} delimiter`, start);
    const inner = this.expression.slice(start + 1, end - 1);
    if (delimiter === '"') {
      const problem = jsonProblem(`"${inner}"`);
      if (problem !== null) return this.fault(problem.split(':')[0] ?? '', start);
    }
    if (delimiter === '`') {
      const lexeme = inner.replaceAll('\\`', '`');
      const wrong = jsonProblem(lexeme) !== null && jsonProblem(`"${lexeme.trimStart()}"`) !== null;
      if (wrong) return this.fault(`Bad token ${lexeme}`, start);
    }
    this.tokens.push({ type: delimiter === '"' ? 'quoted_identifier' : 'literal', value: inner, start });
    return end;
  }
}

/** Splits a JMESPath expression into tokens, the last one `eof`. */
export function queryTokens(expression: string): { readonly tokens: readonly QueryToken[] } | QueryFault {
  const lexer = new Lexer(expression);
  return lexer.run() ?? { tokens: lexer.tokens };
}
