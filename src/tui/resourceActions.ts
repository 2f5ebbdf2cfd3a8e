import { actionRows } from './actionRows.ts';

export const resourceActions = [
  ...actionRows('instanceProfile', [
    {
      title: 'Put a role in it',
      operation: 'AddRoleToInstanceProfile',
      when: ({ profile }) => profile.role === null,
      prefill: ({ profile }) => ({ InstanceProfileName: profile.name }),
    },
    {
      title: 'Take the role out',
      operation: 'RemoveRoleFromInstanceProfile',
      how: 'delete',
      when: ({ profile }) => profile.role !== null,
      prefill: ({ profile }) => ({ InstanceProfileName: profile.name, RoleName: profile.role ?? '' }),
    },
    {
      title: 'Put it on an instance',
      service: 'ec2',
      operation: 'AssociateIamInstanceProfile',
      prefill: ({ profile }) => ({ IamInstanceProfile: { Name: profile.name } }),
    },
    {
      title: 'Delete the instance profile',
      operation: 'DeleteInstanceProfile',
      how: 'delete',
      prefill: ({ profile }) => ({ InstanceProfileName: profile.name }),
    },
  ]),
  ...actionRows('instance', [
    {
      title: 'Give it an instance profile',
      service: 'ec2',
      operation: 'AssociateIamInstanceProfile',
      when: ({ instance }) => instance.association === null,
      prefill: ({ instance }) => ({ InstanceId: instance.id }),
    },
    {
      title: 'Take its instance profile',
      service: 'ec2',
      operation: 'DisassociateIamInstanceProfile',
      how: 'delete',
      when: ({ instance }) => instance.association !== null,
      prefill: ({ instance }) => ({ AssociationId: instance.association?.id ?? '' }),
    },
    {
      title: 'Start',
      service: 'ec2',
      operation: 'StartInstances',
      how: 'send',
      when: ({ instance }) => instance.state === 'stopped',
      prefill: ({ instance }) => ({ InstanceIds: [instance.id] }),
    },
    {
      title: 'Stop',
      service: 'ec2',
      operation: 'StopInstances',
      how: 'send',
      when: ({ instance }) => instance.state === 'running',
      prefill: ({ instance }) => ({ InstanceIds: [instance.id] }),
    },
    {
      title: 'Add tags',
      service: 'ec2',
      operation: 'CreateTags',
      prefill: ({ instance }) => ({ Resources: [instance.id] }),
    },
    {
      title: 'Remove tags',
      service: 'ec2',
      operation: 'DeleteTags',
      prefill: ({ instance }) => ({ Resources: [instance.id] }),
    },
    {
      title: 'Terminate the instance',
      service: 'ec2',
      operation: 'TerminateInstances',
      how: 'delete',
      prefill: ({ instance }) => ({ InstanceIds: [instance.id] }),
    },
  ]),
  ...actionRows('bucket', [
    {
      title: 'Delete the bucket policy',
      service: 's3',
      operation: 'DeleteBucketPolicy',
      how: 'delete',
      when: ({ bucket }) => bucket.policy !== null,
      prefill: ({ bucket }) => ({ Bucket: bucket.name }),
    },
    {
      title: 'Set the tags',
      service: 's3',
      operation: 'PutBucketTagging',
      prefill: ({ bucket }) => ({ Bucket: bucket.name }),
    },
    {
      title: 'Delete the bucket',
      service: 's3',
      operation: 'DeleteBucket',
      how: 'delete',
      prefill: ({ bucket }) => ({ Bucket: bucket.name }),
    },
  ]),
];
