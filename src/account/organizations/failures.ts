import { type FailureRow, type FailureRows, failing, sharedFailures } from '../fail.ts';

const row = (code: string, text: string, reason?: string): FailureRow => ({
  code,
  status: 400,
  text,
  ...(reason === undefined ? {} : { detail: { Reason: reason } }),
});
const input = (reason: string, text: string) => row('InvalidInputException', text, reason);
const constraint = (reason: string, text: string) => row('ConstraintViolationException', text, reason);

/**
 * Failures of AWS Organizations. Codes and reasons are those of the API's model; texts are AWS's own where they are
 * public, else AWS's description of the reason in the API Reference.
 */
const rows = {
  ...sharedFailures,
  'access.short': row('AccessDeniedException', "You don't have permissions to access this resource."),
  'organization.none': row('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.'),
  'organization.exists': row(
    'AlreadyInOrganizationException',
    'The AWS account is already a member of an organization.',
  ),
  'organization.not-empty': row(
    'OrganizationNotEmptyException',
    "The organization isn't empty. To delete an organization, you must first remove all accounts except the management account.",
  ),
  'missing.parent': row('ParentNotFoundException', "You specified parent that doesn't exist."),
  'missing.child': row('ChildNotFoundException', "You specified a child that doesn't exist."),
  'missing.root': row('RootNotFoundException', "You specified a root that doesn't exist."),
  'missing.unit': row(
    'OrganizationalUnitNotFoundException',
    "You specified an organizational unit that doesn't exist.",
  ),
  'missing.account': row('AccountNotFoundException', "You specified an account that doesn't exist."),
  'missing.target': row('TargetNotFoundException', "You specified a target that doesn't exist."),
  'missing.policy': row('PolicyNotFoundException', "You specified a policy that doesn't exist."),
  'missing.creation': row(
    'CreateAccountStatusNotFoundException',
    "You specified a create account request that doesn't exist.",
  ),
  'missing.source': row('SourceParentNotFoundException', "You specified a source parent that doesn't exist."),
  'missing.destination': row(
    'DestinationParentNotFoundException',
    "You specified a destination parent that doesn't exist.",
  ),
  'missing.handshake': row('HandshakeNotFoundException', "You specified a handshake that doesn't exist."),
  'missing.resource-policy': row(
    'ResourcePolicyNotFoundException',
    "You specified a resource policy that doesn't exist.",
  ),
  'exists.unit': row('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.'),
  'exists.policy': row('DuplicatePolicyException', 'A policy with the same name already exists.'),
  'exists.attachment': row(
    'DuplicatePolicyAttachmentException',
    'A policy with the same name and type is already attached to the specified target.',
  ),
  'exists.account': row('DuplicateAccountException', 'That account is already present in the specified destination.'),
  'exists.type': row('PolicyTypeAlreadyEnabledException', 'The specified policy type is already enabled.'),
  'exists.delegation': row(
    'AccountAlreadyRegisteredException',
    'The provided account is already a delegated administrator for your organization.',
  ),
  'exists.handshake': row(
    'DuplicateHandshakeException',
    'A handshake with the same action, target, and organization already exists.',
  ),
  'type.off': row('PolicyTypeNotEnabledException', 'This operation can be performed only for enabled policy types.'),
  'type.off-effective': row(
    'EffectivePolicyNotFoundException',
    'The specified policy type is not enabled. Enable that policy type on your organization root and then retry.',
  ),
  'type.unavailable': row(
    'PolicyTypeNotAvailableForOrganizationException',
    "You can't use the specified policy type with the feature set currently enabled for this organization.",
  ),
  'unit.not-empty': row(
    'OrganizationalUnitNotEmptyException',
    'The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.',
  ),
  'policy.in-use': row(
    'PolicyInUseException',
    'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.',
  ),
  'policy.not-attached': row(
    'PolicyNotAttachedException',
    "The policy isn't attached to the specified target in the specified root.",
  ),
  'policy.malformed': row('MalformedPolicyDocumentException', '{Message}'),
  'policy.immutable': input('IMMUTABLE_POLICY', "You specified a policy that is managed by AWS and can't be modified."),
  'policy.fixed': input('NON_DETACHABLE_POLICY', 'You specified a policy that cannot be detached.'),
  'policy.size': constraint(
    'POLICY_CONTENT_LIMIT_EXCEEDED',
    'You have exceeded the maximum policy size of {Limit} characters.',
  ),
  'policy.most': constraint(
    'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
    'You attempted to exceed the number of policies of a certain type that can be attached to an entity at one time.',
  ),
  'policy.least': constraint(
    'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
    'You attempted to detach a policy from an entity that would cause the entity to have fewer than the minimum number of policies of a certain type required.',
  ),
  'unit.depth': constraint(
    'OU_DEPTH_LIMIT_EXCEEDED',
    'You attempted to create an OU tree that is too many levels deep.',
  ),
  'account.most': constraint(
    'ACCOUNT_NUMBER_LIMIT_EXCEEDED',
    'You have exceeded the allowed number of AWS accounts in your organization.',
  ),
  'features.missing': constraint(
    'ORGANIZATION_NOT_IN_ALL_FEATURES_MODE',
    'You attempted to perform an operation that requires the organization to be configured to support all features.',
  ),
  'features.present': {
    code: 'HandshakeConstraintViolationException',
    status: 400,
    text: 'The handshake request is invalid because the organization has already enabled all features.',
    detail: { Reason: 'ORGANIZATION_ALREADY_HAS_ALL_FEATURES' },
  },
  'handshake.member': {
    code: 'HandshakeConstraintViolationException',
    status: 400,
    text: 'The handshake request is invalid because the account is already a member of an organization.',
    detail: { Reason: 'ALREADY_IN_AN_ORGANIZATION' },
  },
  'handshake.state': row(
    'HandshakeAlreadyInStateException',
    'The specified handshake is already in the requested state.',
  ),
  'handshake.transition': row(
    'InvalidHandshakeTransitionException',
    "You can't perform the operation on the handshake in its current state.",
  ),
  'leave.management': row(
    'MasterCannotLeaveOrganizationException',
    "You can't remove a management account from an organization.",
  ),
  'leave.delegated': constraint(
    'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG',
    'You attempted to remove an account that is a delegated administrator for an AWS service integrated with Organizations.',
  ),
  'close.management': constraint('CANNOT_CLOSE_MANAGEMENT_ACCOUNT', 'You attempted to close the management account.'),
  'close.closed': row('AccountAlreadyClosedException', 'You attempted to close an account that is already closed.'),
  'delegate.management': constraint(
    'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR',
    'You cannot register master account/yourself as delegated administrator for your organization.',
  ),
  'delegate.untrusted': constraint(
    'SERVICE_ACCESS_NOT_ENABLED',
    'You must enable service access before you delegate an administrator for this service. Call the AWS API EnableAWSServiceAccess first.',
  ),
  'delegate.exists': constraint(
    'DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE',
    'You attempted to revoke service access while delegated administrators exist for this service.',
  ),
  'delegate.none': row(
    'AccountNotRegisteredException',
    'The provided account is not a registered delegated administrator for your organization.',
  ),
  'service.unknown': input('UNRECOGNIZED_SERVICE_PRINCIPAL', 'You specified an unrecognized service principal.'),
  'input.token': input(
    'INVALID_NEXT_TOKEN',
    'Get the value for the NextToken parameter from the response of a previous call.',
  ),
  'input.party': input(
    'INVALID_PARTY_TYPE_TARGET',
    'You specified the wrong type of entity (account, organization, or email) as a party.',
  ),
  'tags.duplicate': input('DUPLICATE_TAG_KEY', 'Tag keys must be unique among the tags attached to the same entity.'),
  'tags.reserved': input(
    'INVALID_SYSTEM_TAGS_PARAMETER',
    "You specified a tag key that is a system tag. You can’t add, edit, or delete system tag keys because they're reserved for AWS use.",
  ),
  'tags.most': constraint('MAX_TAG_LIMIT_EXCEEDED', 'You have exceeded the number of tags allowed on this resource.'),
  'resource-policy.malformed': input('INVALID_RESOURCE_POLICY_JSON', 'You provided an invalid JSON resource policy.'),
  'sandbox.second': {
    code: 'NotImplemented',
    status: 501,
    text: 'the sandbox holds one organization at a time',
  },
  'sandbox.account': { code: 'NotImplemented', status: 501, text: 'account {Id} is not in the sandbox' },
} as const satisfies FailureRows;

export const fail = failing(rows);
