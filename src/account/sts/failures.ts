import { type FailureRows, failing } from '../fail.ts';

/** Failures of AWS STS as AWS words them; where AWS publishes no text the wording is ours, as marked. */
export const stsFailures = {
  'sts.arn': { code: 'ValidationError', status: 400, text: '{RoleArn} is invalid' },
  'sts.duration': {
    code: 'ValidationError',
    status: 400,
    text: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  },
  'sts.chaining': {
    code: 'ValidationError',
    status: 400,
    text: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  },
  /** The blank at the end is AWS's. */
  'sts.mfa-code': {
    code: 'AccessDenied',
    status: 403,
    text: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
  },
  /** The two blanks are AWS's. */
  'sts.mfa-device': {
    code: 'AccessDenied',
    status: 403,
    text: 'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  },
  'sts.tags.duplicate': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  },
  'sts.tags.transitive-missing': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'The specified transitive tag key must be included in the requested tags.',
  },
  'sts.tags.transitive-override': {
    code: 'InvalidParameterValue',
    status: 400,
    text: "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
  },
  /** Our text. */
  'sts.packed': {
    code: 'PackedPolicyTooLarge',
    status: 400,
    text: 'Packed size of session policies and tags exceeds the limit: {Size} of {Max} characters.',
  },
  'sts.malformed-policy': { code: 'MalformedPolicyDocument', status: 400, text: '{Message}' },
  /** Our text. */
  'sts.policy-arn': {
    code: 'MalformedPolicyDocument',
    status: 400,
    text: 'Session policy {PolicyArn} does not exist or is not attachable.',
  },
  /** Our text; that the value cannot change along a chain: IAM User Guide, id_credentials_temp_control-access_monitor. */
  'sts.source-identity': {
    code: 'AccessDenied',
    status: 403,
    text: 'The source identity of the calling session cannot be changed.',
  },
  /** A role that is not there is answered like one that trusts nobody. */
  'sts.no-role': {
    code: 'AccessDenied',
    status: 403,
    text: 'User: {CallerArn} is not authorized to perform: sts:AssumeRole on resource: {RoleArn}',
  },
  /** Our text. */
  'sts.decode': { code: 'InvalidAuthorizationMessageException', status: 400, text: 'Message is not valid' },
  /** Our text. */
  'sts.key-info': { code: 'ValidationError', status: 400, text: 'Invalid access key ID {AccessKeyId}' },
} as const satisfies FailureRows;

export const fail = failing(stsFailures);
