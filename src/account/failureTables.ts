import { fail as accessanalyzer } from './accessanalyzer/failures.ts';
import { fail as cloudtrail } from './cloudtrail/failures.ts';
import { fail as config } from './config/failures.ts';
import { fail as dynamodb } from './dynamodb/failures.ts';
import { fail as ec2 } from './ec2/failures.ts';
import { fail as events } from './events/failures.ts';
import { type FailureRows, sharedFailures } from './fail.ts';
import { fail as iam } from './iam/failures.ts';
import { fail as identitystore } from './identitystore/failures.ts';
import { fail as kms } from './kms/failures.ts';
import { fail as lambda } from './lambda/failures.ts';
import { fail as organizations } from './organizations/failures.ts';
import { fail as s3 } from './s3/failures.ts';
import { fail as secretsmanager } from './secretsmanager/failures.ts';
import { fail as sns } from './sns/failures.ts';
import { fail as sqs } from './sqs/failures.ts';
import { fail as ssm } from './ssm/failures.ts';
import { fail as ssoAdmin } from './sso-admin/failures.ts';
import { fail as sts } from './sts/failures.ts';

/** The failures of each API, and those that all of them share, as tables of code, status and text. */
export const failureTables: readonly (readonly [string, FailureRows])[] = [
  ['all', sharedFailures],
  ['accessanalyzer', accessanalyzer.rows],
  ['cloudtrail', cloudtrail.rows],
  ['config', config.rows],
  ['dynamodb', dynamodb.rows],
  ['ec2', ec2.rows],
  ['events', events.rows],
  ['iam', iam.rows],
  ['identitystore', identitystore.rows],
  ['kms', kms.rows],
  ['lambda', lambda.rows],
  ['organizations', organizations.rows],
  ['s3', s3.rows],
  ['secretsmanager', secretsmanager.rows],
  ['sns', sns.rows],
  ['sqs', sqs.rows],
  ['ssm', ssm.rows],
  ['sso-admin', ssoAdmin.rows],
  ['sts', sts.rows],
];
