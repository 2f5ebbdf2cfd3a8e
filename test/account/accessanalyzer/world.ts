import type { SandboxStart } from '../../../src/account/startShape.ts';
import { ApiLab, allow, management } from '../apiLab.ts';

export const partner = '999988887777';
export const sibling = '222233334444';

export const trust = (principal: object, condition: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { ...principal }, Action: 'sts:AssumeRole', ...condition }],
});

export const bucketPolicy = (bucket: string, principal: unknown, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: JSON.parse(JSON.stringify(principal)),
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${bucket}/*`,
      ...more,
    },
  ],
});

export const start: SandboxStart = {
  home: management,
  accounts: [
    {
      id: management,
      users: [
        { name: 'maya', attached: ['AdministratorAccess'], created: 'P300D' },
        { name: 'nobody' },
        {
          name: 'old-hand',
          created: 'P400D',
          inline: { own: allow(['s3:GetObject', 'sqs:SendMessage']) },
          accessKeys: [{ id: 'AKIAOLDOLDOLDOLDOLD1', created: 'P300D', lastUsed: { at: 'P200D' } }],
          loginProfile: { created: 'P300D', lastUsed: 'P150D' },
        },
      ],
      roles: [
        {
          name: 'partner',
          created: 'P200D',
          trust: trust({ AWS: `arn:aws:iam::${partner}:root` }),
          lastUsed: { at: 'P1D' },
        },
        { name: 'idle', created: 'P200D', trust: trust({ AWS: `arn:aws:iam::${management}:root` }) },
        {
          name: 'family',
          created: 'P10D',
          trust: trust({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-larkspur01' } } }),
        },
      ],
      buckets: [
        { name: 'open', policy: bucketPolicy('open', '*') },
        { name: 'closed', policy: bucketPolicy('closed', { AWS: `arn:aws:iam::${management}:root` }) },
        {
          name: 'office',
          policy: bucketPolicy('office', '*', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
        },
        {
          name: 'denied',
          policy: {
            Version: '2012-10-17',
            Statement: [
              ...bucketPolicy('denied', { AWS: partner }).Statement,
              { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::denied/*' },
            ],
          },
        },
      ],
    },
    { id: sibling },
  ],
  organization: { id: 'o-larkspur01', managementAccount: management },
};

export const newLab = (): ApiLab => new ApiLab('accessanalyzer', start);
export const arnOf = (name: string): string => `arn:aws:access-analyzer:us-east-1:${management}:analyzer/${name}`;
