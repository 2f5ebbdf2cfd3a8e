import type { Account } from '../sandbox.ts';

/** How often a managed policy is in use in an account. */
export interface PolicyUsage {
  readonly attached: number;
  readonly boundaries: number;
}

const unused: PolicyUsage = { attached: 0, boundaries: 0 };

/** Use of every managed policy in use, by ARN. */
export function policyUsages(account: Account): (arn: string) => PolicyUsage {
  const usages = new Map<string, PolicyUsage>();
  const add = (arn: string, attached: number, boundaries: number) => {
    const before = usages.get(arn) ?? unused;
    usages.set(arn, { attached: before.attached + attached, boundaries: before.boundaries + boundaries });
  };
  for (const kind of [account.users, account.groups, account.roles]) {
    for (const holder of kind.values()) for (const arn of holder.attached) add(arn, 1, 0);
  }
  for (const kind of [account.users, account.roles]) {
    for (const holder of kind.values()) if (holder.boundary !== null) add(holder.boundary, 0, 1);
  }
  return (arn) => usages.get(arn) ?? unused;
}
