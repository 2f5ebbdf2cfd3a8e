import type { Account } from '../sandbox.ts';

/** How often a managed policy is in use in an account. */
export interface PolicyUsage {
  readonly attached: number;
  readonly boundaries: number;
}

/** Use of every managed policy in use, by ARN. */
export function policyUsages(account: Account): (arn: string) => PolicyUsage {
  const attached = new Map<string, number>();
  const boundaries = new Map<string, number>();
  const count = (counts: Map<string, number>, arn: string) => counts.set(arn, (counts.get(arn) ?? 0) + 1);
  for (const kind of [account.users, account.groups, account.roles]) {
    for (const holder of kind.values()) for (const arn of holder.attached) count(attached, arn);
  }
  for (const kind of [account.users, account.roles]) {
    for (const holder of kind.values()) if (holder.boundary !== null) count(boundaries, holder.boundary);
  }
  return (arn) => ({ attached: attached.get(arn) ?? 0, boundaries: boundaries.get(arn) ?? 0 });
}
