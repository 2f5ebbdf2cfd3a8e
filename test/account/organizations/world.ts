import type { SandboxStart } from '../../../src/account/startShape.ts';
import { ApiLab, allow, deny, management } from '../apiLab.ts';

export const workload = '222233334444';
export const security = '333344445555';
export const outsider = '999988887777';
export const organizationId = 'o-larkspur01';
export const rootId = 'r-ab12';
export const production = 'ou-ab12-11111111';
export const sandboxUnit = 'ou-ab12-22222222';
export const denyTrails = 'p-denytrail';
export const orgArn = (rest: string): string => `arn:aws:organizations::${management}:${rest}`;

export const start: SandboxStart = {
  home: management,
  accounts: [
    {
      id: management,
      alias: 'larkspur',
      users: [{ name: 'maya', attached: ['AdministratorAccess'] }, { name: 'nobody' }],
      buckets: [{ name: 'ledger' }],
    },
    {
      id: workload,
      users: [{ name: 'wanda', attached: ['AdministratorAccess'] }],
      roles: [
        {
          name: 'app',
          attached: ['AdministratorAccess'],
          trust: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
          },
        },
      ],
      buckets: [{ name: 'records' }],
    },
    { id: security, users: [{ name: 'sam', attached: ['AdministratorAccess'] }] },
    { id: outsider, users: [{ name: 'olga', attached: ['AdministratorAccess'] }] },
  ],
  organization: {
    id: organizationId,
    managementAccount: management,
    paths: {
      [management]: `${organizationId}/${rootId}/`,
      [workload]: `${organizationId}/${rootId}/${production}/`,
      [security]: `${organizationId}/${rootId}/`,
    },
    units: [
      { name: 'Production', id: production },
      { name: 'Sandbox', id: sandboxUnit },
    ],
    policies: [{ name: 'DenyTrails', id: denyTrails, description: 'keeps trails', document: deny('cloudtrail:*') }],
    accounts: {
      [management]: { name: 'Larkspur', email: 'aws@larkspur.example' },
      [workload]: { name: 'Workload', email: 'workload@larkspur.example' },
      [security]: { name: 'Security', email: 'security@larkspur.example' },
    },
    delegatedAdministrators: { 'access-analyzer.amazonaws.com': [security] },
    trustedServices: ['sso.amazonaws.com'],
  },
};

export const newLab = (): ApiLab => new ApiLab('organizations', start);

export const scp = (statement: object = {}): string => JSON.stringify({ ...allow('*'), ...statement });
