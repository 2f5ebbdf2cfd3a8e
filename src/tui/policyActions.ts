import { actionRows } from './actionRows.ts';
import { type Holder, holderInput } from './views/subject.ts';

type HolderType = Holder['type'];

const detach: Readonly<Record<HolderType, string>> = {
  user: 'DetachUserPolicy',
  group: 'DetachGroupPolicy',
  role: 'DetachRolePolicy',
};
const deleteInline: Readonly<Record<HolderType, string>> = {
  user: 'DeleteUserPolicy',
  group: 'DeleteGroupPolicy',
  role: 'DeleteRolePolicy',
};
const deleteBoundary = { user: 'DeleteUserPermissionsBoundary', role: 'DeleteRolePermissionsBoundary' } as const;
const holderTypes: readonly HolderType[] = ['user', 'group', 'role'];

export const policyActions = [
  ...actionRows('policy', [
    {
      title: 'Attach to a group',
      operation: 'AttachGroupPolicy',
      prefill: ({ policy }) => ({ PolicyArn: policy.arn }),
    },
    { title: 'Attach to a role', operation: 'AttachRolePolicy', prefill: ({ policy }) => ({ PolicyArn: policy.arn }) },
    { title: 'Attach to a user', operation: 'AttachUserPolicy', prefill: ({ policy }) => ({ PolicyArn: policy.arn }) },
    { title: 'Add tags', operation: 'TagPolicy', prefill: ({ policy }) => ({ PolicyArn: policy.arn }) },
    { title: 'Remove tags', operation: 'UntagPolicy', prefill: ({ policy }) => ({ PolicyArn: policy.arn }) },
    {
      title: 'Delete the policy',
      operation: 'DeletePolicy',
      how: 'delete',
      prefill: ({ policy }) => ({ PolicyArn: policy.arn }),
    },
  ]),
  ...actionRows('awsPolicy', [
    { title: 'Attach to a group', operation: 'AttachGroupPolicy', prefill: ({ arn }) => ({ PolicyArn: arn }) },
    { title: 'Attach to a role', operation: 'AttachRolePolicy', prefill: ({ arn }) => ({ PolicyArn: arn }) },
    { title: 'Attach to a user', operation: 'AttachUserPolicy', prefill: ({ arn }) => ({ PolicyArn: arn }) },
  ]),
  ...actionRows('version', [
    {
      title: 'Put this version in force',
      operation: 'SetDefaultPolicyVersion',
      how: 'send',
      when: ({ policy, version }) => policy.defaultVersion !== version,
      prefill: ({ policy, version }) => ({ PolicyArn: policy.arn, VersionId: version }),
    },
    {
      title: 'Delete this version',
      operation: 'DeletePolicyVersion',
      how: 'delete',
      prefill: ({ policy, version }) => ({ PolicyArn: policy.arn, VersionId: version }),
    },
  ]),
  ...holderTypes.flatMap((type) =>
    actionRows('attachment', [
      {
        title: `Detach from the ${type}`,
        operation: detach[type],
        how: 'delete',
        when: ({ holder }) => holder.type === type,
        prefill: ({ holder, arn }) => ({ ...holderInput(holder), PolicyArn: arn }),
      },
    ]),
  ),
  ...holderTypes.flatMap((type) =>
    actionRows('inline', [
      {
        title: 'Delete the inline policy',
        operation: deleteInline[type],
        how: 'delete',
        when: ({ holder }) => holder.type === type,
        prefill: ({ holder, name }) => ({ ...holderInput(holder), PolicyName: name }),
      },
    ]),
  ),
];

export const boundaryActions = (['user', 'role'] as const).flatMap((type) =>
  actionRows('boundary', [
    {
      title: 'Remove the permissions boundary',
      operation: deleteBoundary[type],
      how: 'delete',
      when: ({ holder }) => holder.type === type,
      prefill: ({ holder }) => holderInput(holder),
    },
  ]),
);

export const credentialActions = [
  ...actionRows('accessKey', [
    {
      title: 'Deactivate',
      operation: 'UpdateAccessKey',
      how: 'send',
      when: ({ key }) => key.status === 'Active',
      prefill: ({ user, key }) => ({ ...(user && { UserName: user.name }), AccessKeyId: key.id, Status: 'Inactive' }),
    },
    {
      title: 'Activate',
      operation: 'UpdateAccessKey',
      how: 'send',
      when: ({ key }) => key.status === 'Inactive',
      prefill: ({ user, key }) => ({ ...(user && { UserName: user.name }), AccessKeyId: key.id, Status: 'Active' }),
    },
    {
      title: 'Delete the access key',
      operation: 'DeleteAccessKey',
      how: 'delete',
      prefill: ({ user, key }) => ({ ...(user && { UserName: user.name }), AccessKeyId: key.id }),
    },
  ]),
  ...actionRows('loginProfile', [
    { title: 'Change the password', operation: 'UpdateLoginProfile', prefill: ({ user }) => ({ UserName: user.name }) },
    {
      title: 'Remove the password',
      operation: 'DeleteLoginProfile',
      how: 'delete',
      prefill: ({ user }) => ({ UserName: user.name }),
    },
  ]),
  ...actionRows('mfaDevice', [
    {
      title: 'Enable for a user',
      operation: 'EnableMFADevice',
      when: ({ device }) => device.user === null,
      prefill: ({ device }) => ({ SerialNumber: device.serial }),
    },
    {
      title: 'Take from its user',
      operation: 'DeactivateMFADevice',
      how: 'delete',
      when: ({ device }) => device.user !== null && device.user !== '<root>',
      prefill: ({ device }) => ({ UserName: device.user ?? '', SerialNumber: device.serial }),
    },
    {
      title: 'Delete the device',
      operation: 'DeleteVirtualMFADevice',
      how: 'delete',
      prefill: ({ device }) => ({ SerialNumber: device.serial }),
    },
  ]),
];
