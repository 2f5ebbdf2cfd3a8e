import { accountOfArn } from '../../policy/arn.ts';
import type { AccountView } from '../accountView.ts';
import { regionsOf } from '../regions.ts';

/** An account of which nothing is known but its number: every resource of every type may be in it. */
export function documentView(account: string, partition = 'aws'): AccountView {
  return {
    home: account,
    partition,
    ownsAll: true,
    region: regionsOf(partition)[0] ?? 'us-east-1',
    resources: [],
    settle: (arn, type) => ({
      arn,
      type,
      account: accountOfArn(arn) ?? account,
      exists: false,
      policy: null,
      policyService: null,
      rcp: null,
    }),
  };
}
