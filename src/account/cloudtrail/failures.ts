import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of AWS CloudTrail: AWS CloudTrail API Reference, and answers that others recorded. */
export const cloudtrailFailures = {
  'cloudtrail.no-trail': {
    code: 'TrailNotFoundException',
    status: 400,
    text: 'Unknown trail: {Arn} for the user: {Account}',
  },
  'cloudtrail.exists': {
    code: 'TrailAlreadyExistsException',
    status: 400,
    text: 'Trail {Name} already exists for customer: {Account}',
  },
  'cloudtrail.name': {
    code: 'InvalidTrailNameException',
    status: 400,
    text: 'Trail name too short. Minimum allowed length: 3 characters. Specified name length: {Length} characters.',
  },
  'cloudtrail.no-bucket': {
    code: 'S3BucketDoesNotExistException',
    status: 400,
    text: 'S3 bucket {Bucket} does not exist!',
  },
  'cloudtrail.bucket-policy': {
    code: 'InsufficientS3BucketPolicyException',
    status: 400,
    text: 'Incorrect S3 bucket policy is detected for bucket: {Bucket}',
  },
  'cloudtrail.range': {
    code: 'InvalidTimeRangeException',
    status: 400,
    text: 'The start time must be before the end time.',
    ours: true,
  },
} as const satisfies ResourceFailures;

export const fail = failing(cloudtrailFailures);
