import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiCall, Caller, JsonObject } from '../../src/account/call.ts';
import {
  callsOf,
  canRedo,
  canUndo,
  currentSandbox,
  type History,
  push,
  redo,
  replay,
  startHistory,
  undo,
} from '../../src/account/history.ts';
import { allow, callOf, home, key, root, trust, world } from './larkspur.ts';

const start = world({
  users: [
    { name: 'maya', accessKeys: [{ id: 'AKIAMAYA' }], attached: ['AdministratorAccess'] },
    { name: 'jonas', accessKeys: [{ id: 'AKIAJONAS' }], inline: { some: allow(['sts:*', 'ec2:Describe*']) } },
  ],
  groups: [{ name: 'Developers' }],
  roles: [{ name: 'app', trust: trust({ AWS: home }) }],
  instances: [{ id: 'i-0dev' }],
  buckets: [{ name: 'logs', objects: ['a'] }],
  resources: [{ arn: `arn:aws:ec2:us-east-1:${home}:subnet/subnet-1` }],
});

const send = (
  history: History,
  line: `${string}:${string}`,
  input: JsonObject = {},
  caller: Caller = key('AKIAMAYA'),
) => push(history, callOf(currentSandbox(history), caller, line, input)).history;

const hasUser = (history: History, name: string): boolean =>
  currentSandbox(history).accounts.get(home)?.users.has(name) ?? false;

describe('a history', () => {
  it('undoes back to the start and redoes forth to the end', () => {
    let history = startHistory(start);
    for (const name of ['a', 'b', 'c']) history = send(history, 'iam:CreateUser', { UserName: name });
    const end = history;
    history = undo(undo(undo(history)));
    expect(currentSandbox(history)).toBe(start);
    expect([canUndo(history), canRedo(history)]).toEqual([false, true]);
    expect(undo(history)).toBe(history);
    history = redo(redo(redo(history)));
    expect(currentSandbox(history)).toBe(currentSandbox(end));
    expect(redo(history)).toBe(history);
  });

  it('steps over calls that only looked or failed', () => {
    let history = send(startHistory(start), 'iam:CreateUser', { UserName: 'a' });
    history = send(history, 'iam:ListUsers');
    history = send(history, 'iam:CreateUser', { UserName: 'a' });
    history = send(history, 'iam:CreateUser', { UserName: 'b' });
    history = send(history, 'iam:GetUser', { UserName: 'b' });
    const once = undo(history);
    expect([hasUser(once, 'a'), hasUser(once, 'b')]).toEqual([true, false]);
    const twice = undo(once);
    expect(currentSandbox(twice)).toBe(start);
    expect(hasUser(redo(twice), 'a')).toBe(true);
    expect(hasUser(redo(twice), 'b')).toBe(false);
    expect(redo(redo(twice)).cursor).toBe(history.cursor);
  });

  it('undoes sessions and the clock too', () => {
    let history = send(startHistory(start), 'sts:AssumeRole', {
      RoleArn: `arn:aws:iam::${home}:role/app`,
      RoleSessionName: 'work',
    });
    expect(currentSandbox(history).sessions.size).toBe(1);
    expect(currentSandbox(undo(history)).sessions.size).toBe(0);
    history = send(history, 'dojo:AdvanceClock', { Seconds: 3600 });
    expect(currentSandbox(history).clock - currentSandbox(undo(history)).clock).toBe(3_601_000);
  });

  it('drops what could be redone when another call is made', () => {
    let history = send(startHistory(start), 'iam:CreateUser', { UserName: 'a' });
    history = send(undo(history), 'iam:CreateUser', { UserName: 'b' });
    expect(canRedo(history)).toBe(false);
    expect([hasUser(history, 'a'), hasUser(history, 'b')]).toEqual([false, true]);
  });

  it('gives the same id to the same call after an undo', () => {
    const idOf = (history: History) => currentSandbox(history).accounts.get(home)?.users.get('a')?.id;
    const first = send(startHistory(start), 'iam:CreateUser', { UserName: 'a' });
    expect(idOf(send(undo(first), 'iam:CreateUser', { UserName: 'a' }))).toBe(idOf(first));
  });
});

const name = fc.constantFrom('maya', 'jonas', 'ann', 'bo', 'Developers', 'app');
const caller: fc.Arbitrary<Caller> = fc.constantFrom(
  key('AKIAMAYA'),
  key('AKIAJONAS'),
  key('AKIANOBODY'),
  root,
  { type: 'anonymous' } as const,
  { type: 'console', account: home, user: 'maya', mfa: false } as const,
);

const lines: readonly (readonly [`${string}:${string}`, (name: string) => JsonObject])[] = [
  ['iam:CreateUser', (UserName) => ({ UserName })],
  ['iam:DeleteUser', (UserName) => ({ UserName })],
  ['iam:AddUserToGroup', (UserName) => ({ UserName, GroupName: 'Developers' })],
  ['iam:AttachGroupPolicy', () => ({ GroupName: 'Developers', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })],
  ['iam:CreateAccessKey', (UserName) => ({ UserName })],
  ['iam:PutUserPolicy', (UserName) => ({ UserName, PolicyName: 'p', PolicyDocument: JSON.stringify(allow('s3:*')) })],
  ['iam:TagUser', (UserName) => ({ UserName, Tags: [{ Key: 'team', Value: 'red' }] })],
  ['iam:GetAccountAuthorizationDetails', () => ({})],
  ['sts:AssumeRole', (RoleSessionName) => ({ RoleArn: `arn:aws:iam::${home}:role/app`, RoleSessionName })],
  ['sts:GetSessionToken', () => ({})],
  ['ec2:StopInstances', () => ({ InstanceIds: ['i-0dev'] })],
  ['ec2:RunInstances', () => ({ ImageId: 'ami-0abcdef1234567890', MinCount: 1, MaxCount: 2 })],
  ['ec2:CreateTags', (Value) => ({ Resources: ['i-0dev'], Tags: [{ Key: 'owner', Value }] })],
  ['s3:PutObject', (Key) => ({ Bucket: 'logs', Key, Body: 'YQ==' })],
  ['s3:DeleteObject', (Key) => ({ Bucket: 'logs', Key })],
  ['dojo:AdvanceClock', () => ({ Seconds: 60 })],
  ['dojo:EnableRootMFADevice', () => ({})],
];

type Act = 'undo' | 'redo' | ((history: History) => ApiCall);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Act>('undo') },
  { weight: 1, arbitrary: fc.constant<Act>('redo') },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...lines), name, caller).map(
      ([[line, input], who, by]): Act =>
        (history) =>
          callOf(currentSandbox(history), by, line, input(who)),
    ),
  },
);

describe('a replay', () => {
  it('of the calls in force gives the same sandbox, whatever was undone and redone', () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        let history = startHistory(start);
        for (const one of acts) {
          if (one === 'undo') history = undo(history);
          else if (one === 'redo') history = redo(history);
          else history = push(history, one(history)).history;
        }
        const again = replay(start, callsOf(history));
        expect(again).toEqual(currentSandbox(history));
        if (again !== start) changed += 1;
      }),
      { numRuns: 150 },
    );
    expect(changed).toBeGreaterThan(50);
  });

  it('never changes an earlier sandbox', () => {
    const before = structuredClone(start);
    let history = startHistory(start);
    for (const [line, input] of lines) history = send(history, line, input('maya'));
    expect(start).toEqual(before);
    expect(history.steps.length).toBe(lines.length);
  });
});
