import type { Policy } from '../policy/document.ts';
import { readPolicy } from '../policy/parse.ts';
import type { PolicyStatement, Tolerated } from '../scenario/scenario.ts';

type SetName = Extract<Tolerated, string>;

const allow = (action: string | readonly string[], resource: string | readonly string[] = '*') => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

/** Permissions that are free and never needed, by the name that scenarios use. */
const sets: Readonly<Record<SetName, readonly object[]>> = {
  /** What the EC2 console lists: the managed policy AmazonEC2ReadOnlyAccess. */
  'console-ec2': [
    allow([
      'ec2:Describe*',
      'ec2:GetSecurityGroupsForVpc',
      'elasticloadbalancing:Describe*',
      'cloudwatch:ListMetrics',
      'cloudwatch:GetMetricStatistics',
      'cloudwatch:Describe*',
      'autoscaling:Describe*',
    ]),
  ],
  /** What `aws s3 cp` needs beside PutObject for large files: Amazon S3 User Guide, mpuoverview. */
  'cli-s3-upload': [
    allow([
      's3:AbortMultipartUpload',
      's3:ListMultipartUploadParts',
      's3:ListBucketMultipartUploads',
      's3:GetBucketLocation',
    ]),
  ],
  /** The managed policy AWSLambdaBasicExecutionRole. */
  'lambda-basic-logging': [allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'])],
  /** IAM User Guide, reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only. */
  'mfa-self-service': [
    allow([
      'iam:ListVirtualMFADevices',
      'iam:GetAccountPasswordPolicy',
      'iam:GetAccountSummary',
      'sts:GetSessionToken',
    ]),
    allow(['iam:CreateVirtualMFADevice', 'iam:DeleteVirtualMFADevice'], 'arn:aws:iam::*:mfa/*'),
    allow(
      [
        'iam:GetUser',
        'iam:GetMFADevice',
        'iam:ListMFADevices',
        'iam:EnableMFADevice',
        'iam:ResyncMFADevice',
        'iam:DeactivateMFADevice',
        'iam:ChangePassword',
      ],
      ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:user/*/${aws:username}'],
    ),
  ],
};

const known = new WeakMap<object, Policy | null>();

/** A tolerated set or statement as a policy; null where the statement is none. */
export function toleratedPolicy(tolerated: Tolerated): Policy | null {
  if (typeof tolerated !== 'string') return statementPolicy(tolerated);
  const statements = sets[tolerated];
  const found = known.get(statements);
  if (found !== undefined) return found;
  const policy = readPolicy({ Version: '2012-10-17', Statement: statements }).policy;
  known.set(statements, policy);
  return policy;
}

/** A statement of a scenario as a policy; null where it is none. Each statement is read once. */
export function statementPolicy(statement: PolicyStatement): Policy | null {
  const found = known.get(statement);
  if (found !== undefined) return found;
  const policy = readPolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] }).policy;
  known.set(statement, policy);
  return policy;
}
