import type { Invocation } from '../operation.ts';
import type { IdentityCenter } from './identityCenter.ts';

/** The owner administers an instance, and the account that the organization delegates it to. */
export function administers({ sandbox, account }: Invocation, { owner }: IdentityCenter): boolean {
  if (account.id === owner) return true;
  const delegations = sandbox.organization?.delegations ?? [];
  return delegations.some((one) => one.account === account.id && one.service === 'sso.amazonaws.com');
}
