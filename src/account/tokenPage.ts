import { createHash } from 'node:crypto';
import type { ApiError, Json, JsonObject } from './call.ts';
import { optionalNumber, optionalText } from './iam/input.ts';
import type { Invocation } from './operation.ts';

/** How an API names the members of its pages. */
export interface TokenMembers {
  readonly token: string;
  readonly size: string;
  /** Page size where the call names none. */
  readonly usual: number;
}

/** `NextToken` and `MaxResults`, as the JSON protocols have them. */
export const upperTokens: TokenMembers = { token: 'NextToken', size: 'MaxResults', usual: 20 };
/** `nextToken` and `maxResults`, as IAM Access Analyzer has them. */
export const lowerTokens: TokenMembers = { token: 'nextToken', size: 'maxResults', usual: 100 };

/**
 * The page of a list that a token asks for; null for a token that belongs to another list. Tokens are opaque and hang
 * on account, operation and filters.
 */
export function tokenPage<Item>(
  call: Invocation,
  operation: string,
  items: readonly Item[],
  { token, size, usual }: TokenMembers,
): { readonly items: readonly Item[]; readonly more: JsonObject } | null {
  const filters = Object.entries(call.input).filter(([member]) => member !== token && member !== size);
  const sorted: Json = filters.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, value]) => [key, value]);
  const text = JSON.stringify([call.account.id, operation, sorted]);
  const selection = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const given = optionalText(call.input, token);
  const start = given === undefined ? 0 : startOf(given, selection);
  if (start === null) return null;
  const end = start + (optionalNumber(call.input, size) ?? usual);
  const next = Buffer.from(`${end}/${selection}`).toString('base64url');
  return { items: items.slice(start, end), more: end < items.length ? { [token]: next } : {} };
}

function startOf(token: string, selection: string): number | null {
  const [start, given] = Buffer.from(token, 'base64url').toString().split('/', 2);
  return given === selection && start !== undefined && /^[1-9]\d{0,8}$/.test(start) ? Number(start) : null;
}

/** A list in an answer under its member, with the token of the next page; `bad` answers a token of another list. */
export function listOutput<Item>(
  call: Invocation,
  {
    operation,
    member,
    members,
  }: { readonly operation: string; readonly member: string; readonly members: TokenMembers },
  items: readonly Item[],
  show: (item: Item) => Json,
  bad: { readonly error: ApiError },
): { readonly output: JsonObject } | { readonly error: ApiError } {
  const page = tokenPage(call, operation, items, members);
  return page ? { output: { [member]: page.items.map(show), ...page.more } } : bad;
}
