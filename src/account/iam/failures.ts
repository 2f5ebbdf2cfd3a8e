import { type FailureRow, type FailureRows, failing } from '../fail.ts';

const row =
  (code: string, status: number) =>
  (text: string): FailureRow => ({ code, status, text });
const validation = row('ValidationError', 400);
const invalid = row('InvalidInput', 400);
const missing = row('NoSuchEntity', 404);
const exists = row('EntityAlreadyExists', 409);
const conflict = row('DeleteConflict', 409);
const limit = row('LimitExceeded', 409);
const password = row('PasswordPolicyViolation', 400);
const malformed = row('MalformedPolicyDocument', 400);

/**
 * Failures of IAM operations. Codes and statuses are those of the API's model (IAM API Reference); texts are AWS's own
 * where they are public, else our wording in AWS's style, marked `ours`.
 */
const rows = {
  'validation.arn': validation('Invalid ARN:  Could not be parsed!'),
  'validation.marker': validation('Invalid Marker.'),
  'validation.marker-filter': validation('Marker and Filter do not match'),
  'validation.user-name': validation('Must specify userName when calling with non-User credentials'),
  'validation.password': validation(
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
  ),
  /** Ours. */
  'validation.key-status': invalid('Status {Status} is not supported.'),
  'tags.reserved': invalid('Tag keys beginning with aws: are reserved for system use.'),
  'tags.duplicate': invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.'),
  'tags.empty': invalid('Error occurred while validating input. '),
  'missing.user': missing('The user with name {Name} cannot be found.'),
  'missing.group': missing('The group with name {Name} cannot be found.'),
  'missing.role': missing('The role with name {Name} cannot be found.'),
  'missing.policy': missing('Policy {PolicyArn} was not found.'),
  'missing.policy-attach': missing('Policy {PolicyArn} does not exist or is not attachable.'),
  'missing.policy-version': missing('Policy {PolicyArn} version {VersionId} does not exist or is not attachable.'),
  'missing.inline': missing('The {Kind} policy with name {PolicyName} cannot be found.'),
  /** Code recorded, wording ours. */
  'missing.boundary': missing('The {Kind} with name {Name} does not have a permissions boundary.'),
  'missing.boundary-policy': missing('Scope ARN: {PolicyArn} does not exist or is not attachable.'),
  'boundary.invalid': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value ({PolicyArn}) for parameter PermissionsBoundary is invalid.',
  },
  /** Wording ours. */
  'missing.membership': missing('User {UserName} is not in group {GroupName}.'),
  'missing.access-key': missing('The Access Key with id {AccessKeyId} cannot be found.'),
  'missing.login-profile': missing('Login Profile for User {UserName} cannot be found.'),
  'missing.password-policy': missing('The Password Policy with domain name {Account} cannot be found.'),
  'missing.password-policy-delete': missing('The account policy with name PasswordPolicy cannot be found.'),
  'missing.instance-profile': missing('Instance Profile {Name} cannot be found.'),
  /** Wording ours. */
  'missing.profile-role': missing('Role {RoleName} is not in instance profile {Name}.'),
  'missing.mfa-virtual': missing("VirtualMFADevice with serial number {SerialNumber} doesn't exist."),
  'missing.mfa-for-user': missing('MFA Device invalid for user.'),
  /** Wording ours. */
  'missing.alias': missing('The Account Alias {AccountAlias} cannot be found.'),
  'missing.oidc': missing('OpenIDConnect Provider not found for arn {Arn}'),
  /** Read in error messages of public tools. */
  'missing.saml': missing('Manifest not found for arn {Arn}'),
  'missing.service-credential': missing('No such credential {Id} exists'),
  'missing.service-for-credential': missing(
    'No such service {ServiceName} is supported for Service Specific Credentials',
  ),
  /** Wording ours. */
  'missing.deletion': missing('Deletion task {DeletionTaskId} cannot be found.'),
  /** Wording ours. */
  'missing.entity': missing('Entity {Arn} was not found.'),
  /** Wording ours. */
  'missing.job': missing('Job {JobId} cannot be found.'),
  'exists.user': exists('User with name {Name} already exists.'),
  'exists.group': exists('Group with name {Name} already exists.'),
  'exists.role': exists('Role with name {Name} already exists.'),
  'exists.policy': exists('A policy called {Name} already exists. Duplicate names are not allowed.'),
  'exists.instance-profile': exists('Instance Profile {Name} already exists.'),
  'exists.login-profile': exists('Login Profile for user {UserName} already exists.'),
  'exists.mfa-name': exists('MFA device already exists.'),
  'exists.mfa-user': exists('MFA Device for user {UserName} already exists.'),
  'exists.mfa-other': exists('MFA Device is already in use.'),
  'exists.oidc': exists('Provider with url {Url} already exists.'),
  'exists.saml': exists('Provider with name {Name} already exists.'),
  'exists.slr': invalid('Service role name {RoleName} has been taken in this account, please try a different suffix.'),
  'slr.suffix': invalid('Custom suffix is not allowed for {ServiceName}'),
  /** Wording ours. */
  'slr.service': invalid('{ServiceName} is no service with a service-linked role.'),
  /** Seen in emulators. */
  'oidc.url': validation('Invalid Open ID Connect Provider URL'),
  'oidc.thumbprints': invalid('Thumbprint list must contain fewer than 5 entries.'),
  /** Code from the model, text as the IAM API Reference describes it. */
  'oidc.unreachable': {
    code: 'OpenIdIdpCommunicationError',
    status: 400,
    text: 'The request failed because IAM cannot connect to the OpenID Connect identity provider URL.',
  },
  /** Texts as the IAM API Reference describes these exceptions; the model gives no status. */
  'root.no-organization': {
    code: 'OrganizationNotFoundException',
    status: 400,
    text: 'The request was rejected because no organization is associated with your account.',
  },
  'root.not-manager': {
    code: 'AccountNotManagementOrDelegatedAdministratorException',
    status: 400,
    text: 'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
  },
  'root.not-management-account': {
    code: 'CallerIsNotManagementAccountException',
    status: 400,
    text: 'The request was rejected because the account making the request is not the management account for the organization.',
  },
  'root.not-all-features': {
    code: 'OrganizationNotInAllFeaturesModeException',
    status: 400,
    text: 'The request was rejected because your organization does not have All features enabled.',
  },
  'root.not-trusted': {
    code: 'ServiceAccessNotEnabledException',
    status: 400,
    text: 'The request was rejected because trusted access is not enabled for IAM in AWS Organizations.',
  },
  /** Texts on SAML: IAM User Guide, troubleshoot_saml. */
  'saml.metadata': invalid('Could not parse metadata.'),
  'saml.no-update': invalid(
    'Unable to update identity provider. No updates are defined for metadata or encryption assertion.',
  ),
  'saml.key': invalid('Invalid private key.'),
  'saml.key-needed': invalid('Unable to set assertion encryption mode to Required because no private key is provided.'),
  'saml.key-both': invalid(
    'Unable to add and remove private keys in the same request. Set a value for only one of the two parameters.',
  ),
  'saml.key-unknown': invalid('Failed to remove private key because the Key ID does not match a private key.'),
  'saml.key-limit': limit('Private key limit of 2 is reached.'),
  /** Wording ours. */
  'exists.alias': exists('The account alias {AccountAlias} already exists.'),
  'conflict.login-profile': conflict('Cannot delete entity, must delete login profile first.'),
  'conflict.groups': conflict('Cannot delete entity, must remove users from group first.'),
  'conflict.attached': conflict('Cannot delete entity, must detach all policies first.'),
  'conflict.inline': conflict('Cannot delete entity, must delete policies first.'),
  'conflict.access-keys': conflict('Cannot delete entity, must delete access keys first.'),
  'conflict.mfa': conflict('Cannot delete entity, must remove tokens from principal first.'),
  'conflict.other': conflict('Cannot delete entity, must remove referenced objects first.'),
  'conflict.instance-profile': conflict('Cannot delete entity, must remove roles from instance profile first.'),
  'conflict.policy-attached': conflict('Cannot delete a policy attached to entities.'),
  'conflict.policy-versions': conflict(
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
  ),
  'conflict.default-version': conflict('Cannot delete the default version of a policy.'),
  'conflict.mfa-in-use': conflict('MFA VirtualDevice in use. Must deactivate first.'),
  quota: limit('Cannot exceed quota for {Quota}: {Limit}'),
  'quota.versions': limit(
    'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
  ),
  'quota.inline': limit('Maximum policy size of {Limit} bytes exceeded for {Kind} {Name}'),
  'quota.tags': limit('The number of tags has reached the maximum limit.'),
  'policy.malformed': malformed('{Message}'),
  'trust.principal': malformed('Invalid principal in policy: "{Type}":"{Value}"'),
  /** Wording ours. */
  'policy.aws-owned': {
    code: 'AccessDenied',
    status: 403,
    text: 'Policy {PolicyArn} is managed by AWS and cannot be changed.',
  },
  'attach.unattachable': {
    code: 'PolicyNotAttachable',
    status: 400,
    text: 'Cannot attach a Service Role Policy to a Customer {Word}.',
  },
  'protected.service-role': {
    code: 'UnmodifiableEntity',
    status: 400,
    text: "Cannot perform the operation on the protected role '{RoleName}' - this role is only modifiable by AWS",
  },
  'password.length': password('Password should have a minimum length of {Length}'),
  'password.classes': password('Password should meet {Count} more of the following requirements: {Requirements}'),
  'password.generic': password('Password does not conform to the account password policy.'),
  /** Wording ours. */
  'password.reused': password('Password should not be one of the last {Count} passwords'),
  /** Wording ours. */
  'password.old': { code: 'AccessDenied', status: 403, text: 'The old password was incorrect.' },
  /** Wording ours. */
  'password.not-a-user': {
    code: 'InvalidUserType',
    status: 400,
    text: 'Only IAM Users can change their own password',
  },
  'report.absent': { code: 'ReportNotPresent', status: 410, text: 'Unknown' },
  'report.pending': { code: 'ReportInProgress', status: 404, text: 'Unknown' },
  /** Code from the model, text as for the other two. */
  'report.expired': { code: 'ReportExpired', status: 410, text: 'Unknown' },
  'mfa.code': {
    code: 'InvalidAuthenticationCode',
    status: 403,
    text: 'Authentication code for device is not valid.',
  },
  'mfa.self': {
    code: 'AccessDenied',
    status: 403,
    text: 'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
  },
  'mfa.get-virtual': validation(
    'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
  ),
  'simulation.source': invalid('Invalid Entity Arn: {Arn} does not clearly define entity type and name.'),
  /** Wording ours. */
  'simulation.policy': invalid('Invalid policy {Source}: {Message}'),
  'simulation.owner': invalid("'{Owner}' is not a valid as a Resource Owner."),
  'simulation.caller': invalid('Invalid caller - Caller cannot be null or empty.'),
  'simulation.key': invalid('ContextKeyName cannot be null or empty.'),
  'simulation.values': invalid('Context values for context key {Key} cannot be null or empty.'),
  'simulation.type': invalid('Context key {Key} has invalid type null.'),
  'simulation.format': invalid('Invalid context value for key {Key}: expected {Format} format.'),
} as const satisfies FailureRows;

export const fail = failing(rows);
