import type { ApiError } from '../call.ts';
import { passwordHash } from '../passwordHash.ts';
import type { Account, LoginProfile, PasswordPolicy } from '../sandbox.ts';
import { fail } from './failures.ts';

/** Kinds of characters, in AWS's words and order: IAM User Guide, id_credentials_passwords_account-policy. */
const classes = [
  { rule: 'requireUppercase', what: 'one uppercase letter', pattern: /[A-Z]/ },
  { rule: 'requireLowercase', what: 'one lowercase letter', pattern: /[a-z]/ },
  { rule: 'requireNumbers', what: 'one number', pattern: /[0-9]/ },
  { rule: 'requireSymbols', what: 'one symbol', pattern: /[!@#$%^&*()_+\-=[\]{}|']/ },
] as const satisfies readonly { rule: keyof PasswordPolicy; what: string; pattern: RegExp }[];

/** Rules of accounts without a password policy: eight characters of three kinds. */
const usual = { minimumLength: 8, kinds: 3 };

/** Why a password breaks the account's rules; null where it keeps them. */
export function passwordRefusal(
  account: Account,
  password: string,
  profile: LoginProfile | null,
): { readonly error: ApiError } | null {
  const policy = account.passwordPolicy;
  const length = policy?.minimumLength ?? usual.minimumLength;
  if ([...password].length < length) return fail('password.length', { Length: length });
  const asked = policy ? classes.filter(({ rule }) => policy[rule]) : classes;
  const needed = policy ? asked.length : usual.kinds;
  const unmet = asked.filter(({ pattern }) => !pattern.test(password));
  const missing = needed - (asked.length - unmet.length);
  if (missing > 0) {
    const requirements = unmet.map(({ what }) => `Password should have at least ${what}`).join(', ');
    return fail('password.classes', { Count: missing, Requirements: requirements });
  }
  if (account.alias !== null && password.toLowerCase() === account.alias.toLowerCase()) return fail('password.generic');
  return reuseRefusal(policy, password, profile);
}

function reuseRefusal(policy: PasswordPolicy | null, password: string, profile: LoginProfile | null) {
  const count = policy?.reusePrevention ?? 0;
  if (!profile || count === 0) return null;
  const last = [profile.passwordHash, ...(profile.earlierHashes ?? [])].slice(0, count);
  return last.includes(passwordHash(password)) ? fail('password.reused', { Count: count }) : null;
}

/** Most passwords that a policy can remember. */
const rememberable = 24;

/** A profile with a new password. */
export const withPassword = (profile: LoginProfile, password: string, time: number): LoginProfile => ({
  ...profile,
  passwordHash: passwordHash(password),
  earlierHashes: [profile.passwordHash, ...(profile.earlierHashes ?? [])].slice(0, rememberable),
  lastChanged: time,
});
