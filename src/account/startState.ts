import { createHash } from 'node:crypto';
import { nextHex, nextUuid } from './generator.ts';
import type { ResourceState } from './resourceState.ts';
import { drawFor, type Site, timeOf } from './startEntity.ts';
import type { ResourceStart } from './startShape.ts';
import { usualState } from './usualState.ts';

type Make = (site: Site, start: ResourceStart, created: number) => ResourceState;

export const roleArn = ({ account }: Site, role: string): string =>
  role.startsWith('arn:') ? role : `arn:aws:iam::${account}:role/${role}`;

const keyArn = ({ arn }: ResourceStart, key: string | undefined): string | null => {
  if (key === undefined || key.startsWith('arn:')) return key ?? null;
  const [, , , region = '', account = ''] = arn.split(':');
  return `arn:aws:kms:${region}:${account}:key/${key}`;
};

const functionOf = ({ account }: Site, given: string): string =>
  given.startsWith('arn:') ? given : `arn:aws:lambda:us-east-1:${account}:function:${given}`;

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** States by catalogue type: what a start says, with what AWS fills in. */
const makers: Readonly<Record<string, Make>> = {
  'kms:key': (site, { key = {}, arn }, created) => ({
    ...usualState.key,
    created,
    description: key.description ?? '',
    enabled: key.enabled ?? true,
    rotation: key.rotation ?? null,
    grants: (key.grants ?? []).map((grant, at) => ({
      id: drawFor(site, `${arn}/grant/${at}`, (seed) => nextHex(seed, 64)),
      token: drawFor(site, `${arn}/token/${at}`, (seed) => nextHex(seed, 64)),
      name: grant.name ?? null,
      grantee: grant.grantee,
      retiring: grant.retiring ?? null,
      operations: grant.operations,
      constraint: grant.encryptionContext === undefined ? null : { exact: false, pairs: grant.encryptionContext },
      issuer: `arn:aws:iam::${site.account}:root`,
      created,
    })),
  }),
  'kms:alias': (_site, start, created) => ({ kind: 'alias', target: keyArn(start, start.alias?.key) ?? '', created }),
  'sqs:queue': (site, { queue = {}, arn }, created) => ({
    ...usualState.queue,
    created,
    messages: (queue.messages ?? []).map((body, at) => ({
      id: drawFor(site, `${arn}/message/${at}`, nextUuid),
      body,
      receipt: null,
      hidden: 0,
    })),
  }),
  'sns:topic': (site, { topic = {}, arn }) => ({
    ...usualState.topic,
    subscriptions: (topic.subscriptions ?? []).map(({ protocol, endpoint }, at) => ({
      arn: `${arn}:${drawFor(site, `${arn}/subscription/${at}`, nextUuid)}`,
      protocol,
      endpoint,
    })),
  }),
  'secretsmanager:Secret': (site, start, created) => ({
    ...usualState.secret,
    created,
    changed: created,
    description: start.secret?.description ?? '',
    key: keyArn(start, start.secret?.key),
    versions: [
      {
        id: drawFor(site, `${start.arn}/version`, nextUuid),
        value: start.secret?.value ?? 'a-secret-value',
        stages: ['AWSCURRENT'],
        created,
      },
    ],
    rotation:
      start.secret?.rotation === undefined
        ? null
        : {
            enabled: true,
            function: functionOf(site, start.secret.rotation.function),
            days: start.secret.rotation.days ?? null,
            last: null,
          },
  }),
  'ssm:parameter': (_site, start, created) => ({
    ...usualState.parameter,
    modified: created,
    type: start.parameter?.type ?? 'String',
    value: start.parameter?.value ?? 'a-value',
    key: keyArn(start, start.parameter?.key),
  }),
  'lambda:function': (site, start, created) => ({
    ...usualState.function,
    modified: created,
    role: start.function === undefined ? '' : roleArn(site, start.function.role),
    runtime: start.function?.runtime ?? usualState.function.runtime,
    environment: start.function?.environment ?? {},
    code: createHash('sha256').update(start.arn).digest('base64'),
  }),
  'dynamodb:table': (_site, { table = {} }, created) => {
    const hash = table.partitionKey ?? 'id';
    const range = table.sortKey ?? null;
    const types = Object.fromEntries([hash, range].flatMap((name) => (name === null ? [] : [[name, 'S'] as const])));
    const items = (table.items ?? []).map((item) =>
      Object.fromEntries(Object.entries(item).map(([name, value]) => [name, { S: text(value) }] as const)),
    );
    return { ...usualState.table, created, hash, range, types, items };
  },
  'cloudtrail:trail': (_site, { trail }, created) => ({
    ...usualState.trail,
    bucket: trail?.bucket ?? '',
    multiRegion: trail?.multiRegion ?? true,
    logging: trail?.logging ?? true,
    started: (trail?.logging ?? true) ? created : null,
  }),
  'events:rule-on-default-event-bus': (site, { rule = {} }, created) => ({
    ...usualState.rule,
    created,
    pattern: rule.pattern === undefined ? null : text(rule.pattern),
    schedule: rule.schedule ?? null,
    enabled: rule.enabled ?? true,
    targets: (rule.targets ?? []).map(({ arn, role }, at) => ({
      Id: `target-${at + 1}`,
      Arn: arn,
      ...(role === undefined ? {} : { RoleArn: roleArn(site, role) }),
    })),
  }),
  'scheduler:schedule': (site, { schedule }, created) => ({
    ...usualState.schedule,
    created,
    modified: created,
    settings: {
      State: 'ENABLED',
      ScheduleExpression: schedule?.expression ?? 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: schedule?.target ?? '', RoleArn: schedule === undefined ? '' : roleArn(site, schedule.role) },
    },
  }),
  'config:ConfigRule': (_site, { configRule, arn }) => ({
    ...usualState.configRule,
    settings: {
      ConfigRuleName: configRule?.name ?? arn.slice(arn.lastIndexOf('/') + 1),
      Source: { Owner: 'AWS', SourceIdentifier: configRule?.identifier ?? '' },
      ...(configRule?.parameters === undefined ? {} : { InputParameters: JSON.stringify(configRule.parameters) }),
    },
  }),
  'cloudwatch:alarm': (_site, { alarm = {} }, created) => ({
    ...usualState.alarm,
    value: alarm.value ?? usualState.alarm.value,
    updated: created,
    settings: {
      ActionsEnabled: true,
      ...(alarm.actions === undefined ? {} : { AlarmActions: alarm.actions }),
      ...(alarm.metric === undefined ? {} : { MetricName: alarm.metric }),
      ...(alarm.namespace === undefined ? {} : { Namespace: alarm.namespace }),
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: alarm.threshold ?? 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    },
  }),
  'config:ConfigurationRecorder': (site, { recorder = {} }, created) => ({
    ...usualState.recorder,
    recording: recorder.recording ?? true,
    started: (recorder.recording ?? true) ? created : null,
    settings: {
      ...usualState.recorder.settings,
      ...(recorder.role === undefined ? {} : { roleARN: roleArn(site, recorder.role) }),
    },
  }),
  'logs:log-group': (_site, { logGroup = {} }, created) => ({
    ...usualState.logGroup,
    created,
    streams: Object.entries(logGroup.streams ?? {}).map(([name, messages]) => ({
      name,
      created,
      events: messages.map((message) => ({ time: created, message, taken: created })),
    })),
  }),
};

/** The state of a resource of a start; undefined for kinds that have none. */
export function stateAtStart(
  site: Site,
  start: ResourceStart,
  service: string,
  type: string,
): ResourceState | undefined {
  return makers[`${service}:${type}`]?.(site, start, timeOf(site, start.created));
}

/** Which member of a start tells of resources of a type: `kms:key` → `key`. */
export const stateMembers: Readonly<Record<string, keyof ResourceStart>> = {
  'kms:key': 'key',
  'kms:alias': 'alias',
  'sqs:queue': 'queue',
  'sns:topic': 'topic',
  'secretsmanager:Secret': 'secret',
  'ssm:parameter': 'parameter',
  'lambda:function': 'function',
  'dynamodb:table': 'table',
  'cloudtrail:trail': 'trail',
  'events:rule-on-default-event-bus': 'rule',
  'scheduler:schedule': 'schedule',
  'config:ConfigRule': 'configRule',
  'config:ConfigurationRecorder': 'recorder',
  'cloudwatch:alarm': 'alarm',
  'logs:log-group': 'logGroup',
};
