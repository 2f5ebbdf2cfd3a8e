import { optionalText, text } from '../iam/input.ts';
import type { Invocation, Operation, Permission, Result } from '../operation.ts';
import { bucketNamed } from '../resourceFacts.ts';
import type { Account, Bucket } from '../sandbox.ts';
import { fail } from './failures.ts';

/** A call on a bucket that exists, in whichever account it is. */
export interface BucketCall extends Invocation {
  readonly bucket: Bucket;
  readonly owner: Account;
}

interface BucketOperation {
  /** Answers without a body, as HEAD requests get them. */
  readonly head?: boolean;
  readonly permissions: (call: BucketCall) => readonly Permission[];
  readonly run: (call: BucketCall) => Result;
}

function callOn(invocation: Invocation): BucketCall | null {
  const found = bucketNamed(invocation.sandbox, text(invocation.input, 'Bucket'));
  return found && { ...invocation, bucket: found.bucket, owner: found.account };
}

/** An operation on a bucket: S3 says whether a bucket exists to everybody. */
export function bucketOperation({ head, permissions, run }: BucketOperation): Operation {
  const missing = () => fail(head ? 's3.head-missing' : 's3.no-bucket');
  return {
    before: (invocation) => {
      const call = callOn(invocation);
      if (!call) return missing().error;
      const expected = optionalText(invocation.input, 'ExpectedBucketOwner') ?? call.owner.id;
      // Amazon S3 User Guide, bucket-owner-condition.
      return expected === call.owner.id ? null : fail(head ? 's3.head-denied' : 's3.other-account').error;
    },
    permissions: (invocation) => {
      const call = callOn(invocation);
      return call ? permissions(call) : [];
    },
    run: (invocation) => {
      const call = callOn(invocation);
      return call ? run(call) : missing();
    },
    ...(head ? { denied: fail('s3.head-denied').error } : {}),
  };
}
