import type { SandboxStart } from '../../../src/account/startShape.ts';
import { ApiLab, allow, management } from '../apiLab.ts';

export const production = '222233334444';
export const development = '333344445555';
export const InstanceArn = 'arn:aws:sso:::instance/ssoins-1111222233334444';
export const IdentityStoreId = 'd-1234567890';
export const readers = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-aaaaaaaaaaaaaaaa';
export const spare = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-bbbbbbbbbbbbbbbb';
export const developers = '11111111-1111-4111-8111-111111111111';
export const zoe = '22222222-2222-4222-8222-222222222222';

export const start: SandboxStart = {
  home: management,
  accounts: [
    { id: management, users: [{ name: 'maya', attached: ['AdministratorAccess'] }, { name: 'nobody' }] },
    {
      id: production,
      users: [{ name: 'wanda', attached: ['AdministratorAccess'] }],
      buckets: [{ name: 'reports', objects: ['q1'] }],
      policies: [{ name: 'Team', document: allow('sqs:*') }],
    },
    { id: development, buckets: [{ name: 'drafts' }] },
  ],
  organization: { id: 'o-larkspur01', managementAccount: management },
  identityCenter: {
    instanceId: 'ssoins-1111222233334444',
    identityStoreId: IdentityStoreId,
    groups: [{ name: 'Developers', id: developers }],
    users: [
      {
        userName: 'zoe@larkspur.example',
        id: zoe,
        displayName: 'Zoe Young',
        groups: ['Developers'],
        attributes: { department: 'red' },
      },
      { userName: 'adam@larkspur.example', displayName: 'Adam Reed' },
    ],
    permissionSets: [
      { name: 'Readers', id: 'ps-aaaaaaaaaaaaaaaa', managed: ['ReadOnlyAccess'] },
      { name: 'Spare', id: 'ps-bbbbbbbbbbbbbbbb' },
    ],
    assignments: [{ account: production, permissionSet: 'Readers', group: 'Developers' }],
  },
};

export const newLab = (): ApiLab => new ApiLab('sso-admin', start);

export const signIn = (account: string, user = 'zoe@larkspur.example', permissionSet = 'Readers') =>
  ({ type: 'identityCenter', account, user, permissionSet }) as const;
