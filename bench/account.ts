/** The sandbox at work: calls a second, and how a large account slows them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiCall, Caller, JsonObject } from '../src/account/call.ts';
import { currentSandbox, type History, push, redo, startHistory, undo } from '../src/account/history.ts';
import { buildSandbox } from '../src/account/start.ts';
import type { SandboxStart } from '../src/account/startShape.ts';
import { createAttemptFile } from '../src/stores/attemptFile.ts';
import { measure, print } from './yardstick.ts';

const clock = Date.parse('2026-11-24T09:00:00Z');
const account = '111122223333';

const document = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

const many = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, at) => make(at));

const recorder = {
  arn: `arn:aws:config:us-east-1:${account}:configuration-recorder/default/1`,
  type: 'ConfigurationRecorder',
};

const items = many(100, (at) => ({ id: `item-${at}`, state: at % 2 === 0 ? 'open' : 'closed' }));

/** An administrator with an access key, and that many others; one bucket, key, table and schedule. */
function startWith(users: number, roles: number, policies: number, recorded = false): SandboxStart {
  const groups = Math.ceil(users / 100);
  return {
    accounts: [
      {
        id: account,
        policies: many(policies, (at) => ({ name: `policy-${at}`, document: document('s3:GetObject') })),
        groups: many(groups, (at) => ({ name: `group-${at}`, attached: [`policy-${at}`] })),
        users: [
          { name: 'admin', attached: ['AdministratorAccess'], accessKeys: [{}] },
          ...many(users - 1, (at) => ({
            name: `user-${at}`,
            groups: [`group-${at % groups}`],
            attached: [`policy-${at % policies}`],
            accessKeys: [{}],
            tags: { team: `team-${at % 7}` },
          })),
        ],
        buckets: [{ name: 'data', objects: many(100, (at) => `key-${at}`) }],
        resources: [
          { arn: `arn:aws:kms:us-east-1:${account}:key/11111111-1111-4111-8111-111111111111` },
          { arn: `arn:aws:dynamodb:us-east-1:${account}:table/orders`, table: { items } },
          { arn: `arn:aws:events:us-east-1:${account}:rule/often`, rule: { schedule: 'rate(1 minute)' } },
          ...(recorded ? [recorder] : []),
        ],
        roles: many(roles, (at) => ({ name: `role-${at}`, trust, inline: { own: document('sqs:SendMessage') } })),
      },
    ],
  };
}

class Bench {
  history: History;
  readonly caller: Caller;
  #count = 0;

  constructor(start: SandboxStart) {
    this.history = startHistory(buildSandbox(start, { clock, seed: 1 }));
    const key = currentSandbox(this.history).accounts.get(account)?.users.get('admin')?.accessKeys[0];
    if (!key) throw new Error('the administrator has no key');
    this.caller = { type: 'accessKey', accessKeyId: key.id };
  }

  call(operation: string, input: JsonObject = {}, service = 'iam'): ApiCall {
    this.#count += 1;
    const time = currentSandbox(this.history).clock + 1000;
    return { service, operation, input, caller: this.caller, time };
  }

  send(operation: string, input: JsonObject = {}, service = 'iam'): void {
    const { history, applied } = push(this.history, this.call(operation, input, service));
    if (!applied.outcome.ok) throw new Error(`${operation}: ${applied.outcome.error.message}`);
    this.history = history;
  }

  fresh(prefix: string): string {
    this.#count += 1;
    return `${prefix}-new-${this.#count}`;
  }
}

const simulation = {
  PolicySourceArn: `arn:aws:iam::${account}:user/user-7`,
  ActionNames: ['s3:GetObject', 's3:PutObject', 'iam:CreateUser'],
};

const keyId = '11111111-1111-4111-8111-111111111111';
const filtered = {
  TableName: 'orders',
  FilterExpression: '#s = :open AND begins_with(id, :item)',
  ExpressionAttributeNames: { '#s': 'state' },
  ExpressionAttributeValues: { ':open': { S: 'open' }, ':item': { S: 'item-' } },
};

/** What people do, by name. */
const commands: readonly (readonly [string, (bench: Bench) => void])[] = [
  ['iam get-user', (bench) => bench.send('GetUser', { UserName: 'user-7' })],
  ['iam list-users, one page of 1,000', (bench) => bench.send('ListUsers', { MaxItems: 1000 })],
  ['iam list-roles, one page of 1,000', (bench) => bench.send('ListRoles', { MaxItems: 1000 })],
  ['iam list-policies, one page of 1,000', (bench) => bench.send('ListPolicies', { Scope: 'Local', MaxItems: 1000 })],
  ['iam get-policy', (bench) => bench.send('GetPolicy', { PolicyArn: `arn:aws:iam::${account}:policy/policy-7` })],
  ['iam get-account-summary', (bench) => bench.send('GetAccountSummary')],
  ['iam get-account-authorization-details', (bench) => bench.send('GetAccountAuthorizationDetails')],
  ['iam simulate-principal-policy, three actions', (bench) => bench.send('SimulatePrincipalPolicy', simulation)],
  ['sts get-caller-identity', (bench) => bench.send('GetCallerIdentity', {}, 'sts')],
  [
    'iam create-user and delete-user',
    (bench) => {
      const input = { UserName: bench.fresh('user') };
      bench.send('CreateUser', input);
      bench.send('DeleteUser', input);
    },
  ],
  [
    'iam create-policy and delete-policy',
    (bench) => {
      const name = bench.fresh('policy');
      bench.send('CreatePolicy', { PolicyName: name, PolicyDocument: JSON.stringify(document('s3:PutObject')) });
      bench.send('DeletePolicy', { PolicyArn: `arn:aws:iam::${account}:policy/${name}` });
    },
  ],
  [
    'iam create-role and delete-role',
    (bench) => {
      const name = bench.fresh('role');
      bench.send('CreateRole', { RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) });
      bench.send('DeleteRole', { RoleName: name });
    },
  ],
  [
    'iam attach-user-policy and detach-user-policy',
    (bench) => {
      const input = { UserName: 'user-9', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };
      bench.send('AttachUserPolicy', input);
      bench.send('DetachUserPolicy', input);
    },
  ],
  ['s3api list-objects-v2', (bench) => bench.send('ListObjectsV2', { Bucket: 'data' }, 's3')],
  ['kms encrypt', (bench) => bench.send('Encrypt', { KeyId: keyId, Plaintext: 'aGVsbG8=' }, 'kms')],
  ['dynamodb scan with a filter', (bench) => bench.send('Scan', filtered, 'dynamodb')],
  ['sleep an hour past a rule of every minute', (bench) => bench.send('AdvanceClock', { Seconds: 3600 }, 'dojo')],
  [
    'undo and redo',
    (bench) => {
      bench.history = redo(undo(bench.history));
    },
  ],
];

function megabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

function run(title: string, users: number, roles: number, policies: number, recorded = false): void {
  console.log(`\n${title}`);
  const before = megabytes();
  const bench = new Bench(startWith(users, roles, policies, recorded));
  const built = megabytes();
  console.log(`  built: ${(built - before).toFixed(0)} MB`);
  const slowest: string[] = [];
  for (const [what, work] of commands) {
    const row = measure(`  ${what}`, () => work(bench));
    print(row);
    if (row.median > 50) slowest.push(what);
  }
  const steps = bench.history.steps.length;
  console.log(`  ${steps} calls kept for undo: ${(megabytes() - built).toFixed(0)} MB`);
  const started = performance.now();
  const rounds = 1000;
  for (let at = 0; at < rounds; at += 1)
    bench.send('TagUser', { UserName: 'user-7', Tags: [{ Key: 'n', Value: `${at}` }] });
  const seconds = (performance.now() - started) / 1000;
  console.log(`  tag-user: ${Math.round(rounds / seconds).toLocaleString('en')} calls a second`);
  console.log(`  ${bench.history.steps.length} calls kept for undo: ${(megabytes() - built).toFixed(0)} MB`);
  console.log(slowest.length === 0 ? '  every command under 50 ms' : `  over 50 ms: ${slowest.join(', ')}`);
}

run('an account of 20 users, 10 roles and 15 policies', 20, 10, 15);
// One less than the quotas, so that one more can be made.
run('an account of 5,000 users, 1,000 roles and 1,500 policies', 4999, 999, 1499);
run('the same with a recorder of AWS Config', 4999, 999, 1499, true);

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-bench-'));
const writer = createAttemptFile(join(folder, 'attempt.jsonl'), {
  format: 'iam-dojo-attempt',
  version: 1,
  scenario: { id: '0', slug: 'bench', version: '1.0.0', file: 'bench.yaml' },
  seed: 0,
  started: '2026-11-24T09:00:00Z',
});
const saved = new Bench(startWith(1, 0, 1)).call('CreateUser', { UserName: 'maya' });
print(
  measure('  save: one call, on the disk before it is shown', () =>
    writer.append({ type: 'call', call: saved, via: 'console' }),
  ),
);
writer.close();
rmSync(folder, { recursive: true });
