import type { EscalationPath } from '../escalationPath.ts';

const iamFullAccess = 'arn:aws:iam::aws:policy/IAMFullAccess';
const guardrail = { category: 'guardrail-removal', sources: [] } as const;
const first = { category: 'self-escalation', attaches: iamFullAccess, gains: 'itself with IAM', sources: [] } as const;

/** Ways that no list of paths has: to become somebody, or to change oneself and go on from there. */
export const furtherChanges: readonly EscalationPath[] = [
  {
    id: 'update-saml-provider',
    name: 'UpdateSAMLProvider',
    category: 'principal-access',
    needs: [
      { action: 'iam:UpdateSAMLProvider', on: 'provider' },
      { action: 'sts:AssumeRoleWithSAML', on: 'federated role' },
    ],
    target: 'role of a provider',
    gains: 'target',
    says: 'Put an identity provider of your own in place of the one that a privileged role trusts and have it vouch for you.',
    sources: [],
  },
  {
    id: 'remove-from-group',
    name: 'RemoveUserFromGroup',
    needs: [{ action: 'iam:RemoveUserFromGroup', on: 'group' }],
    target: 'denial of own group',
    gains: 'itself out of the group',
    says: 'Leave a group whose policies deny.',
    ...guardrail,
  },
  {
    id: 'detach-group-policy',
    name: 'DetachGroupPolicy',
    needs: [{ action: 'iam:DetachGroupPolicy', on: 'group' }],
    target: 'managed denial of own group',
    gains: 'itself without the policy',
    says: 'Detach the managed policy that denies from a group that you are in.',
    ...guardrail,
  },
  {
    id: 'delete-group-policy',
    name: 'DeleteGroupPolicy',
    needs: [{ action: 'iam:DeleteGroupPolicy', on: 'group' }],
    target: 'inline denial of own group',
    gains: 'itself without the policy',
    says: 'Delete the inline policy of a group that you are in that denies.',
    ...guardrail,
  },
  {
    id: 'attach-iam-to-user',
    name: 'AttachUserPolicy (IAMFullAccess)',
    needs: [{ action: 'iam:AttachUserPolicy', on: 'user' }],
    target: 'own user',
    says: 'Attach IAMFullAccess to your own user.',
    ...first,
  },
  {
    id: 'attach-iam-to-role',
    name: 'AttachRolePolicy (IAMFullAccess)',
    needs: [{ action: 'iam:AttachRolePolicy', on: 'role' }],
    target: 'own role',
    says: 'Attach IAMFullAccess to the role you run as.',
    ...first,
  },
  {
    id: 'attach-iam-to-group',
    name: 'AttachGroupPolicy (IAMFullAccess)',
    needs: [{ action: 'iam:AttachGroupPolicy', on: 'group' }],
    target: 'own group',
    says: 'Attach IAMFullAccess to a group that you are in.',
    ...first,
  },
];
