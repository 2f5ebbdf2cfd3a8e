import type { UnreadRows } from '../unreadRow.ts';

const reads = ['GetObject', 'HeadObject'];
const writes = ['PutObject', 'CopyObject'];

/** Amazon S3 API Reference. */
export const s3Unread: UnreadRows = [
  {
    of: '*',
    members: ['ChecksumAlgorithm', 'ContentMD5', 'ContentLength', 'ChecksumMode'],
    harmless: 'guards against errors on the way, of which there are none here',
  },
  { of: '*', members: ['RequestPayer'], harmless: 'nobody pays' },
  { of: '*', members: ['VersionId'], except: ['null'] },
  {
    of: ['DeleteObject', 'DeleteObjects'],
    members: ['MFA', 'BypassGovernanceRetention'],
    harmless: 'counts only for versioned or locked objects, which there are none of',
  },
  { of: ['DeleteObject'], members: ['IfMatch', 'IfMatchLastModifiedTime', 'IfMatchSize'] },
  {
    of: ['DeleteObjects'],
    members: [
      'Delete.Objects[].VersionId',
      'Delete.Objects[].ETag',
      'Delete.Objects[].LastModifiedTime',
      'Delete.Objects[].Size',
    ],
  },
  {
    of: reads,
    members: ['IfMatch', 'IfModifiedSince', 'IfNoneMatch', 'IfUnmodifiedSince', 'Range', 'PartNumber'],
  },
  {
    of: reads,
    members: [
      'ResponseCacheControl',
      'ResponseContentDisposition',
      'ResponseContentEncoding',
      'ResponseContentLanguage',
      'ResponseContentType',
      'ResponseExpires',
    ],
  },
  { of: [...reads, ...writes], members: ['SSECustomerAlgorithm', 'SSECustomerKey', 'SSECustomerKeyMD5'] },
  {
    of: writes,
    members: ['IfMatch', 'IfNoneMatch', 'SSEKMSEncryptionContext', 'ObjectLockMode', 'ObjectLockRetainUntilDate'],
  },
  { of: writes, members: ['BucketKeyEnabled'], except: [false] },
  { of: writes, members: ['ObjectLockLegalHoldStatus'], except: ['OFF'] },
  { of: ['PutObject'], members: ['WriteOffsetBytes'] },
  {
    of: ['PutObject'],
    members: [
      'ChecksumCRC32',
      'ChecksumCRC32C',
      'ChecksumCRC64NVME',
      'ChecksumSHA1',
      'ChecksumSHA256',
      'ChecksumSHA512',
      'ChecksumMD5',
      'ChecksumXXHASH64',
      'ChecksumXXHASH3',
      'ChecksumXXHASH128',
    ],
    harmless: 'guards against errors on the way, of which there are none here',
  },
  {
    of: ['CopyObject'],
    members: [
      'AnnotationDirective',
      'CopySourceIfMatch',
      'CopySourceIfModifiedSince',
      'CopySourceIfNoneMatch',
      'CopySourceIfUnmodifiedSince',
      'CopySourceSSECustomerAlgorithm',
      'CopySourceSSECustomerKey',
      'CopySourceSSECustomerKeyMD5',
    ],
  },
  { of: ['CreateBucket'], members: ['ObjectLockEnabledForBucket'], except: [false] },
  { of: ['CreateBucket'], members: ['ObjectOwnership'], except: ['BucketOwnerEnforced'] },
  { of: ['CreateBucket'], members: ['BucketNamespace'], except: ['global'] },
  {
    of: ['CreateBucket'],
    members: [
      'CreateBucketConfiguration.Location',
      'CreateBucketConfiguration.Bucket',
      'CreateBucketConfiguration.Tags',
    ],
  },
  { of: ['ListObjectsV2'], members: ['EncodingType'], harmless: 'keys are shown decoded, as the AWS CLI does' },
  { of: ['ListObjectsV2'], members: ['FetchOwner'], except: [false] },
  { of: ['ListObjectsV2'], members: ['OptionalObjectAttributes'] },
  {
    of: ['PutBucketPolicy'],
    members: ['ConfirmRemoveSelfBucketAccess'],
    harmless: 'lets S3 take a policy that shuts out its caller, which the sandbox takes without it',
  },
  { of: writes, members: ['ServerSideEncryption'], except: ['AES256', 'aws:kms'] },
  {
    of: ['PutBucketEncryption'],
    members: ['ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm'],
    except: ['AES256', 'aws:kms'],
  },
  {
    of: ['PutBucketEncryption'],
    members: ['ServerSideEncryptionConfiguration.Rules[].BucketKeyEnabled'],
    except: [false],
  },
  { of: ['PutBucketEncryption'], members: ['ServerSideEncryptionConfiguration.Rules[].BlockedEncryptionTypes'] },
];
