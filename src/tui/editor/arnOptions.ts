import { findAction, serviceEntry } from '../../catalogue/authorization.ts';
import type { Option } from './completion.ts';

/** What the editor asks about the account it works on. */
export interface AccountNames {
  readonly account: string;
  readonly region: string;
  /** ARNs that exist in the account; `kind` is a word such as `user` or `bucket`. */
  arns(): readonly { readonly arn: string; readonly kind: string }[];
}

const principalKinds = new Set(['user', 'role']);

/** `arn:${Partition}:s3:::${BucketName}/${ObjectName}` → `arn:aws:s3:::*` + `/*`, with account and Region filled in. */
function filled(format: string, names: AccountNames): string {
  const known: Record<string, string> = { Partition: 'aws', Region: names.region, Account: names.account };
  return format.replace(/\$\{(\w+)\}/g, (_, name: string) => known[name] ?? '*');
}

function formatsFor(actionPatterns: readonly string[], names: AccountNames): Option[] {
  const options = new Map<string, Option>();
  for (const pattern of actionPatterns) {
    const prefix = pattern.split(':')[0]?.toLowerCase() ?? '';
    const service = serviceEntry(prefix);
    if (service === undefined) continue;
    const types = findAction(pattern)?.resources.map(({ type }) => type) ?? [...service.resourceTypes.keys()];
    for (const type of types) {
      const entry = service.resourceTypes.get(type.toLowerCase());
      if (entry === undefined) continue;
      const label = filled(entry.arn, names);
      options.set(label, { label, detail: entry.name, describe: () => `Any ${entry.name}: ${entry.arn}` });
    }
  }
  return [...options.values()];
}

/** ARNs of the account as options. */
export function accountArns(names: AccountNames): Option[] {
  return names
    .arns()
    .map(({ arn, kind }) => ({ label: arn, detail: kind, describe: () => `A ${kind} of this account` }));
}

/** Resources: those of the account that fit the statement's services first, then ARN formats, then `*`. */
export function resourceOptions(actionPatterns: readonly string[], names: AccountNames): Option[] {
  const services = new Set(actionPatterns.map((pattern) => pattern.split(':')[0]?.toLowerCase()));
  const fits = ({ label }: Option) => services.has(label.split(':')[2]);
  const own = accountArns(names);
  const every: Option = { label: '*', detail: 'everything', describe: () => 'Every resource' };
  return [...own.filter(fits), ...formatsFor(actionPatterns, names), every, ...own.filter((option) => !fits(option))];
}

/** Service principals, as the guides of the services name them. */
const services = [
  'apigateway',
  'cloudformation',
  'cloudtrail',
  'codebuild',
  'codedeploy',
  'codepipeline',
  'config',
  'ec2',
  'ecs',
  'ecs-tasks',
  'eks',
  'elasticloadbalancing',
  'events',
  'firehose',
  'glue',
  'guardduty',
  'lambda',
  'rds',
  's3',
  'sagemaker',
  'scheduler',
  'sns',
  'sqs',
  'ssm',
  'states',
].map((name): Option => ({ label: `${name}.amazonaws.com`, detail: 'service' }));

/** Who may stand under `AWS`, `Service`, `Federated` or directly as the principal. */
export function principalOptions(type: string | null, names: AccountNames): readonly Option[] {
  const anyone: Option = { label: '*', detail: 'anyone', describe: () => 'Everybody, with or without credentials' };
  if (type === 'Service') return services;
  if (type === 'Federated') return accountArns(names).filter(({ detail }) => /provider/.test(detail));
  if (type !== 'AWS') return type === null ? [anyone] : [];
  const root: Option = {
    label: `arn:aws:iam::${names.account}:root`,
    detail: 'account',
    describe: () => 'The whole account: its own policies decide who in it may',
  };
  return [...accountArns(names).filter(({ detail }) => principalKinds.has(detail)), root, anyone];
}
