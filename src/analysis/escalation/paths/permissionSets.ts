import type { EscalationPath } from '../escalationPath.ts';

/** Rewriting what IAM Identity Center gives. */
export const permissionSets: readonly EscalationPath[] = [
  {
    id: 'sso-001',
    name: 'SSO: CreatePermissionSet + AttachManagedPolicy + CreateAccountAssignment',
    category: 'principal-access',
    needs: [
      { action: 'sso:CreatePermissionSet', on: 'permission set' },
      { action: 'sso:AttachManagedPolicyToPermissionSet', on: 'permission set' },
      { action: 'sso:CreateAccountAssignment', on: 'permission set' },
    ],
    target: 'permission set',
    gains: 'everything',
    says: 'Make a permission set with AdministratorAccess and assign it to yourself in an account of the organization.',
    sources: ['https://pathfinding.cloud/paths/sso-001'],
  },
  {
    id: 'sso-002',
    name: 'SSO: AttachManagedPolicyToPermissionSet',
    category: 'self-escalation',
    needs: [{ action: 'sso:AttachManagedPolicyToPermissionSet', on: 'permission set' }],
    target: 'own permission set',
    gains: 'itself with everything',
    says: 'Attach AdministratorAccess to a permission set that is assigned to you.',
    sources: ['https://pathfinding.cloud/paths/sso-002'],
  },
  {
    id: 'sso-003',
    name: 'SSO: PutInlinePolicyToPermissionSet',
    category: 'self-escalation',
    needs: [{ action: 'sso:PutInlinePolicyToPermissionSet', on: 'permission set' }],
    target: 'own permission set',
    gains: 'itself with everything',
    says: 'Write an inline policy that allows everything into a permission set that is assigned to you.',
    sources: ['https://pathfinding.cloud/paths/sso-003'],
  },
];
