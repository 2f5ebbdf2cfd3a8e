import type { Account } from '../sandbox.ts';
import { buildSandbox } from '../start.ts';

/**
 * A new member account with the role that trusts the management account (AWS Organizations User Guide,
 * orgs_manage_accounts_access-cross-account-role).
 */
export function memberAccount(
  id: string,
  managementAccount: string,
  { role, created, seed }: { readonly role: string; readonly created: number; readonly seed: number },
): Account {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${managementAccount}:root` }, Action: 'sts:AssumeRole' },
    ],
  };
  const moment = new Date(created).toISOString();
  const roles = [{ name: role, trust, attached: ['AdministratorAccess'], created: moment }];
  const start = { accounts: [{ id, created: moment, roles }] };
  const account = buildSandbox(start, { clock: created, seed }).accounts.get(id);
  if (!account) throw new Error(`account ${id} was not built`);
  return account;
}
