import { serviceEntry } from '../../catalogue/authorization.ts';

const site = 'https://docs.aws.amazon.com';

/** Page of a service in the Service Authorization Reference: its name is the service's title without blanks and signs. */
export function servicePage(prefix: string): string | null {
  const title = serviceEntry(prefix)?.title;
  if (title === undefined) return null;
  return `${site}/service-authorization/latest/reference/list_${title.toLowerCase().replace(/[^a-z0-9]/g, '')}.html`;
}

export const globalKeysPage = `${site}/IAM/latest/UserGuide/reference_policies_condition-keys.html`;

/** Page of an AWS managed policy in the AWS Managed Policy Reference Guide. */
export function managedPolicyPage(name: string): string {
  return `${site}/aws-managed-policy/latest/reference/${name}.html`;
}

/** Where the API references of services keep the pages of their operations, by name of the API. */
const operationPages: Readonly<Record<string, string>> = {
  iam: 'IAM/latest/APIReference/API_',
  sts: 'STS/latest/APIReference/API_',
  organizations: 'organizations/latest/APIReference/API_',
  accessanalyzer: 'access-analyzer/latest/APIReference/API_',
  'sso-admin': 'singlesignon/latest/APIReference/API_',
  identitystore: 'singlesignon/latest/IdentityStoreAPIReference/API_',
  ec2: 'AWSEC2/latest/APIReference/API_',
  s3: 'AmazonS3/latest/API/API_',
  s3control: 'AmazonS3/latest/API/API_control_',
  kms: 'kms/latest/APIReference/API_',
  secretsmanager: 'secretsmanager/latest/apireference/API_',
  dynamodb: 'amazondynamodb/latest/APIReference/API_',
  cloudtrail: 'awscloudtrail/latest/APIReference/API_',
};

export function operationPage(service: string, operation: string): string | null {
  const start = operationPages[service];
  return start === undefined ? null : `${site}/${start}${operation}.html`;
}
