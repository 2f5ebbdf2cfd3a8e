import { search } from 'jmespath';
import type { Json } from '../../account/call.ts';
import { querySyntax } from './querySyntax.ts';

/** A `--query` that was read once. */
export interface Query {
  readonly search: (data: Json) => { readonly value: Json } | { readonly problem: string };
}

const tooLarge = 'the result could be too large for this console';
const longest = 4_000;
const mostCopies = 50_000;
const mostTexts = 8;
/** Characters that a result may have at most, by what the query can copy. */
const largestResult = 200_000_000;

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

/** What goes wrong in a function, in the words of Python's JMESPath where it is the same fact. */
function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const arity = /^ArgumentError: (\w+)\(\) takes (at least )?(\d+) arguments? but received (\d+)/.exec(message);
  if (!arity) return message.replace(/^(?:TypeError|ParserError|LexerError): /, '');
  const [, name, least = '', wanted, received] = arity;
  return `Expected ${least}${wanted} argument${wanted === '1' ? '' : 's'} for function ${name}(), received ${received}`;
}

/** Reads a JMESPath expression, or says as the AWS CLI does why it cannot. */
export function readQuery(expression: string): Query | { readonly problem: string } {
  const refused = (message: string) => ({ problem: `Bad value for --query ${expression}: ${message}` });
  if (expression.length > longest) return { problem: `Bad value for --query: it is longer than ${longest} characters` };
  const cost = querySyntax(expression);
  if ('fault' in cost) return refused(cost.fault);
  if (cost.copies > mostCopies || cost.texts > mostTexts) return refused(tooLarge);
  return {
    search: (data) => {
      if (cost.copies * JSON.stringify(data).length > largestResult) return { problem: tooLarge };
      try {
        return { value: plain(search(bare(data), expression)) };
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
  };
}
