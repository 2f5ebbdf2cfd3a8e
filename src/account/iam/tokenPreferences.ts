import { changeAccount } from '../change.ts';
import { text } from './input.ts';
import { anything, done, type Rows } from './row.ts';

/** Which tokens the global endpoint of STS gives: IAM User Guide, id_credentials_temp_region-endpoints. */
export const tokenPreferences: Rows = {
  SetSecurityTokenServicePreferences: {
    asks: anything,
    run: (call) => {
      const tokenVersion = text(call.input, 'GlobalEndpointTokenVersion') === 'v2Token' ? 2 : 1;
      return done(changeAccount(call.sandbox, call.account.id, (account) => ({ ...account, tokenVersion })));
    },
  },
};
