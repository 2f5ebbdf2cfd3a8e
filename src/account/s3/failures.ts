import { type FailureRows, failing } from '../fail.ts';

/** Failures of Amazon S3: Amazon S3 API Reference, ErrorResponses. */
const s3Failures = {
  's3.no-bucket': { code: 'NoSuchBucket', status: 404, text: 'The specified bucket does not exist' },
  's3.no-key': { code: 'NoSuchKey', status: 404, text: 'The specified key does not exist.' },
  's3.no-policy': { code: 'NoSuchBucketPolicy', status: 404, text: 'The bucket policy does not exist' },
  's3.no-tags': { code: 'NoSuchTagSet', status: 404, text: 'The TagSet does not exist' },
  's3.not-empty': { code: 'BucketNotEmpty', status: 409, text: 'The bucket you tried to delete is not empty' },
  's3.own-bucket': {
    code: 'BucketAlreadyOwnedByYou',
    status: 409,
    text: 'Your previous request to create the named bucket succeeded and you already own it.',
  },
  's3.taken': {
    code: 'BucketAlreadyExists',
    status: 409,
    text: 'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
  },
  's3.bucket-name': { code: 'InvalidBucketName', status: 400, text: 'The specified bucket is not valid.' },
  's3.location': {
    code: 'IllegalLocationConstraintException',
    status: 400,
    text: 'The {Constraint} location constraint is incompatible for the region specific endpoint this request was sent to.',
  },
  's3.not-owner': {
    code: 'MethodNotAllowed',
    status: 405,
    text: 'The specified method is not allowed against this resource.',
  },
  's3.policy': { code: 'MalformedPolicy', status: 400, text: '{Message}' },
  's3.acl': { code: 'AccessControlListNotSupported', status: 400, text: 'The bucket does not allow ACLs' },
  's3.acl-with-ownership': {
    code: 'InvalidBucketAclWithObjectOwnership',
    status: 400,
    text: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
  },
  's3.too-large': {
    code: 'EntityTooLarge',
    status: 400,
    text: 'Your proposed upload exceeds the maximum allowed size',
  },
  's3.tag': { code: 'InvalidTag', status: 400, text: 'Cannot provide multiple Tags with the same key' },
  's3.token': { code: 'InvalidArgument', status: 400, text: 'The continuation token provided is incorrect' },
  's3.no-public-access-block': {
    code: 'NoSuchPublicAccessBlockConfiguration',
    status: 404,
    text: 'The public access block configuration was not found',
  },
  's3.public-policy': {
    code: 'AccessDenied',
    status: 403,
    text: 'User: {Caller} is not authorized to perform: s3:PutBucketPolicy on resource: "{Arn}" because public policies are blocked by the BlockPublicPolicy block public access setting.',
  },
  's3.other-account': { code: 'AccessDenied', status: 403, text: 'Access Denied' },
  's3.xml': {
    code: 'MalformedXML',
    status: 400,
    text: 'The XML you provided was not well-formed or did not validate against our published schema',
  },
  /** Requests for a head have no body that could say more. */
  's3.head-missing': { code: '404', status: 404, text: 'Not Found' },
  's3.head-denied': { code: '403', status: 403, text: 'Forbidden' },
} as const satisfies FailureRows;

export const fail = failing(s3Failures);
