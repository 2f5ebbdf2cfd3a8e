import { changeAccount } from '../change.ts';
import type { Invocation, Result } from '../operation.ts';
import { fail } from './failures.ts';
import { text } from './input.ts';
import { pageOf } from './page.ts';
import { anything, done, type Rows } from './row.ts';

const put = (call: Invocation, alias: string | null): Result =>
  done(changeAccount(call.sandbox, call.account.id, (account) => ({ ...account, alias })));

const taken = (call: Invocation, alias: string): boolean =>
  [...call.sandbox.accounts.values()].some((account) => account.alias === alias && account.id !== call.account.id);

/** The alias of the account: at most one, and a new one takes the place of the old. Unique over all accounts. */
export const aliases: Rows = {
  CreateAccountAlias: {
    asks: anything,
    run: (call) => {
      const alias = text(call.input, 'AccountAlias');
      return taken(call, alias) ? fail('exists.alias', { AccountAlias: alias }) : put(call, alias);
    },
  },
  ListAccountAliases: {
    asks: anything,
    run: (call) => {
      const page = pageOf(call, 'ListAccountAliases', call.account.alias === null ? [] : [call.account.alias]);
      if ('error' in page) return page;
      return done(call.sandbox, { AccountAliases: page.items, ...page.more });
    },
  },
  DeleteAccountAlias: {
    asks: anything,
    run: (call) => {
      const alias = text(call.input, 'AccountAlias');
      return call.account.alias === alias ? put(call, null) : fail('missing.alias', { AccountAlias: alias });
    },
  },
};
