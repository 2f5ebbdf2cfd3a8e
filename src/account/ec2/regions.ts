import { texts } from '../iam/input.ts';
import type { Operation } from '../operation.ts';
import { ec2Operation } from './ec2Operation.ts';
import { fail } from './failures.ts';

/** Regions that every account has without opting in: AWS Account Management Reference Guide, manage-acct-regions. */
const enabled = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

export const describeRegions: Operation = ec2Operation({
  permissions: () => [{ action: 'ec2:DescribeRegions', resource: '*' }],
  run: ({ input, sandbox }) => {
    const asked = texts(input, 'RegionNames');
    const unknown = asked.find((name) => !enabled.includes(name));
    if (unknown !== undefined) return fail('ec2.region', { Name: unknown });
    const shown = enabled.filter((name) => asked.length === 0 || asked.includes(name));
    const regions = shown.map((name) => ({
      RegionName: name,
      Endpoint: `ec2.${name}.amazonaws.com`,
      OptInStatus: 'opt-in-not-required',
    }));
    return { sandbox, output: { Regions: regions } };
  },
});
