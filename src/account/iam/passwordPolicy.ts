import type { JsonObject } from '../call.ts';
import { changeAccount } from '../change.ts';
import type { Invocation, Result } from '../operation.ts';
import type { PasswordPolicy } from '../sandbox.ts';
import { fail } from './failures.ts';
import { flag, optionalFlag, optionalNumber } from './input.ts';
import { unlessSelfService } from './loginProfiles.ts';
import { anything, done, type Rows } from './row.ts';

const policyOutput = (policy: PasswordPolicy): JsonObject => ({
  MinimumPasswordLength: policy.minimumLength,
  RequireSymbols: policy.requireSymbols,
  RequireNumbers: policy.requireNumbers,
  RequireUppercaseCharacters: policy.requireUppercase,
  RequireLowercaseCharacters: policy.requireLowercase,
  AllowUsersToChangePassword: policy.allowUsersToChange,
  ExpirePasswords: policy.maxAge !== null,
  ...(policy.maxAge === null ? {} : { MaxPasswordAge: policy.maxAge }),
  ...(policy.reusePrevention === null ? {} : { PasswordReusePrevention: policy.reusePrevention }),
  ...(policy.hardExpiry === null ? {} : { HardExpiry: policy.hardExpiry }),
});

/** Settings that are left out fall back to the defaults of UpdateAccountPasswordPolicy: IAM API Reference. */
const policyOf = ({ input }: Invocation): PasswordPolicy => ({
  minimumLength: optionalNumber(input, 'MinimumPasswordLength') ?? 6,
  requireSymbols: flag(input, 'RequireSymbols'),
  requireNumbers: flag(input, 'RequireNumbers'),
  requireUppercase: flag(input, 'RequireUppercaseCharacters'),
  requireLowercase: flag(input, 'RequireLowercaseCharacters'),
  allowUsersToChange: flag(input, 'AllowUsersToChangePassword'),
  maxAge: optionalNumber(input, 'MaxPasswordAge') ?? null,
  reusePrevention: optionalNumber(input, 'PasswordReusePrevention') ?? null,
  hardExpiry: optionalFlag(input, 'HardExpiry') ?? null,
});

const put = (call: Invocation, passwordPolicy: PasswordPolicy | null): Result =>
  done(changeAccount(call.sandbox, call.account.id, (account) => ({ ...account, passwordPolicy })));

/** The password policy of the account. */
export const passwordPolicy: Rows = {
  GetAccountPasswordPolicy: {
    asks: (call) => unlessSelfService(call, 'iam:GetAccountPasswordPolicy', { resource: '*' }),
    run: (call) => {
      const policy = call.account.passwordPolicy;
      if (!policy) return fail('missing.password-policy', { Account: call.account.id });
      return done(call.sandbox, { PasswordPolicy: policyOutput(policy) });
    },
  },
  UpdateAccountPasswordPolicy: { asks: anything, run: (call) => put(call, policyOf(call)) },
  DeleteAccountPasswordPolicy: {
    asks: anything,
    run: (call) => (call.account.passwordPolicy ? put(call, null) : fail('missing.password-policy-delete')),
  },
};
