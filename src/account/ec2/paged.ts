import type { Invocation, Result } from '../operation.ts';
import { tokenPage, upperTokens } from '../tokenPage.ts';
import { fail } from './failures.ts';

/** The page of an answer's one list that a call asks for; without `MaxResults` the whole list. */
export function paged(invocation: Invocation, action: string, result: Extract<Result, { output: unknown }>): Result {
  const [entry] = Object.entries(result.output);
  if (!entry || !Array.isArray(entry[1])) return result;
  const [member, items] = entry;
  const page = tokenPage(invocation, action, items, { ...upperTokens, usual: Math.max(items.length, 1) });
  return page ? { sandbox: result.sandbox, output: { [member]: page.items, ...page.more } } : fail('ec2.token');
}
