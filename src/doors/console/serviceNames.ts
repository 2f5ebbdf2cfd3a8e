import { modelledServices, serviceModel } from '../../catalogue/models.ts';
import type { ServiceModel } from '../../catalogue/shapes.ts';
import { cliName } from './cliNames.ts';

/** Command names that differ from the model's. */
const commandNames: Readonly<Record<string, string>> = { config: 'configservice', s3: 's3api' };

const titles: Readonly<Record<string, string>> = {
  accessanalyzer: 'IAM Access Analyzer',
  cloudtrail: 'AWS CloudTrail',
  cloudwatch: 'Amazon CloudWatch',
  configservice: 'AWS Config',
  dynamodb: 'Amazon DynamoDB',
  events: 'Amazon EventBridge',
  kms: 'AWS Key Management Service',
  lambda: 'AWS Lambda',
  logs: 'Amazon CloudWatch Logs',
  s3control: 'Amazon S3 settings of an account',
  scheduler: 'Amazon EventBridge Scheduler',
  secretsmanager: 'AWS Secrets Manager',
  sns: 'Amazon Simple Notification Service',
  sqs: 'Amazon Simple Queue Service',
  ssm: 'AWS Systems Manager',
  ec2: 'Amazon Elastic Compute Cloud',
  iam: 'AWS Identity and Access Management',
  identitystore: 'AWS Identity Store',
  organizations: 'AWS Organizations',
  s3: 'high-level Amazon S3 commands',
  s3api: 'Amazon Simple Storage Service',
  'sso-admin': 'AWS IAM Identity Center',
  sts: 'AWS Security Token Service',
  configure: 'settings of profiles',
  wait: 'wait until something is there',
};

/** What a command is for, in a few words. */
export function serviceTitle(command: string): string {
  return titles[command] ?? command;
}

/** Model name by command name, in alphabetical order: `aws s3api` is the model `s3`. */
export function serviceCommands(): ReadonlyMap<string, string> {
  const names = modelledServices().map((service) => [commandNames[service] ?? service, service] as const);
  return new Map(names.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The model behind a command name. */
export function commandModel(command: string): ServiceModel | undefined {
  const service = serviceCommands().get(command);
  return service === undefined ? undefined : serviceModel(service);
}

/** Operation by command-line name. */
export function operationNames(model: ServiceModel): ReadonlyMap<string, string> {
  return new Map(Object.keys(model.operations).map((operation) => [cliName(operation), operation]));
}
