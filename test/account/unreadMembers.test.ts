import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Caller, Json, JsonObject } from '../../src/account/call.ts';
import { identify, isIdentity } from '../../src/account/identify.ts';
import type { Operation } from '../../src/account/operation.ts';
import { operations } from '../../src/account/operations.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { unreadError, unreadMembers } from '../../src/account/unreadMembers.ts';
import { speaksOf } from '../../src/account/unreadRow.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { goldenCases } from './golden/cases.ts';
import { inputIn, readyAfter, serviceCases } from './golden/services/cases.ts';
import { filled, send, world } from './golden/world.ts';

const account = '111122223333';
const root: Caller = { type: 'root', account, mfa: true };
/** `service.Operation member`, for every member that a handler looked at. */
const read = new Set<string>();

/** An input that notes which of its members are looked at. */
const noting = (operation: string, input: JsonObject): JsonObject =>
  new Proxy(input, {
    get: (target, name) => {
      if (typeof name === 'string') read.add(`${operation} ${name}`);
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      if (typeof name === 'string') read.add(`${operation} ${name}`);
      return Reflect.has(target, name);
    },
  });

function run(line: string, sandbox: Sandbox, caller: Caller, given: JsonObject, region = 'us-east-1'): void {
  const [service = '', name = ''] = line.split(':');
  const row: Operation | undefined = operations[service]?.[name];
  const time = sandbox.clock + 1000;
  const identity = identify(sandbox, caller, time);
  if (!row || !isIdentity(identity)) return;
  const held = sandbox.accounts.get(account);
  if (!held) throw new Error('the account is gone');
  const input = noting(`${service}.${name}`, given);
  const call = { sandbox, account: identity.account ?? held, identity, input, time, region };
  if (row.before?.(call)) return;
  row.permissions(row.caller ? { ...call, identity: row.caller(call) } : call);
  row.run(call);
}

const callers: Readonly<Record<string, Caller>> = {
  rootKey: { type: 'accessKey', accessKeyId: 'AKIAROOTROOTROOT0001' },
  maya: { type: 'accessKey', accessKeyId: 'AKIAMAYAMAYAMAYA0001' },
  mayaConsole: { type: 'console', account, user: 'maya', mfa: true },
  nobody: { type: 'anonymous' },
};

for (const { op, before, call, errors, caller } of goldenCases) {
  for (const one of [{ before, call, caller }, ...errors]) {
    let sandbox = world;
    for (const [operation, input] of (one.before ?? []).flatMap((calls) => Object.entries(calls))) {
      sandbox = send(sandbox, 'root', `iam:${operation}`, objectOf(filled(sandbox, input))).sandbox;
    }
    run(op, sandbox, callers[one.caller ?? caller ?? ''] ?? root, objectOf(filled(sandbox, one.call)));
  }
}
for (const { op, before, call, errors } of serviceCases) {
  for (const one of [{ before, call }, ...errors]) {
    const { sandbox, answers } = readyAfter(one.before);
    run(op, sandbox, root, inputIn(one.call, answers));
  }
}

/** Members that only count beside others. */
const further: readonly (readonly [line: string, input: JsonObject, region?: string])[] = [
  ['s3:CopyObject', { Bucket: 'empty', Key: 'b', CopySource: 'notes/a.txt', MetadataDirective: 'REPLACE' }],
  ['kms:GenerateDataKeyWithoutPlaintext', { KeyId: '11111111-1111-4111-8111-111111111111' }],
  ['kms:CreateGrant', { KeyId: '11111111-1111-4111-8111-111111111111', Operations: ['Decrypt'] }],
  ['ssm:PutParameter', { Name: '/app/code', Value: 'x', Type: 'SecureString' }],
  ['cloudtrail:DescribeTrails', {}, 'eu-west-1'],
  ...['DescribeLogStreams', 'GetLogEvents', 'FilterLogEvents'].map((name) => [`logs:${name}`, {}] as const),
];
for (const [line, input, region] of further) run(line, readyAfter([]).sandbox, root, input, region);
const { sandbox: deleted } = readyAfter([{ 'secretsmanager:DeleteSecret': { SecretId: 'db' } }]);
run('secretsmanager:ListSecrets', deleted, root, {});

function objectOf(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** Operations without such a case: what the text of their service's folder names counts as looked at. */
const withCase = new Set([...goldenCases, ...serviceCases].map(({ op }) => op.replace(':', '.')));
const texts = new Map(
  ['iam', 'sts', 'organizations', 'accessanalyzer', 'sso-admin', 'identitystore'].map((service) => {
    const folder = new URL(`../../src/account/${service}/`, import.meta.url);
    const files = readdirSync(folder).filter((name) => name !== 'unread.ts');
    return [service, files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')] as const;
  }),
);

const membersOf = (service: string, operation: string): readonly string[] => {
  const model = serviceModel(service);
  return Object.keys(model?.shapes[model.operations[operation]?.input?.shape ?? '']?.members ?? {});
};

/** Whether a path such as `Targets[].InputPath` leads through the model; keys of maps are free. */
function leads(service: string, operation: string, path: string): boolean {
  const shapes = serviceModel(service)?.shapes ?? {};
  let shape = shapes[serviceModel(service)?.operations[operation]?.input?.shape ?? ''];
  for (const part of path.split('.')) {
    if (shape?.type === 'map') return true;
    shape = shapes[shape?.members?.[part.replace('[]', '')]?.shape ?? ''];
    if (part.endsWith('[]')) shape = shapes[shape?.member?.shape ?? ''];
    if (!shape) return false;
  }
  return true;
}

const listed = (service: string, operation: string, member: string): boolean =>
  (unreadMembers[service] ?? []).some(
    (row) => speaksOf(row, operation) && row.members.some((path) => path.replace(/[.[].*/, '') === member),
  );

const carried = Object.entries(operations).flatMap(([service, rows]) =>
  Object.keys(rows).map((operation) => ({ service, operation })),
);

/** Handlers that go through all members: EC2 refuses attributes that it does not know, the directory keeps them all. */
const takesAll = ['ec2.ModifyInstanceAttribute', 'identitystore.CreateUser'];

/** Members of pages, which one place reads for all lists. */
const ofPages = (service: string, operation: string, member: string): boolean => {
  const pages = serviceModel(service)?.operations[operation]?.paginator;
  return pages !== undefined && [pages.inputToken, pages.limitKey].includes(member);
};

describe('members of inputs', () => {
  it('are acted on, harmless for a reason, or refused: none is passed over', () => {
    const silent = carried.flatMap(({ service, operation }) =>
      membersOf(service, operation).flatMap((member) => {
        const name = `${service}.${operation}`;
        const written = !withCase.has(name) && new RegExp(`\\b${member}\\b`).test(texts.get(service) ?? '');
        const page = !withCase.has(name) && ofPages(service, operation, member);
        const known = read.has(`${name} ${member}`) || written || page || takesAll.includes(name);
        return known || listed(service, operation, member) ? [] : [`${name} ${member}`];
      }),
    );
    expect(silent).toEqual([]);
    expect(read.size).toBeGreaterThan(1000);
  });

  it('that are listed are members of the model, of operations that are carried out', () => {
    const strange = Object.entries(unreadMembers).flatMap(([service, rows]) =>
      rows.flatMap(({ of, members, harmless, except }) => {
        const all = Object.keys(operations[service] ?? {});
        const meant = of === '*' ? all : of;
        const nobody = members.filter((path) => !meant.some((operation) => leads(service, operation, path)));
        const unknown = of === '*' ? [] : of.filter((operation) => !all.includes(operation));
        const both = harmless !== undefined && except ? ['harmless and refused at once'] : [];
        return [...nobody, ...unknown, ...both].map((fault) => `${service}: ${fault}`);
      }),
    );
    expect(strange).toEqual([]);
  });

  it('that are refused say so, unless they ask for what is so anyway', () => {
    const ask = (input: JsonObject) => unreadError({ service: 'kms', operation: 'CreateKey', input })?.message ?? null;
    expect(ask({ KeySpec: 'RSA_2048' })).toBe(
      'KeySpec of kms:CreateKey is not in the sandbox: without it the call would be answered.',
    );
    expect(ask({ KeySpec: 'SYMMETRIC_DEFAULT' })).toBeNull();
    const targets = (input: JsonObject) =>
      unreadError({ service: 'events', operation: 'PutTargets', input: { Targets: [{ Id: '1' }, input] } })?.code;
    expect([targets({ InputPath: '$.detail' }), targets({ Input: '{}' })]).toEqual(['NotImplemented', undefined]);
  });
});
