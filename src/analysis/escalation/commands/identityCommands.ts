/** Commands on users, roles, groups and policies, by action. */
export const identityCommands: Readonly<Record<string, string>> = {
  'iam:CreateRole':
    "aws iam create-role --role-name {role}[ --path {path}] --assume-role-policy-document '{trust}'[ --permissions-boundary {boundary}][ --tags {tags}]",
  'iam:CreateUser':
    'aws iam create-user --user-name {user}[ --path {path}][ --permissions-boundary {boundary}][ --tags {tags}]',
  'iam:TagUser': 'aws iam tag-user --user-name {user} --tags {tags}',
  'iam:TagRole': 'aws iam tag-role --role-name {role} --tags {tags}',
  'iam:UntagUser': 'aws iam untag-user --user-name {user} --tag-keys {tagKey}',
  'iam:UntagRole': 'aws iam untag-role --role-name {role} --tag-keys {tagKey}',
  'iam:CreateGroup': 'aws iam create-group --group-name {group}[ --path {path}]',
  'iam:CreatePolicy':
    "aws iam create-policy --policy-name {policyName}[ --path {path}] --policy-document '{everything}'",
  'iam:CreateInstanceProfile': 'aws iam create-instance-profile --instance-profile-name {profile}[ --path {path}]',
  'iam:CreatePolicyVersion':
    "aws iam create-policy-version --policy-arn {policy} --policy-document '{everything}' --set-as-default",
  'iam:DeletePolicyVersion': 'aws iam delete-policy-version --policy-arn {policy} --version-id {oldVersion}',
  'iam:SetDefaultPolicyVersion': 'aws iam set-default-policy-version --policy-arn {policy} --version-id {version}',
  'iam:PutRolePolicy':
    "aws iam put-role-policy --role-name {role} --policy-name everything --policy-document '{everything}'",
  'iam:PutUserPolicy':
    "aws iam put-user-policy --user-name {user} --policy-name everything --policy-document '{everything}'",
  'iam:PutGroupPolicy':
    "aws iam put-group-policy --group-name {group} --policy-name everything --policy-document '{everything}'",
  'iam:AttachUserPolicy': 'aws iam attach-user-policy --user-name {user} --policy-arn {attached}',
  'iam:AttachRolePolicy': 'aws iam attach-role-policy --role-name {role} --policy-arn {attached}',
  'iam:AttachGroupPolicy': 'aws iam attach-group-policy --group-name {group} --policy-arn {attached}',
  'iam:AddUserToGroup': 'aws iam add-user-to-group --group-name {group} --user-name {me}',
  'iam:CreateAccessKey': 'aws iam create-access-key --user-name {user}',
  'iam:DeleteAccessKey': 'aws iam delete-access-key --user-name {user} --access-key-id {key}',
  'iam:CreateLoginProfile':
    'aws iam create-login-profile --user-name {user} --password Known-to-me-1 --no-password-reset-required',
  'iam:UpdateLoginProfile':
    'aws iam update-login-profile --user-name {user} --password Known-to-me-1 --no-password-reset-required',
  'iam:UpdateAssumeRolePolicy': "aws iam update-assume-role-policy --role-name {role} --policy-document '{trust}'",
  'sts:AssumeRole': 'aws sts assume-role --role-arn {roleArn} --role-session-name escalation',
  'iam:UpdateSAMLProvider':
    'aws iam update-saml-provider --saml-provider-arn {provider} --saml-metadata-document file://my-metadata.xml',
  'sts:AssumeRoleWithSAML':
    'aws sts assume-role-with-saml --role-arn {roleArn} --principal-arn {provider} --saml-assertion file://my-assertion.b64',
  'iam:DeleteUserPermissionsBoundary': 'aws iam delete-user-permissions-boundary --user-name {user}',
  'iam:DeleteRolePermissionsBoundary': 'aws iam delete-role-permissions-boundary --role-name {role}',
  'iam:PutUserPermissionsBoundary':
    'aws iam put-user-permissions-boundary --user-name {user} --permissions-boundary {newBoundary}',
  'iam:PutRolePermissionsBoundary':
    'aws iam put-role-permissions-boundary --role-name {role} --permissions-boundary {newBoundary}',
  'iam:DeleteUserPolicy': 'aws iam delete-user-policy --user-name {user} --policy-name {denial}',
  'iam:DeleteRolePolicy': 'aws iam delete-role-policy --role-name {role} --policy-name {denial}',
  'iam:DetachUserPolicy': 'aws iam detach-user-policy --user-name {user} --policy-arn {denial}',
  'iam:DetachRolePolicy': 'aws iam detach-role-policy --role-name {role} --policy-arn {denial}',
  'iam:RemoveUserFromGroup': 'aws iam remove-user-from-group --group-name {group} --user-name {me}',
  'iam:DeleteGroupPolicy': 'aws iam delete-group-policy --group-name {group} --policy-name {denial}',
  'iam:DetachGroupPolicy': 'aws iam detach-group-policy --group-name {group} --policy-arn {denial}',
  'iam:AddRoleToInstanceProfile':
    'aws iam add-role-to-instance-profile --instance-profile-name {profile} --role-name {role}',
  'sso:CreatePermissionSet':
    'SET=$(aws sso-admin create-permission-set --instance-arn {center} --name everything --query PermissionSet.PermissionSetArn --output text)',
  'sso:AttachManagedPolicyToPermissionSet':
    'aws sso-admin attach-managed-policy-to-permission-set --instance-arn {center} --permission-set-arn {permissionSet} --managed-policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  'sso:PutInlinePolicyToPermissionSet':
    "aws sso-admin put-inline-policy-to-permission-set --instance-arn {center} --permission-set-arn {permissionSet} --inline-policy '{everything}'",
  'sso:CreateAccountAssignment':
    'aws sso-admin create-account-assignment --instance-arn {center} --permission-set-arn {permissionSet} --target-type AWS_ACCOUNT --target-id {account} --principal-type USER --principal-id {directoryUser}',
};
