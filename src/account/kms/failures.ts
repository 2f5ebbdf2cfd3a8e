import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of AWS KMS: AWS KMS API Reference, and answers that others recorded. */
export const kmsFailures = {
  'kms.no-key': { code: 'NotFoundException', status: 400, text: "Key '{Arn}' does not exist" },
  'kms.no-alias': { code: 'NotFoundException', status: 400, text: 'Alias {Arn} is not found.' },
  'kms.key-id': { code: 'NotFoundException', status: 400, text: "Invalid keyId '{Id}'" },
  'kms.disabled': { code: 'DisabledException', status: 400, text: '{Arn} is disabled.' },
  'kms.pending': { code: 'KMSInvalidStateException', status: 400, text: '{Arn} is pending deletion.' },
  'kms.not-pending': { code: 'KMSInvalidStateException', status: 400, text: '{Arn} is not pending deletion.' },
  'kms.alias-exists': {
    code: 'AlreadyExistsException',
    status: 400,
    text: 'An alias with the name {Arn} already exists',
  },
  'kms.alias-name': {
    code: 'ValidationException',
    status: 400,
    text: 'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  },
  'kms.alias-reserved': { code: 'NotAuthorizedException', status: 400, text: '' },
  'kms.policy': {
    code: 'MalformedPolicyDocumentException',
    status: 400,
    text: 'The policy document is not valid.',
    ours: true,
  },
  'kms.principal': {
    code: 'MalformedPolicyDocumentException',
    status: 400,
    text: 'Policy contains a statement with one or more invalid principals.',
  },
  'kms.lockout': {
    code: 'MalformedPolicyDocumentException',
    status: 400,
    text: 'The new key policy will not allow you to update the key policy in the future.',
  },
  'kms.policy-name': { code: 'NotFoundException', status: 400, text: 'No such policy exists' },
  'kms.ciphertext': { code: 'InvalidCiphertextException', status: 400, text: '' },
  'kms.other-key': {
    code: 'IncorrectKeyException',
    status: 400,
    text: 'The key ID in the request does not identify a CMK that can perform this operation.',
  },
  'kms.grant': { code: 'NotFoundException', status: 400, text: 'Grant ID {Id} not found', ours: true },
  'kms.token': {
    code: 'InvalidGrantTokenException',
    status: 400,
    text: 'The grant token is not valid.',
    ours: true,
  },
  'kms.grantee': {
    code: 'InvalidArnException',
    status: 400,
    text: 'ARN does not refer to a valid principal: {Arn}',
    source: 'answers of KMS that AWS Lambda hands on',
  },
  'kms.window': {
    code: 'ValidationException',
    status: 400,
    text: 'PendingWindowInDays must be between 7 and 30 days.',
    ours: true,
  },
} as const satisfies ResourceFailures;

export const fail = failing(kmsFailures);
