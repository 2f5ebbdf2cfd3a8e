import { type FailureRow, type FailureRows, failing } from '../fail.ts';

const invalidToken = (text: string): FailureRow => ({ code: 'InvalidIdentityToken', status: 400, text });
const expired = (text: string): FailureRow => ({ code: 'ExpiredTokenException', status: 400, text });

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
  'sts.not-authorized': { code: 'AccessDenied', status: 403, text: 'Not authorized to perform sts:{Operation}' },
  'sts.request-arn': { code: 'ValidationError', status: 400, text: 'Request ARN is invalid' },
  /** Texts on web identity tokens: read in error messages of public tools. */
  'sts.jwt': invalidToken(
    'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
  ),
  'sts.jwt-expired': expired('Token expired: current date/time {Now} must be before the expiration date/time {Expiry}'),
  'sts.no-oidc': invalidToken('No OpenIDConnect provider found in your account for {Issuer}'),
  'sts.audience': invalidToken('Incorrect token audience'),
  /** The next three: codes from the model, texts as the STS API Reference describes them. */
  'sts.jwt-signature': invalidToken('The web identity token that was passed could not be validated by AWS.'),
  'sts.idp-communication': {
    code: 'IDPCommunicationError',
    status: 400,
    text: 'The identity provider (IDP) that was asked to verify the incoming identity token could not be reached.',
  },
  'sts.idp-rejected': {
    code: 'IDPRejectedClaim',
    status: 403,
    text: 'The identity provider (IdP) reported that authentication failed. This might be because the claim is invalid.',
  },
  /** Texts on SAML responses: IAM User Guide, troubleshoot_saml, and error messages of public tools. */
  'sts.saml': invalidToken('Your request included an invalid SAML response.'),
  'sts.saml-provider': invalidToken("Specified provider doesn't exist."),
  'sts.saml-issuer': invalidToken('Issuer not present in specified provider'),
  'sts.saml-signature': invalidToken('Response signature invalid'),
  'sts.saml-audience': invalidToken('Response does not contain the required audience.'),
  'sts.saml-late': expired('Token must be redeemed within 5 minutes of issuance'),
  'sts.saml-expired': expired('Response has expired'),
  'sts.saml-no-session': invalidToken('RoleSessionName is required in AuthnResponse'),
  'sts.saml-session': invalidToken('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}'),
  'sts.saml-source': invalidToken('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"'),
  /** The next three are our texts. */
  'sts.root-target': { code: 'ValidationError', status: 400, text: 'Target principal {TargetPrincipal} is invalid' },
  'sts.root-task': { code: 'ValidationError', status: 400, text: 'Task policy {PolicyArn} is not supported' },
  'sts.root-sessions': {
    code: 'AccessDenied',
    status: 403,
    text: 'User: {CallerArn} is not authorized to perform: sts:AssumeRoot on resource: {Resource}',
  },
  /** Our text. */
  'sts.decode': { code: 'InvalidAuthorizationMessageException', status: 400, text: 'Message is not valid' },
  /** Our text. */
  'sts.key-info': { code: 'ValidationError', status: 400, text: 'Invalid access key ID {AccessKeyId}' },
} as const satisfies FailureRows;

export const fail = failing(stsFailures);
