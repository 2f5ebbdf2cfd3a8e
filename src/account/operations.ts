import { accessAnalyzerOperations } from './accessanalyzer/operations.ts';
import { ec2Operations } from './ec2/operations.ts';
import { iamOperations } from './iam/operations.ts';
import { identitystoreOperations } from './identitystore/operations.ts';
import type { Operations } from './operation.ts';
import { organizationsOperations } from './organizations/operations.ts';
import { resourceOperations } from './resourceServices.ts';
import { s3Operations } from './s3/operations.ts';
import { s3controlOperations } from './s3/publicAccess.ts';
import { ssoAdminOperations } from './sso-admin/operations.ts';
import { stsOperations } from './sts/operations.ts';

/** Every operation that the sandbox carries out, by service and name. */
export const operations: Readonly<Record<string, Operations>> = {
  iam: iamOperations,
  sts: stsOperations,
  ec2: ec2Operations,
  s3: s3Operations,
  s3control: s3controlOperations,
  ...resourceOperations,
  organizations: organizationsOperations,
  accessanalyzer: accessAnalyzerOperations,
  'sso-admin': ssoAdminOperations,
  identitystore: identitystoreOperations,
};
