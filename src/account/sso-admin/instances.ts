import type { JsonObject } from '../call.ts';
import { anything, type Row, type Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { inCenter, listed } from './centerRow.ts';
import type { IdentityCenter } from './identityCenter.ts';

const instanceOutput = (center: IdentityCenter): JsonObject => ({
  InstanceArn: center.arn,
  IdentityStoreId: center.identityStoreId,
  OwnerAccountId: center.owner,
  ...(center.name === '' ? {} : { Name: center.name }),
  CreatedDate: isoTime(center.created),
  Status: 'ACTIVE',
});

/** The instance of an organization is seen from every account of it. */
const listing: Row = {
  asks: anything,
  run: (call) => {
    const { identityCenter: center, organization } = call.sandbox;
    const sees = center && (center.owner === call.account.id || organization?.paths.has(call.account.id));
    return listed(call, 'ListInstances', 'Instances', sees ? [center] : [], (one) => ({
      ...instanceOutput(one),
      PrimaryRegion: one.region,
    }));
  },
};

/** Instances of IAM Identity Center. */
export const instances: Rows = {
  ListInstances: listing,
  DescribeInstance: inCenter((call) => ({ sandbox: call.sandbox, output: instanceOutput(call.center) })),
};
