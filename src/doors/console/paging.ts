import type { Json, JsonObject, Outcome } from '../../account/call.ts';
import type { OperationModel } from '../../catalogue/shapes.ts';
import { pythonInteger } from './pythonText.ts';

export type Paginator = NonNullable<OperationModel['paginator']>;

export interface PageRequest {
  readonly maxItems: number | null;
  readonly pageSize: number | null;
  readonly startingToken: string | null;
}

/** Pages as they came, cut to `--max-items`; `resume` is the token to go on with. */
export type Pages =
  | { readonly pages: readonly JsonObject[]; readonly resume: string | null }
  | { readonly outcome: Extract<Outcome, { ok: false }> }
  | { readonly problem: string };

type Token = Readonly<Record<string, Json>>;

const truncation = 'boto_truncate_amount';

/** Python's spelling of JSON, so that tokens are the AWS CLI's. */
function encodeToken(token: Token): string {
  const text = Object.entries(token)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ');
  return Buffer.from(`{${text}}`, 'utf8').toString('base64');
}

function decodedToken(text: string): Token | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

interface Start {
  readonly token: Token;
  /** Items of the first page that an earlier output has shown. */
  readonly skip: number;
}

/** Tokens of old: `TOKEN___COUNT`, one part for each input, `None` where there is none (botocore, paginate). */
function oldStart(text: string, inputs: readonly string[]): Start | null {
  let parts = text.split('___');
  let skip = 0;
  if (parts.length === inputs.length + 1) {
    const count = pythonInteger(parts.at(-1) ?? '');
    parts = count === null ? [text] : parts.slice(0, -1);
    skip = count ?? 0;
  }
  if (parts.length > inputs.length) return null;
  const token = inputs.map((input, index) => [input, parts[index] === 'None' ? null : (parts[index] ?? null)] as const);
  return { token: Object.fromEntries(token), skip };
}

/** Where to begin; null for a token that cannot be read. */
function start(text: string | null, inputs: readonly string[]): Start | null {
  const none = Object.fromEntries(inputs.map((input) => [input, null]));
  if (text === null) return { token: none, skip: 0 };
  const decoded = decodedToken(text);
  if (!decoded) return oldStart(text, inputs);
  const { [truncation]: skip, ...token } = decoded;
  return { token, skip: typeof skip === 'number' ? skip : 0 };
}

function itemsOf(page: JsonObject, key: string): readonly Json[] {
  const value = page[key];
  return Array.isArray(value) ? value : [];
}

function nextToken(page: JsonObject, paginator: Paginator, inputs: readonly string[]): Token | null {
  if (paginator.moreResults !== undefined && page[paginator.moreResults] !== true) return null;
  const outputs = paginator.outputToken.split(',').map((output) => output.split('||')[0]?.trim() ?? output);
  const entries = inputs.map((input, index) => [input, page[outputs[index] ?? ''] || null] as const);
  return entries.some(([, value]) => value !== null) ? Object.fromEntries(entries) : null;
}

function requestInput(input: JsonObject, token: Token, paginator: Paginator, pageSize: number | null): JsonObject {
  const size = pageSize !== null && paginator.limitKey !== undefined ? { [paginator.limitKey]: pageSize } : {};
  const given = Object.entries(token).filter(([, value]) => value !== null && value !== 'None');
  return { ...input, ...size, ...Object.fromEntries(given) };
}

/** Leaves out of the first page what was shown before; lists beside the first one were shown whole. */
function withoutShown(page: JsonObject, paginator: Paginator, skip: number): JsonObject {
  const [primary = '', ...others] = paginator.resultKeys;
  const emptied = others.filter((key) => Array.isArray(page[key])).map((key) => [key, []] as const);
  return { ...page, ...Object.fromEntries(emptied), [primary]: itemsOf(page, primary).slice(skip) };
}

/** Gets page after page until nothing is left or enough items are there (botocore, paginate). */
export function pagesOf(
  paginator: Paginator,
  input: JsonObject,
  request: PageRequest,
  send: (input: JsonObject) => Outcome,
): Pages {
  const inputs = paginator.inputToken.split(',');
  const [primary = ''] = paginator.resultKeys;
  const from = start(request.startingToken, inputs);
  if (!from) return { problem: `Bad starting token: ${request.startingToken}` };
  const pages: JsonObject[] = [];
  let token = from.token;
  let total = 0;
  for (;;) {
    const outcome = send(requestInput(input, token, paginator, request.pageSize));
    if (!outcome.ok) return { outcome };
    const first = pages.length === 0 && request.startingToken !== null;
    const page = first ? withoutShown(outcome.output, paginator, from.skip) : outcome.output;
    const items = itemsOf(page, primary);
    const over = request.maxItems === null ? 0 : total + items.length - request.maxItems;
    if (over > 0) {
      const kept = items.length - over;
      pages.push({ ...page, [primary]: items.slice(0, kept) });
      return { pages, resume: encodeToken({ ...token, [truncation]: kept + (first ? from.skip : 0) }) };
    }
    pages.push(page);
    total += items.length;
    const next = nextToken(page, paginator, inputs);
    if (next === null) return { pages, resume: null };
    if (total === request.maxItems) return { pages, resume: encodeToken(next) };
    if (JSON.stringify(next) === JSON.stringify(token))
      return { problem: `Error during pagination: The same next token was received twice: ${JSON.stringify(next)}` };
    token = next;
  }
}

function nonAggregate(first: JsonObject | undefined, paginator: Paginator): JsonObject {
  const entries = paginator.nonAggregateKeys.map((key) => [key, first?.[key] ?? null] as const);
  return Object.fromEntries(entries);
}

/** All pages as one output: lists one after the other, then what is the same on every page, then the token. */
export function mergedPages(pages: readonly JsonObject[], resume: string | null, paginator: Paginator): JsonObject {
  const merged = new Map<string, Json>();
  for (const page of pages)
    for (const key of paginator.resultKeys) {
      const value = page[key];
      const before = merged.get(key);
      if (value === undefined || value === null) continue;
      merged.set(key, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value);
    }
  const token = resume === null ? {} : { NextToken: resume };
  return { ...Object.fromEntries(merged), ...nonAggregate(pages[0], paginator), ...token };
}

/** What the text format prints of each page. */
export function textPages(pages: readonly JsonObject[], paginator: Paginator): readonly JsonObject[] {
  return pages.map((page, index) => ({
    ...(index === 0 ? nonAggregate(page, paginator) : {}),
    ...Object.fromEntries(paginator.resultKeys.map((key) => [key, page[key] ?? null])),
  }));
}
