import { type FailureRow, type FailureRows, failing } from '../fail.ts';

const row = (code: string, text: string, detail?: FailureRow['detail']): FailureRow => ({
  code,
  status: 400,
  text,
  ...(detail ? { detail } : {}),
});
const missing = (type: string): FailureRow =>
  row('ResourceNotFoundException', `${type} not found.`, { ResourceType: type, ResourceId: '{Id}' });
const taken = (text: string): FailureRow =>
  row('ConflictException', text, { Reason: 'UNIQUENESS_CONSTRAINT_VIOLATION' });

/** Failures of the identity store. Codes and reasons are those of the API's model; where AWS publishes no text the wording is ours. */
const rows = {
  'missing.store': missing('IDENTITY_STORE'),
  'missing.user': missing('USER'),
  'missing.group': missing('GROUP'),
  'missing.membership': missing('GROUP_MEMBERSHIP'),
  'exists.user': taken('Duplicate UserName'),
  'exists.group': taken('Duplicate GroupDisplayName'),
  'exists.membership': taken('Member and Group relationship already exists.'),
  'input.required': row('ValidationException', '{Member} is a required attribute'),
  'input.path': row('ValidationException', 'Unsupported attribute path {Path}'),
  'input.token': row('ValidationException', 'Invalid NextToken'),
  'access.foreign': row('AccessDeniedException', "You don't have permissions to access this identity store."),
} as const satisfies FailureRows;

export const fail = failing(rows);
