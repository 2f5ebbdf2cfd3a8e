import { type QueryFault, type QueryToken, queryTokens } from './queryTokens.ts';

/** How strongly a token binds what stands before it. */
const power: Readonly<Record<string, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  gt: 5,
  lt: 5,
  gte: 5,
  lte: 5,
  ne: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
};

const projectionStop = 10;
/** Expressions within expressions that are read. */
const mostLevels = 60;

/** What a query may cost at most. */
export interface QueryCost {
  /** Copies of its input that a query can make: each list or hash of n parts repeats its input n times. */
  readonly copies: number;
  /** Calls of `to_string`, which doubles the escapes of what it is given. */
  readonly texts: number;
}

/** Ends the reading at the first fault; caught in `querySyntax`. */
class Stopped extends Error {}

type Kind = 'field' | 'other';

const comparators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'];

/** Reads an expression for its syntax alone, in the order in which Python's JMESPath does. */
class SyntaxReader {
  copies = 1;
  texts = 0;
  private index = 0;
  private level = 0;
  private readonly expression: string;
  private readonly tokens: readonly QueryToken[];

  constructor(expression: string, tokens: readonly QueryToken[]) {
    this.expression = expression;
    this.tokens = tokens;
  }

  read(): void {
    this.expressionOf(0);
    if (this.type !== 'eof') this.refuse(this.token(), `Unexpected token: ${this.token().value}`);
  }

  private token(ahead = 0): QueryToken {
    return this.tokens[this.index + ahead] ?? { type: 'eof', value: '', start: this.expression.length };
  }

  private get type(): string {
    return this.token().type;
  }

  private refuse(token: QueryToken, message: string): never {
    const place = `Parse error at column ${token.start}, token "${token.value}" (${token.type.toUpperCase()})`;
    throw new Stopped(`${message}: ${place}, for expression:\n"${this.expression}"\n${' '.repeat(token.start + 1)}^`);
  }

  private incomplete(): never {
    const { expression } = this;
    const caret = `${' '.repeat(expression.length + 1)}^`;
    throw new Stopped(`Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret}`);
  }

  private match(...types: readonly string[]): void {
    const token = this.token();
    if (types.includes(token.type)) {
      this.index += 1;
      return;
    }
    if (token.type === 'eof') this.incomplete();
    const expected = types.length === 1 ? types[0] : `[${types.map((type) => `'${type}'`).join(', ')}]`;
    this.refuse(token, `Expecting: ${expected}, got: ${token.type}`);
  }

  private expressionOf(binding: number): Kind {
    this.level += 1;
    if (this.level > mostLevels) throw new Stopped('the expression is nested too deeply for this console');
    const first = this.token();
    this.index += 1;
    let left = this.start(first);
    while (binding < (power[this.type] ?? 0)) {
      const token = this.token();
      if (['star', 'not', 'lbrace'].includes(token.type)) this.refuse(token, 'invalid token');
      this.index += 1;
      left = this.follow(token, left);
    }
    this.level -= 1;
    return left;
  }

  /** What may stand at the start of an expression. */
  private start(token: QueryToken): Kind {
    const { type } = token;
    if (type === 'unquoted_identifier') return 'field';
    if (type === 'quoted_identifier') {
      const next = this.token();
      if (next.type !== 'lparen') return 'field';
      this.refuse({ ...next, start: 0 }, 'Quoted identifier not allowed for function names.');
    }
    if (type === 'star') return this.type === 'rbracket' ? 'other' : this.projection(20);
    if (type === 'filter') return this.filter();
    if (type === 'lbrace') return this.hash();
    if (type === 'lparen') {
      const inner = this.expressionOf(0);
      this.match('rparen');
      return inner;
    }
    if (type === 'flatten') return this.projection(9);
    if (type === 'not') this.expressionOf(45);
    else if (type === 'expref') this.expressionOf(0);
    else if (type === 'lbracket') return this.bracket();
    else if (type === 'eof') this.incomplete();
    else if (type !== 'literal' && type !== 'current') this.refuse(token, 'invalid token');
    return 'other';
  }

  /** What may follow an expression. */
  private follow(token: QueryToken, left: Kind): Kind {
    const { type } = token;
    if (type === 'dot') {
      if (this.type !== 'star') return this.afterDot(40);
      this.index += 1;
      return this.projection(40);
    }
    if (type === 'lparen') return this.call(left);
    if (type === 'filter') return this.filter();
    if (type === 'flatten') return this.projection(9);
    if (type === 'lbracket') {
      if (this.type === 'number' || this.type === 'colon') return this.indexOrSlice();
      this.match('star');
      this.match('rbracket');
      return this.projection(20);
    }
    this.expressionOf(comparators.includes(type) ? 5 : (power[type] ?? 0));
    return 'other';
  }

  private bracket(): Kind {
    if (this.type === 'number' || this.type === 'colon') return this.indexOrSlice();
    if (this.type === 'star' && this.token(1).type === 'rbracket') {
      this.index += 2;
      return this.projection(20);
    }
    return this.list();
  }

  private indexOrSlice(): Kind {
    if (this.type !== 'colon' && this.token(1).type !== 'colon') {
      this.index += 1;
      this.match('rbracket');
      return 'other';
    }
    for (let colons = 0; this.type !== 'rbracket' && colons < 3; ) {
      if (this.type === 'colon') colons += 1;
      if (colons === 3 || (this.type !== 'colon' && this.type !== 'number')) this.refuse(this.token(), 'syntax error');
      this.index += 1;
    }
    this.match('rbracket');
    return this.projection(20);
  }

  private list(): Kind {
    let parts = 0;
    do {
      if (parts > 0) this.match('comma');
      this.expressionOf(0);
      parts += 1;
    } while (this.type !== 'rbracket');
    this.match('rbracket');
    this.copies *= parts;
    return 'other';
  }

  private hash(): Kind {
    for (let parts = 1; ; parts++) {
      this.match('quoted_identifier', 'unquoted_identifier');
      this.match('colon');
      this.expressionOf(0);
      if (this.type === 'comma') this.index += 1;
      else if (this.type === 'rbrace') {
        this.index += 1;
        this.copies *= parts;
        return 'other';
      }
    }
  }

  private call(left: Kind): Kind {
    const name = this.token(-2);
    if (left !== 'field') this.refuse(name, `Invalid function name '${name.value}'`);
    if (name.value === 'to_string') this.texts += 1;
    let parts = 0;
    while (this.type !== 'rparen') {
      this.expressionOf(0);
      if (this.type === 'comma') this.index += 1;
      parts += 1;
    }
    this.match('rparen');
    this.copies *= Math.max(1, parts);
    return 'other';
  }

  private filter(): Kind {
    this.expressionOf(0);
    this.match('rbracket');
    return this.type === 'flatten' ? 'other' : this.projection(21);
  }

  private projection(binding: number): Kind {
    if ((power[this.type] ?? 0) < projectionStop) return 'other';
    if (this.type === 'lbracket' || this.type === 'filter') this.expressionOf(binding);
    else if (this.type === 'dot') {
      this.index += 1;
      this.afterDot(binding);
    } else this.refuse(this.token(), 'syntax error');
    return 'other';
  }

  private afterDot(binding: number): Kind {
    const allowed = ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'];
    if (['quoted_identifier', 'unquoted_identifier', 'star'].includes(this.type)) this.expressionOf(binding);
    else if (this.type === 'lbracket') {
      this.index += 1;
      this.list();
    } else if (this.type === 'lbrace') {
      this.index += 1;
      this.hash();
    } else {
      const expected = `[${allowed.map((type) => `'${type}'`).join(', ')}]`;
      this.refuse(this.token(), `Expecting: ${expected}, got: ${this.type}`);
    }
    return 'other';
  }
}

/** What an expression may cost, or the fault in it. */
export function querySyntax(expression: string): QueryCost | QueryFault {
  if (expression === '') return { fault: 'Invalid JMESPath expression: cannot be empty.' };
  const lexed = queryTokens(expression);
  if ('fault' in lexed) return lexed;
  const reader = new SyntaxReader(expression, lexed.tokens);
  try {
    reader.read();
  } catch (error) {
    if (error instanceof Stopped) return { fault: error.message };
    throw error;
  }
  return { copies: reader.copies, texts: reader.texts };
}
