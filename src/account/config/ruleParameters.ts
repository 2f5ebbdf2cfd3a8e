/**
 * Parameters that managed rules on IAM take, by source identifier (AWS Config Developer Guide, the page of each rule,
 * such as iam-password-policy). Rules that are not listed here are not known here, so neither are their parameters.
 */
export const ruleParameters: Readonly<Record<string, readonly string[]>> = {
  IAM_PASSWORD_POLICY: [
    'RequireUppercaseCharacters',
    'RequireLowercaseCharacters',
    'RequireSymbols',
    'RequireNumbers',
    'MinimumPasswordLength',
    'PasswordReusePrevention',
    'MaxPasswordAge',
  ],
  ROOT_ACCOUNT_MFA_ENABLED: [],
  IAM_ROOT_ACCESS_KEY_CHECK: [],
  ACCESS_KEYS_ROTATED: ['maxAccessKeyAge'],
  IAM_USER_MFA_ENABLED: [],
  MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS: [],
  IAM_USER_NO_POLICIES_CHECK: [],
  IAM_USER_GROUP_MEMBERSHIP_CHECK: ['groupNames'],
  IAM_USER_UNUSED_CREDENTIALS_CHECK: ['maxCredentialUsageAge'],
  IAM_GROUP_HAS_USERS_CHECK: [],
  IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: ['excludePermissionBoundaryPolicy'],
};
