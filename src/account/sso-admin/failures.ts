import { type FailureRow, type FailureRows, failing } from '../fail.ts';

const row = (code: string, text: string): FailureRow => ({ code, status: 400, text });
const missing = (text: string) => row('ResourceNotFoundException', text);
const conflict = (text: string) => row('ConflictException', text);
const invalid = (text: string) => row('ValidationException', text);
const quota = (text: string) => row('ServiceQuotaExceededException', text);

/** Failures of IAM Identity Center. Codes are those of the API's model; where AWS publishes no text the wording is ours. */
const rows = {
  'access.foreign': row(
    'AccessDeniedException',
    'Only the account that owns the instance and its delegated administrator may do that.',
  ),
  'missing.instance': missing('Could not find Instance {Arn}'),
  'missing.set': missing('Could not find PermissionSet with id {Id}'),
  'missing.managed': missing('Could not find managed policy {Arn}'),
  'missing.attached': missing('Managed policy {Arn} is not attached to the permission set'),
  'missing.reference': missing('Customer managed policy {Name} is not attached to the permission set'),
  'missing.boundary': missing('The permission set has no permissions boundary'),
  'missing.assignment': missing('Could not find that assignment'),
  'missing.request': missing('Could not find request {Id}'),
  'missing.principal': missing('{Type} not found'),
  'missing.account': missing('Account {Id} is not in the organization'),
  'missing.attributes': missing('Attributes for access control are not enabled'),
  'missing.resource': missing('Could not find resource {Arn}'),
  'exists.set': conflict('PermissionSet with name {Name} already exists'),
  'exists.managed': conflict('Managed policy {Arn} is already attached to the permission set'),
  'exists.reference': conflict('Customer managed policy {Name} is already attached to the permission set'),
  'exists.assignment': conflict('The assignment already exists'),
  'exists.attributes': conflict('Attributes for access control are already enabled'),
  'set.in-use': conflict('The permission set is assigned to accounts'),
  'set.unassigned': conflict('The permission set is not provisioned in account {Id}'),
  'input.duration': invalid('Session duration must be between PT1H and PT12H'),
  'input.policy': invalid('{Message}'),
  'input.target': invalid('TargetId is required for the target type AWS_ACCOUNT'),
  'input.boundary': invalid('Exactly one of CustomerManagedPolicyReference and ManagedPolicyArn is required'),
  'input.token': invalid('Invalid NextToken'),
  'tags.reserved': invalid('Tag keys beginning with aws: are reserved for system use.'),
  'quota.policies': quota('A permission set takes at most {Limit} managed policies'),
  'quota.tags': quota('A resource takes at most {Limit} tags'),
} as const satisfies FailureRows;

export const fail = failing(rows);
