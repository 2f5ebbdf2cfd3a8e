import { search } from 'jmespath';
import type { Json } from '../../account/call.ts';

/** A `--query` that was read once. */
export interface Query {
  readonly search: (data: Json) => { readonly value: Json } | { readonly problem: string };
}

const longest = 4_000;
const mostLevels = 60;
/** How many copies of its input a query may ask for. */
const mostCopies = 50_000;
/** `to_string` doubles the escapes of what it is given. */
const mostTexts = 8;

interface Cost {
  readonly levels: number;
  readonly copies: number;
  readonly texts: number;
}

const skipped = /'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\])*"/gs;

/** What a query may cost at most: each list or hash of n parts can repeat its input n times. */
function costOf(expression: string): Cost {
  const bare = expression.replace(skipped, '');
  const open: number[] = [];
  let levels = 0;
  let copies = 1;
  for (const character of bare) {
    if ('[{('.includes(character)) open.push(1);
    if (character === ',' && open.length > 0) open.push((open.pop() ?? 1) + 1);
    if (')]}'.includes(character)) copies *= open.pop() ?? 1;
    levels = Math.max(levels, open.length);
  }
  const depth = Math.max(levels, bare.split(/[!&]/).length - 1, Math.ceil(bare.split(/[.|[]/).length / 20));
  return { levels: depth, copies, texts: bare.split('to_string').length - 1 };
}

/** Data without prototypes, so that no expression reaches anything but data. */
function bare(value: Json): Json {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, Json> = Object.create(null);
  for (const [key, item] of Object.entries(value)) copy[key] = bare(item);
  return copy;
}

/** Back to plain data; expression references and what is no JSON become null. */
function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The words of Python's JMESPath, where its JavaScript twin means the same. */
function syntaxMessage(expression: string, error: unknown): string {
  const said = messageOf(error);
  const shown = (at: number) => `"${expression}"\n${' '.repeat(at + 1)}^`;
  if (expression.trim() === '') return 'Invalid JMESPath expression: cannot be empty.';
  if (/\(EOF\)|got: EOF|Unexpected token type: EOF/.test(said))
    return `Invalid jmespath expression: Incomplete expression:\n${shown(expression.length)}`;
  const unknown = /^Unknown character:(.)/s.exec(said)?.[1];
  if (unknown !== undefined)
    return `Bad jmespath expression: Unknown token ${unknown}:\n${expression}\n${' '.repeat(expression.indexOf(unknown))}^`;
  return `Invalid jmespath expression: ${said}`;
}

/** What the reader of expressions throws, null where it takes the expression; what goes wrong later is no such fault. */
function syntaxFault(expression: string): unknown {
  try {
    search(null, expression);
    return null;
  } catch (error) {
    return error instanceof Error && ['ParserError', 'LexerError'].includes(error.name) ? error : null;
  }
}

/** Reads a JMESPath expression, or says as the AWS CLI does why it cannot. */
export function readQuery(expression: string): Query | { readonly problem: string } {
  const refused = (message: string) => ({ problem: `Bad value for --query ${expression}: ${message}` });
  const cost = costOf(expression);
  if (expression.length > longest || cost.levels > mostLevels || cost.copies > mostCopies || cost.texts > mostTexts)
    return { problem: 'Bad value for --query: the expression is too large for this console' };
  const fault = syntaxFault(expression);
  if (fault !== null) return refused(syntaxMessage(expression, fault));
  return {
    search: (data) => {
      try {
        return { value: plain(search(bare(data), expression)) };
      } catch (error) {
        return { problem: messageOf(error) };
      }
    },
  };
}
