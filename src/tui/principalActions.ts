import { actionRows } from './actionRows.ts';

export const accountActions = [
  ...actionRows('account', [
    { title: 'Set the account alias', operation: 'CreateAccountAlias' },
    {
      title: 'Remove the account alias',
      operation: 'DeleteAccountAlias',
      how: 'delete',
      when: ({ account }) => account.alias !== null,
      prefill: ({ account }) => ({ AccountAlias: account.alias ?? '' }),
    },
    { title: 'Set the password rules', operation: 'UpdateAccountPasswordPolicy' },
    {
      title: 'Remove the password rules',
      operation: 'DeleteAccountPasswordPolicy',
      how: 'delete',
      when: ({ account }) => account.passwordPolicy !== null,
    },
  ]),
  ...actionRows('root', [
    { title: 'Enable a second factor', service: 'dojo', operation: 'EnableRootMFADevice', how: 'send' },
    {
      title: 'Disable the second factor',
      service: 'dojo',
      operation: 'DisableRootMFADevice',
      how: 'delete',
      when: ({ account }) => account.root.mfaDevices.length > 0,
    },
  ]),
  ...actionRows('section', [
    { title: 'Create a user', operation: 'CreateUser', when: ({ title }) => title === 'Users' },
    { title: 'Create a group', operation: 'CreateGroup', when: ({ title }) => title === 'Groups' },
    { title: 'Create a role', operation: 'CreateRole', when: ({ title }) => title === 'Roles' },
    { title: 'Create a policy', operation: 'CreatePolicy', when: ({ title }) => title === 'Policies' },
    {
      title: 'Create an instance profile',
      operation: 'CreateInstanceProfile',
      when: ({ title }) => title === 'Instance profiles',
    },
    {
      title: 'Create an MFA device',
      operation: 'CreateVirtualMFADevice',
      when: ({ title }) => title === 'MFA devices',
    },
  ]),
];

export const userActions = actionRows('user', [
  { title: 'Add to a group', operation: 'AddUserToGroup', prefill: ({ user }) => ({ UserName: user.name }) },
  { title: 'Attach a policy', operation: 'AttachUserPolicy', prefill: ({ user }) => ({ UserName: user.name }) },
  { title: 'Write an inline policy', operation: 'PutUserPolicy', prefill: ({ user }) => ({ UserName: user.name }) },
  {
    title: 'Create an access key',
    operation: 'CreateAccessKey',
    how: 'send',
    prefill: ({ user }) => ({ UserName: user.name }),
  },
  {
    title: 'Set a console password',
    operation: 'CreateLoginProfile',
    when: ({ user }) => user.loginProfile === null,
    prefill: ({ user }) => ({ UserName: user.name }),
  },
  {
    title: 'Change the console password',
    operation: 'UpdateLoginProfile',
    when: ({ user }) => user.loginProfile !== null,
    prefill: ({ user }) => ({ UserName: user.name }),
  },
  { title: 'Enable an MFA device', operation: 'EnableMFADevice', prefill: ({ user }) => ({ UserName: user.name }) },
  {
    title: 'Set a permissions boundary',
    operation: 'PutUserPermissionsBoundary',
    prefill: ({ user }) => ({ UserName: user.name }),
  },
  { title: 'Add tags', operation: 'TagUser', prefill: ({ user }) => ({ UserName: user.name }) },
  { title: 'Remove tags', operation: 'UntagUser', prefill: ({ user }) => ({ UserName: user.name }) },
  { title: 'Rename or move', operation: 'UpdateUser', prefill: ({ user }) => ({ UserName: user.name }) },
  {
    title: 'Delete the user',
    operation: 'DeleteUser',
    how: 'delete',
    prefill: ({ user }) => ({ UserName: user.name }),
  },
]);

export const groupActions = [
  ...actionRows('group', [
    { title: 'Add a member', operation: 'AddUserToGroup', prefill: ({ group }) => ({ GroupName: group.name }) },
    { title: 'Attach a policy', operation: 'AttachGroupPolicy', prefill: ({ group }) => ({ GroupName: group.name }) },
    {
      title: 'Write an inline policy',
      operation: 'PutGroupPolicy',
      prefill: ({ group }) => ({ GroupName: group.name }),
    },
    { title: 'Rename or move', operation: 'UpdateGroup', prefill: ({ group }) => ({ GroupName: group.name }) },
    {
      title: 'Delete the group',
      operation: 'DeleteGroup',
      how: 'delete',
      prefill: ({ group }) => ({ GroupName: group.name }),
    },
  ]),
  ...actionRows('membership', [
    {
      title: 'Take out of the group',
      operation: 'RemoveUserFromGroup',
      how: 'delete',
      prefill: ({ user, group }) => ({ GroupName: group, UserName: user }),
    },
  ]),
];

export const roleActions = actionRows('role', [
  { title: 'Attach a policy', operation: 'AttachRolePolicy', prefill: ({ role }) => ({ RoleName: role.name }) },
  { title: 'Write an inline policy', operation: 'PutRolePolicy', prefill: ({ role }) => ({ RoleName: role.name }) },
  {
    title: 'Set a permissions boundary',
    operation: 'PutRolePermissionsBoundary',
    prefill: ({ role }) => ({ RoleName: role.name }),
  },
  {
    title: 'Change description or session length',
    operation: 'UpdateRole',
    prefill: ({ role }) => ({ RoleName: role.name }),
  },
  { title: 'Add tags', operation: 'TagRole', prefill: ({ role }) => ({ RoleName: role.name }) },
  { title: 'Remove tags', operation: 'UntagRole', prefill: ({ role }) => ({ RoleName: role.name }) },
  {
    title: 'Delete the role',
    operation: 'DeleteRole',
    how: 'delete',
    prefill: ({ role }) => ({ RoleName: role.name }),
  },
]);
