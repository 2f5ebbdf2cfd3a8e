import type { Account } from '../../account/sandbox.ts';
import type { Choice } from '../form/choices.ts';
import { type ChoiceSource, type ChoiceSources, named, names, plain } from './choiceSource.ts';

/** Of the other resources of the account, those whose ARN fits: its first group, or the whole, is what requests name. */
const resources =
  (arn: RegExp): ChoiceSource =>
  (_, account) =>
    [...account.resources.keys()].flatMap((one) => {
      const found = arn.exec(one);
      return found === null ? [] : [plain(found[1] ?? one)];
    });

/** ARNs that people know by their last part. */
const byName =
  (arn: RegExp): ChoiceSource =>
  (_, account) =>
    [...account.resources.keys()].flatMap((one) => {
      const found = arn.exec(one);
      return found === null ? [] : [named(one, found[1] ?? one)];
    });

/** A key by its alias or description, where it has one. */
const keys: ChoiceSource = (_, { resources: all }) =>
  [...all.values()].flatMap(({ arn, state }) => {
    const id = /:kms:[^:]*:\d+:key\/(.+)$/.exec(arn)?.[1];
    if (id === undefined) return [];
    const alias = [...all.values()].find((one) => one.state?.kind === 'alias' && one.state.target === arn);
    const says = alias?.arn.split(':').at(-1) ?? (state?.kind === 'key' ? state.description : '');
    return [named(id, says === '' ? id : `${says} ${id.slice(0, 8)}…`)];
  });

const queueUrls: ChoiceSource = (_, { resources: all }) =>
  [...all.keys()].flatMap((arn) => {
    const [, region, account, name] = /^arn:[^:]*:sqs:([^:]*):(\d+):(.+)$/.exec(arn) ?? [];
    return name === undefined ? [] : [named(`https://sqs.${region}.amazonaws.com/${account}/${name}`, name)];
  });

function instances({ instances: all }: Account): readonly Choice[] {
  return [...all.values()].map(({ id, tags }) => {
    const name = tags.find(({ key }) => key === 'Name')?.value;
    return named(id, name === undefined ? id : `${id} ${name}`);
  });
}

const objects: ChoiceSource = (_, { buckets }) =>
  [...buckets.values()].flatMap(({ name, objects: all }) =>
    [...all.keys()].map((key) => named(key, `${key} of ${name}`)),
  );

/** Names with levels begin with a slash: Systems Manager User Guide, sysman-paramstore-su-create. */
const parameters: ChoiceSource = (_, { resources: all }) =>
  [...all.keys()].flatMap((arn) => {
    const name = /:ssm:[^:]*:\d+:parameter\/(.+)$/.exec(arn)?.[1];
    return name === undefined ? [] : [plain(name.includes('/') ? `/${name}` : name)];
  });

const tables = resources(/:dynamodb:[^:]*:\d+:table\/([^/]+)$/);
const trails = resources(/:cloudtrail:[^:]*:\d+:trail\/(.+)$/);
const rules = resources(/:events:[^:]*:\d+:rule\/(?:.*\/)?([^/]+)$/);
const buckets: ChoiceSource = (_, account) => names(account.buckets);

/** Names of the services that policies are about. */
export const resourceChoices: ChoiceSources = {
  Bucket: buckets,
  'cloudtrail:S3BucketName': buckets,
  's3:Key': objects,
  InstanceId: (_, account) => instances(account),
  'ec2:Resource': (_, account) => instances(account),
  'ec2:AssociationId': (_, account) =>
    [...account.instances.values()].flatMap(({ id, association }) =>
      association === null ? [] : [named(association.id, `${association.id} of ${id}`)],
    ),
  'kms:KeyId': keys,
  'kms:TargetKeyId': keys,
  'kms:DestinationKeyId': keys,
  KMSMasterKeyID: keys,
  KmsKeyId: keys,
  'kms:AliasName': resources(/:kms:[^:]*:\d+:(alias\/.+)$/),
  'kms:GrantId': (_, { resources: all }) =>
    [...all.values()].flatMap(({ state }) =>
      state?.kind === 'key' ? state.grants.map(({ id, name }) => named(id, name ?? id)) : [],
    ),
  'sqs:QueueUrl': queueUrls,
  'sns:TopicArn': byName(/:sns:[^:]*:\d+:([^:]+)$/),
  'secretsmanager:SecretId': byName(/:secretsmanager:[^:]*:\d+:secret:(.+?)(?:-\w{6})?$/),
  'ssm:Name': parameters,
  'ssm:ResourceId': parameters,
  'lambda:FunctionName': resources(/:lambda:[^:]*:\d+:function:([^:]+)$/),
  'dynamodb:TableName': tables,
  'dynamodb:ResourceArn': byName(/:dynamodb:[^:]*:\d+:table\/([^/]+)$/),
  'cloudtrail:Name': trails,
  'cloudtrail:TrailName': trails,
  'events:Name': rules,
  'events:Rule': rules,
  'scheduler:Name': resources(/:scheduler:[^:]*:\d+:schedule\/(?:.*\/)?([^/]+)$/),
  'cloudwatch:AlarmName': resources(/:cloudwatch:[^:]*:\d+:alarm:(.+)$/),
  'config:ConfigurationRecorderName': (_, { resources: all }) =>
    [...all.values()].flatMap(({ state, arn }) =>
      state?.kind === 'recorder' ? [plain(arn.split('/').at(1) ?? arn)] : [],
    ),
  'logs:logGroupName': resources(/:logs:[^:]*:\d+:log-group:([^:]+)(?::\*)?$/),
};
