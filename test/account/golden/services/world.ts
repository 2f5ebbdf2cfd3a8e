import { apply } from '../../../../src/account/apply.ts';
import type { Applied, Caller, Json, JsonObject } from '../../../../src/account/call.ts';
import type { Sandbox } from '../../../../src/account/sandbox.ts';
import { buildSandbox } from '../../../../src/account/start.ts';

const account = '111122223333';
const startTime = Date.parse('2026-11-25T09:00:00Z');
const created = '2026-01-02T03:04:05Z';
const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${account}:${rest}`;
const allow = (action: Json, resource: Json = '*', rest: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource, ...rest }],
});
const trust = (service: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});
const cloudtrail = { Principal: { Service: 'cloudtrail.amazonaws.com' } };
const key = arn('kms', 'key/11111111-1111-4111-8111-111111111111');
const queue = arn('sqs', 'work');
const rotator = arn('lambda', 'function:rotator');

/** One account with one of each resource that the services of this folder act on. */
const start = buildSandbox(
  {
    accounts: [
      {
        id: account,
        created,
        users: [
          {
            name: 'nobody',
            id: 'AIDANOBODYNOBODY00001',
            created,
            accessKeys: [{ id: 'AKIANOBODYNOBODY0001', created }],
          },
        ],
        roles: [
          { name: 'app', created, trust: trust('lambda.amazonaws.com'), inline: { own: allow('secretsmanager:*') } },
          {
            name: 'plans',
            created,
            trust: trust('scheduler.amazonaws.com'),
            inline: { own: allow('sqs:SendMessage') },
          },
          { name: 'web', created, trust: trust('ec2.amazonaws.com') },
          { name: 'config', created, trust: trust('config.amazonaws.com') },
        ],
        instanceProfiles: [
          { name: 'web', created, role: 'web', id: 'AIPAWEBWEBWEBWEB00001' },
          { name: 'blank', created },
        ],
        instances: [
          { id: 'i-0aaaaaaaaaaaaaaa1', launched: created, profile: 'web', tags: { env: 'dev' } },
          { id: 'i-0aaaaaaaaaaaaaaa2', launched: created, state: 'stopped' },
        ],
        buckets: [
          {
            name: 'notes',
            created,
            tags: { team: 'blue' },
            policy: allow('s3:GetObject', 'arn:aws:s3:::notes/*', { Principal: { AWS: account } }),
            blockPublicAccess: true,
            objects: [
              { key: 'a.txt', body: 'first', modified: created, tags: { kind: 'note' } },
              { key: 'sub/b.txt', body: 'second', modified: created },
            ],
          },
          { name: 'empty', created },
          {
            name: 'trail-logs',
            created,
            policy: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 's3:GetBucketAcl', Resource: 'arn:aws:s3:::trail-logs', ...cloudtrail },
                { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::trail-logs/*', ...cloudtrail },
              ],
            },
          },
        ],
        blockPublicAccess: true,
        resources: [
          {
            arn: key,
            tags: { team: 'blue' },
            key: {
              description: 'for notes',
              rotation: 365,
              grants: [{ name: 'reader', grantee: `arn:aws:iam::${account}:role/app`, operations: ['Decrypt'] }],
            },
          },
          { arn: arn('kms', 'key/22222222-2222-4222-8222-222222222222'), key: { enabled: false } },
          { arn: arn('kms', 'alias/notes'), alias: { key } },
          { arn: queue, queue: { messages: ['hello'] } },
          { arn: arn('sns', 'news'), topic: { subscriptions: [{ protocol: 'sqs', endpoint: queue }] } },
          {
            arn: arn('secretsmanager', 'secret:db-AbCdEf'),
            tags: { team: 'blue' },
            secret: { value: 'first', description: 'the database', rotation: { function: 'rotator', days: 30 } },
          },
          { arn: arn('secretsmanager', 'secret:bare-AbCdEf'), secret: { value: 'plain' } },
          { arn: arn('ssm', 'parameter/app/url'), tags: { team: 'blue' }, parameter: { value: 'https://x.example' } },
          {
            arn: rotator,
            function: { role: 'app', environment: { LEVEL: 'info' } },
            policy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'rotation',
                  Effect: 'Allow',
                  Principal: { Service: 'secretsmanager.amazonaws.com' },
                  Action: 'lambda:InvokeFunction',
                  Resource: rotator,
                },
              ],
            },
          },
          {
            arn: arn('dynamodb', 'table/orders'),
            table: { partitionKey: 'user', sortKey: 'day', items: [{ user: 'maya', day: '01', state: 'open' }] },
          },
          { arn: arn('cloudtrail', 'trail/main'), trail: { bucket: 'trail-logs', logging: true } },
          { arn: arn('events', 'rule/orders'), rule: { pattern: { source: ['shop'] }, targets: [{ arn: queue }] } },
          {
            arn: arn('scheduler', 'schedule/default/nightly'),
            schedule: { expression: 'rate(1 day)', target: queue, role: 'plans' },
          },
          { arn: arn('config', 'configuration-recorder/default/recorder'), type: 'ConfigurationRecorder' },
          {
            arn: arn('config', 'config-rule/config-rule-abcdef'),
            configRule: { name: 'root-mfa', identifier: 'ROOT_ACCOUNT_MFA_ENABLED' },
          },
          { arn: arn('logs', 'log-group:/app'), logGroup: { streams: { one: ['hello', 'bye'] } } },
          { arn: `arn:aws:ec2:us-east-1::image/ami-0aaaaaaaaaaaaaaa1` },
          { arn: arn('ec2', 'subnet/subnet-0aaaaaaaaaaaaaaa1'), tags: { tier: 'web' } },
          { arn: arn('ec2', 'security-group/sg-0aaaaaaaaaaaaaaa1') },
          { arn: arn('ec2', 'vpc/vpc-0aaaaaaaaaaaaaaa1') },
        ],
      },
    ],
  },
  { clock: startTime, seed: 7 },
);

const callers: Readonly<Record<string, Caller>> = {
  root: { type: 'root', account, mfa: true },
  nobody: { type: 'accessKey', accessKeyId: 'AKIANOBODYNOBODY0001' },
};

export function send(sandbox: Sandbox, caller: string, line: string, input: JsonObject): Applied {
  const [service = '', operation = ''] = line.split(':');
  const from = callers[caller];
  if (!from) throw new Error(`there is no caller ${caller}`);
  return apply(sandbox, { service, operation, input, caller: from, time: sandbox.clock + 1000, region: 'us-east-1' });
}

/** The sandbox that every case starts from. */
export const world: Sandbox = start;

/** What a case cannot write down, from the answers of the calls before it: `{KeyId}` is the last answer's member. */
export function filled(value: Json, answers: JsonObject): Json {
  if (typeof value === 'string') {
    const [, name = ''] = /^\{(\w+)\}$/.exec(value) ?? [];
    return name in answers ? (answers[name] ?? value) : value;
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, answers)]));
}

const drawn = /^(CiphertextBlob|ciphertextBlob|Plaintext|ReceiptHandle|GrantToken|RandomPassword)$/;
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(AIDA|AROA|AIPA|ASIA)[A-Z2-7]{16,17}\b/g, '$1…'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\b[0-9a-f]{64}\b/g, '<id>'],
  [/\bi-0(?!a{15}|b{15})[0-9a-f]{16}\b/g, 'i-…'],
  [/\br-0[0-9a-f]{16}\b/g, 'r-…'],
  [/\biip-assoc-0[0-9a-f]{16}\b/g, 'iip-assoc-…'],
  [/\bconfig-rule-(?!abcdef)[a-z0-9]{6}\b/g, 'config-rule-…'],
  [/\bsecret:([\w]+)-[A-Za-z]{6}\b/g, 'secret:$1-…'],
];

/** An answer without what is drawn. */
export function plain(value: Json, member = ''): Json {
  if (typeof value === 'string') {
    if (drawn.test(member)) return '<drawn>';
    return patterns.reduce((text, [pattern, shown]) => text.replace(pattern, shown), value);
  }
  if (Array.isArray(value)) return value.map((one) => plain(one, member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [plain(name), plain(one, name)])
      .map(([name, one]) => [String(name), one ?? null]),
  );
}
