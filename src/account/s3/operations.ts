import type { Operations } from '../operation.ts';
import { deleteBucketPolicy, getBucketPolicy, putBucketPolicy } from './bucketPolicy.ts';
import {
  createBucket,
  deleteBucket,
  deleteBucketTagging,
  getBucketLocation,
  getBucketTagging,
  headBucket,
  listBuckets,
  putBucketTagging,
} from './buckets.ts';
import { copies } from './copies.ts';
import { bucketEncryption } from './encryption.ts';
import { listObjectsV2 } from './listObjects.ts';
import { deleteObject, getObject, headObject, putObject } from './objects.ts';
import { bucketPublicAccess } from './publicAccess.ts';

/** Operations of Amazon S3 that the sandbox carries out. */
export const s3Operations: Operations = {
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteBucketTagging: deleteBucketTagging,
  DeleteObject: deleteObject,
  GetBucketLocation: getBucketLocation,
  GetBucketPolicy: getBucketPolicy,
  GetBucketTagging: getBucketTagging,
  GetObject: getObject,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjectsV2: listObjectsV2,
  PutBucketPolicy: putBucketPolicy,
  PutBucketTagging: putBucketTagging,
  PutObject: putObject,
  ...copies,
  ...bucketEncryption,
  ...bucketPublicAccess,
};
