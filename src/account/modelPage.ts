import { serviceModel } from '../catalogue/models.ts';
import type { Json } from './call.ts';
import { entryOf } from './entryOf.ts';
import { done } from './iam/row.ts';
import type { Invocation, Result } from './operation.ts';
import { tokenPage } from './tokenPage.ts';

/** Items of a page where the call names no number. */
const usualSize = 100;

/** A page of a list under the members that the paginator of `service.Operation` names; the whole list where it has none. */
export function modelPage(call: Invocation, name: `${string}.${string}`, items: readonly Json[], member = ''): Result {
  const [service = '', operation = ''] = name.split('.');
  const model = serviceModel(service);
  const found = model && entryOf(model.operations, operation);
  const pages = found?.paginator;
  if (!pages) return done(call.sandbox, { [member]: items });
  const { inputToken, outputToken, limitKey = '', moreResults, resultKeys } = pages;
  const page = tokenPage(call, name, items, { token: inputToken, size: limitKey, usual: usualSize });
  if (!page) return { error: { code: tokenError(found.errors), status: 400, message: 'The token is not valid.' } };
  const token = page.more[inputToken];
  return done(call.sandbox, {
    [resultKeys[0] ?? member]: page.items,
    ...(token === undefined ? {} : { [outputToken]: token }),
    ...(moreResults === undefined ? {} : { [moreResults]: token !== undefined }),
  });
}

/** The code of a token that belongs to another list; the text of the answer is ours. */
const tokenError = (errors: readonly string[]): string =>
  errors.find((error) => /(NextToken|Marker|PaginationToken)Exception$/.test(error)) ?? 'ValidationException';
