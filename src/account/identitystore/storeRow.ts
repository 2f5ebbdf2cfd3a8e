import type { Json, JsonObject } from '../call.ts';
import { text } from '../iam/input.ts';
import type { Row, Target } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import { administers } from '../sso-admin/administers.ts';
import type { IdentityCenter } from '../sso-admin/identityCenter.ts';
import { tokenPage, upperTokens } from '../tokenPage.ts';
import { fail } from './failures.ts';
import type { IdentityStore } from './identityStore.ts';

/** A call on the directory that it names. */
export interface StoreCall extends Invocation {
  readonly center: IdentityCenter;
  readonly store: IdentityStore;
}

/** ARNs of the directory's users, groups and memberships carry no account (Service Authorization Reference). */
export const storeArn = (type: 'user' | 'group' | 'membership', id = '*'): string =>
  `arn:aws:identitystore:::${type}/${id}`;

/** An operation on a directory; beside it the call asks for permission on `also`. */
export function inStore(also: (call: Invocation) => readonly string[], run: (call: StoreCall) => Result): Row {
  return {
    asks: (call): readonly Target[] => {
      const center = call.sandbox.identityCenter;
      const owner = center?.owner ?? call.account.id;
      const directory = `arn:aws:identitystore::${owner}:identitystore/${text(call.input, 'IdentityStoreId')}`;
      return [directory, ...also(call)].map((resource) => ({ resource }));
    },
    run: (call) => {
      const center = call.sandbox.identityCenter;
      const id = text(call.input, 'IdentityStoreId');
      if (!center || center.identityStoreId !== id) return fail('missing.store', { Id: id });
      return administers(call, center) ? run({ ...call, center, store: center.store }) : fail('access.foreign');
    },
  };
}

/** Success with a changed directory; every answer on one thing names its directory. */
export function changed(
  call: StoreCall,
  change: Partial<IdentityStore>,
  output: JsonObject = {},
  sandbox = call.sandbox,
): Result {
  const identityCenter = { ...call.center, store: { ...call.store, ...change } };
  return { sandbox: { ...sandbox, identityCenter }, output };
}

export function listed<Item>(
  call: Invocation,
  operation: string,
  member: string,
  items: readonly Item[],
  show: (item: Item) => Json,
): Result {
  const page = tokenPage(call, operation, items, { ...upperTokens, usual: 100 });
  if (!page) return fail('input.token');
  return { sandbox: call.sandbox, output: { [member]: page.items.map(show), ...page.more } };
}
