import { broadGrantChecks } from '../broadGrant.ts';

/** IAM User Guide, id_roles_use_passrole. */
export const passRoleChecks = broadGrantChecks({
  action: 'iam:PassRole',
  codes: 'PASS_ROLE',
  severity: 'security-warning',
  guard: 'iam:PassedToService',
  strangers: ['role/x7', 'role/service-role/x7'],
  risk: 'whoever may pass a role to a service gets what the role may do',
});
