import type { JsonObject } from '../call.ts';
import type { StoredPolicy } from '../sandbox.ts';
import { documentText, storedPolicy } from '../storedPolicy.ts';

/** The policy of a key that is created without one: AWS KMS Developer Guide, key-policy-default. */
export function defaultKeyPolicy(account: string): StoredPolicy {
  const document: JsonObject = {
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
  const stored = storedPolicy(documentText(document), 'resource');
  if (!stored) throw new Error('the default key policy is no policy');
  return stored;
}
