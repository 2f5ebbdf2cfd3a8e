import type { Operation } from '../operation.ts';

/** Needs no permission and cannot be denied: STS API Reference, GetCallerIdentity. */
export const getCallerIdentity: Operation = {
  permissions: () => [],
  run: ({ sandbox, identity, account }) => ({
    sandbox,
    output: { UserId: identity.userId, Account: account.id, Arn: identity.arn },
  }),
};
