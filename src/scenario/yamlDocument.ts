import { Composer, Document, Lexer, type LineCounter, Parser, YAMLError, YAMLParseError } from 'yaml';

/** Errors after which reading stops: a hostile text makes one of every character. */
const MOST_ERRORS = 100;

export interface ComposedYaml {
  /** Null where reading stopped before the end. */
  readonly document: Document | null;
  readonly errors: readonly YAMLError[];
  /** Offset at which the text turned out to hold too many tokens. */
  readonly tooLargeAt: number | null;
}

/**
 * The nodes of the first document of a YAML text. Work and memory are bounded while they grow: reading stops after
 * `maximumTokens` tokens, and after a hundred errors.
 */
export function composeYaml(text: string, lines: LineCounter, maximumTokens: number): ComposedYaml {
  const composer = new Composer({ prettyErrors: false, logLevel: 'error', uniqueKeys: false });
  const limits = new Limits(maximumTokens);
  countErrors(composer, limits);
  try {
    const document = firstDocument(composer.compose(tokensOf(text, lines, limits), true, text.length));
    return { document, errors: document ? [...document.errors, ...document.warnings] : [], tooLargeAt: null };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { document: null, errors: errorsIn(composer), tooLargeAt: error.tooLargeAt };
  }
}

function firstDocument(documents: Iterable<Document>): Document | null {
  let first: Document | null = null;
  for (const document of documents) {
    if (first !== null) {
      const [from = 0, to = from] = document.range ?? [];
      first.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', ''));
      break;
    }
    first = document;
  }
  return first;
}

/** Ends the work of the parser, which has no other way to be stopped. */
class Stopped extends Error {
  readonly tooLargeAt: number | null;

  constructor(tooLargeAt: number | null) {
    super('reading stopped');
    this.tooLargeAt = tooLargeAt;
  }
}

class Limits {
  readonly #maximumTokens: number;
  #tokens = 0;
  #errors = 0;

  constructor(maximumTokens: number) {
    this.#maximumTokens = maximumTokens;
  }

  token(offset: number): void {
    if (++this.#tokens > this.#maximumTokens) throw new Stopped(offset);
  }

  error(): void {
    if (++this.#errors > MOST_ERRORS) throw new Stopped(null);
  }
}

const BLANK = /^[ \t\r\n#]/;
/** Lexemes that stand for no text. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);

/** What `Parser.parse` does, counting. */
function* tokensOf(text: string, lines: LineCounter, limits: Limits) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (!BLANK.test(lexeme)) limits.token(offset);
    if (!MARKS.has(lexeme)) offset += lexeme.length;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') limits.error();
      yield token;
    }
  }
  yield* parser.end();
}

/** Wraps the method to which the composer tells what it finds. */
function countErrors(composer: Composer, limits: Limits): void {
  const tell: unknown = Reflect.get(composer, 'onError');
  if (typeof tell !== 'function') throw new Error('the composer of yaml has no method for errors');
  Reflect.set(composer, 'onError', (...told: unknown[]) => {
    Reflect.apply(tell, composer, told);
    limits.error();
  });
}

/** What the composer has found so far, in its own lists and in those of the document at hand. */
function errorsIn(composer: Composer): readonly YAMLError[] {
  const document: unknown = Reflect.get(composer, 'doc');
  const own: readonly unknown[] = ['errors', 'warnings'].map((name) => Reflect.get(composer, name));
  const lists = document instanceof Document ? [document.errors, document.warnings, ...own] : own;
  return lists.flat().filter((error) => error instanceof YAMLError);
}
