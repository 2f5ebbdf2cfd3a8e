import type { Target } from './iam/row.ts';

/** The permission to hand a role to a service: IAM User Guide, id_roles_use_passrole. */
export const passRole = (roleArn: string | undefined, service: string, associated?: string): readonly Target[] =>
  roleArn === undefined || roleArn === ''
    ? []
    : [
        {
          action: 'iam:PassRole',
          resource: roleArn,
          context: {
            'iam:PassedToService': service,
            ...(associated === undefined ? {} : { 'iam:AssociatedResourceArn': associated }),
          },
        },
      ];
