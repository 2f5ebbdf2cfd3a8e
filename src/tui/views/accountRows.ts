import type { Account, PasswordPolicy } from '../../account/sandbox.ts';
import { dateLabel } from '../moment.ts';
import { type DetailRow, entry, fact, list, says } from './detailRow.ts';
import { keyRows } from './holderRows.ts';
import type { SubjectOf } from './subject.ts';

function passwordRows(policy: PasswordPolicy | null): DetailRow[] {
  if (policy === null) return [says('passwords', 'none of its own: AWS default rules apply')];
  const { requireUppercase, requireLowercase, requireNumbers, requireSymbols } = policy;
  const needs = [
    requireUppercase ? 'upper case' : '',
    requireLowercase ? 'lower case' : '',
    requireNumbers ? 'numbers' : '',
    requireSymbols ? 'symbols' : '',
  ].filter(Boolean);
  return [
    fact('Length', `at least ${policy.minimumLength}`),
    fact('Must have', needs.join(', ') || 'nothing in particular'),
    fact('Expires', policy.maxAge === null ? 'never' : `after ${policy.maxAge} days`),
    fact('Reuse', policy.reusePrevention === null ? 'allowed' : `not of the last ${policy.reusePrevention}`),
  ];
}

export function accountRows(account: Account): DetailRow[] {
  return [
    fact('Account', account.id),
    fact('Alias', account.alias ?? 'none'),
    fact('Made', dateLabel(account.created)),
    fact('Users', String(account.users.size)),
    fact('Groups', String(account.groups.size)),
    fact('Roles', String(account.roles.size)),
    fact('Policies', `${account.policies.size} of its own`),
    ...list('Password rules', passwordRows(account.passwordPolicy), ''),
  ];
}

export function rootRows(account: Account): DetailRow[] {
  const { root } = account;
  return [
    fact('ARN', `arn:aws:iam::${account.id}:root`),
    fact('Signed in', root.passwordLastUsed === null ? 'never' : dateLabel(root.passwordLastUsed)),
    ...keyRows(account, null, root.accessKeys),
    ...list(
      'MFA devices',
      root.mfaDevices.map((serial) => entry(`mfa ${serial}`, serial, '', {})),
      'none: the root user has no second factor',
    ),
  ];
}

/** What each section is for, in one sentence. */
const purposes: Readonly<Record<string, string>> = {
  Users: 'A user is one person or program with long-term credentials of its own.',
  Groups: 'A group gives its policies to all its members.',
  Roles: 'A role has no credentials: whoever its trust policy names may put it on for a while.',
  Policies: 'A customer managed policy is written once and attached to many; it keeps up to five versions.',
  'AWS policies': 'In use here. AWS writes and changes these policies; you can only attach them.',
  'Instance profiles': 'An instance profile hands one role to EC2 instances.',
  'MFA devices': 'A device gives a second factor to one user.',
  Resources: 'What policies speak of: buckets, instances and other things of this account.',
};

export function sectionRows({ title }: SubjectOf<'section'>): DetailRow[] {
  return [says('purpose', purposes[title] ?? ''), says('how', 'n  creates something, Enter on an entry opens it')];
}

export function organizationRows(account: Account): DetailRow[] {
  return [fact('Account', account.id), says('how', 'Control policies of the organization limit this account.')];
}
