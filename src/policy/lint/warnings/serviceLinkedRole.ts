import { broadGrantChecks } from '../broadGrant.ts';

/** IAM User Guide, using-service-linked-roles; IAM API Reference, API_CreateServiceLinkedRole. */
export const serviceLinkedRoleChecks = broadGrantChecks({
  action: 'iam:CreateServiceLinkedRole',
  codes: 'CREATE_SLR',
  severity: 'warning',
  guard: 'iam:AWSServiceName',
  strangers: ['role/aws-service-role/x7.amazonaws.com/AWSServiceRoleForX7'],
  risk: 'any service could get its service-linked role',
});
