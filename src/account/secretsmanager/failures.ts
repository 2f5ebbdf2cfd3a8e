import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of AWS Secrets Manager: AWS Secrets Manager API Reference, and answers that others recorded. */
export const secretsFailures = {
  'secrets.no-secret': {
    code: 'ResourceNotFoundException',
    status: 400,
    text: "Secrets Manager can't find the specified secret.",
  },
  'secrets.no-stage': {
    code: 'ResourceNotFoundException',
    status: 400,
    text: "Secrets Manager can't find the specified secret value for staging label: {Stage}",
  },
  'secrets.no-version': {
    code: 'ResourceNotFoundException',
    status: 400,
    text: "Secrets Manager can't find the specified secret value for VersionId: {Version}",
  },
  'secrets.exists': {
    code: 'ResourceExistsException',
    status: 400,
    text: 'The operation failed because the secret {Name} already exists.',
  },
  'secrets.deleted-name': {
    code: 'InvalidRequestException',
    status: 400,
    text: "You can't create this secret because a secret with this name is already scheduled for deletion.",
  },
  'secrets.deleted': {
    code: 'InvalidRequestException',
    status: 400,
    text: "You can't perform this operation on the secret because it was marked for deletion.",
  },
  'secrets.policy': {
    code: 'MalformedPolicyDocumentException',
    status: 400,
    text: 'This resource policy contains a syntax error.',
  },
  'secrets.public': {
    code: 'PublicPolicyException',
    status: 400,
    text: 'This resource policy grants broad access to the secret.',
    ours: true,
  },
  'secrets.value': {
    code: 'InvalidParameterException',
    status: 400,
    text: 'You must provide either SecretString or SecretBinary.',
  },
  'secrets.from': {
    code: 'InvalidParameterException',
    status: 400,
    text: "The parameter RemoveFromVersionId can't be empty. Staging label {Stage} is currently attached to version {Version}, so you must explicitly reference that version in RemoveFromVersionId.",
    source: 'github.com/hashicorp/terraform-provider-aws, issue 19943',
  },
  'secrets.not-from': {
    code: 'InvalidParameterException',
    status: 400,
    text: 'When you move staging label {Stage}, if you specify RemoveFromVersionId, it must be set to the version that currently has the staging label {Stage}.',
    source: 'github.com/floci-io/floci, pull request 3247',
  },
  'secrets.current': {
    code: 'InvalidParameterException',
    status: 400,
    text: 'Staging label AWSCURRENT can only be moved to another version, not removed.',
    ours: true,
  },
  'secrets.no-characters': {
    code: 'InvalidParameterException',
    status: 400,
    text: 'No characters are left to make a password of.',
    ours: true,
  },
  'secrets.short': {
    code: 'InvalidParameterException',
    status: 400,
    text: 'A password of length {Length} cannot hold a character of each included type.',
    ours: true,
  },
  'secrets.token': {
    code: 'InvalidNextTokenException',
    status: 400,
    text: 'The token is not valid.',
    ours: true,
  },
  'secrets.window': {
    code: 'InvalidParameterException',
    status: 400,
    text: 'RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
  },
  'secrets.window-and-force': {
    code: 'InvalidParameterException',
    status: 400,
    text: "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
  },
  'secrets.no-rotation': {
    code: 'InvalidRequestException',
    status: 400,
    text: 'No Lambda rotation function ARN is associated with this secret.',
  },
  'secrets.function': {
    code: 'AccessDeniedException',
    status: 400,
    text: 'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.',
  },
} as const satisfies ResourceFailures;

export const fail = failing(secretsFailures);
