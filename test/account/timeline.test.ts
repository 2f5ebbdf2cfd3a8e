import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../src/account/call.ts';
import { documentChange } from '../../src/account/documentChange.ts';
import type { EntityChange } from '../../src/account/entityChange.ts';
import { currentSandbox, type History, push, startHistory, undo } from '../../src/account/history.ts';
import { timelineNames, timelineOf } from '../../src/account/timeline.ts';
import { allow, callOf, home, key, root, trust, world } from './larkspur.ts';

const start = world({
  users: [
    { name: 'ana', accessKeys: [{ id: 'AKIAANA' }], attached: ['AdministratorAccess'] },
    { name: 'maya', groups: ['Developers'] },
  ],
  groups: [{ name: 'Developers' }],
  roles: [{ name: 'app', trust: trust({ AWS: home }) }],
  policies: [{ name: 'read', document: allow('s3:GetObject') }],
  events: [
    { at: 'P2D', by: 'user/ana', call: 'iam:CreateUser', input: { UserName: 'maya' } },
    { at: 'P1D', by: 'user/ana', call: 'iam:DeleteUser', input: { UserName: 'maya' }, error: { code: 'AccessDenied' } },
    { at: 'P1D', by: 'user/ana', call: 'iam:GetUser', input: { UserName: 'maya' } },
  ],
});

const ana = key('AKIAANA');

function played(...calls: readonly (readonly [`${string}:${string}`, JsonObject, Caller?])[]): History {
  return calls.reduce((history, [line, input, caller = ana]) => {
    const { history: next, applied } = push(history, callOf(currentSandbox(history), caller, line, input));
    expect(applied.outcome).toMatchObject({ ok: true });
    return next;
  }, startHistory(start));
}

const document = (action: string) => JSON.stringify(allow(action));
const said = ({ what }: EntityChange) => what;

describe('the timeline of an entity', () => {
  it('tells who did what to it, oldest first, from before the start on', () => {
    const history = played(
      ['iam:CreateGroup', { GroupName: 'Other' }],
      ['iam:AddUserToGroup', { UserName: 'maya', GroupName: 'Other' }],
      ['iam:CreateAccessKey', { UserName: 'maya' }, root],
      ['iam:ListUsers', {}],
    );
    const entries = timelineOf(history, { kind: 'user', name: 'Maya' });
    expect(entries.map(({ time, by, call, kind, step }) => [time, by, call, kind, step])).toEqual([
      ['2026-11-22T09:00:00Z', `arn:aws:iam::${home}:user/ana`, 'iam:CreateUser', 'named', null],
      ['2026-11-24T09:00:02Z', `arn:aws:iam::${home}:user/ana`, 'iam:AddUserToGroup', 'changed', 2],
      ['2026-11-24T09:00:03Z', `arn:aws:iam::${home}:root`, 'iam:CreateAccessKey', 'changed', 3],
    ]);
    expect(entries[1]?.changes).toEqual([{ what: 'groups', added: ['Other'], removed: [] }]);
  });

  it('shows how a policy changed from version to version', () => {
    const PolicyArn = `arn:aws:iam::${home}:policy/read`;
    const history = played(
      ['iam:CreatePolicyVersion', { PolicyArn, PolicyDocument: document('s3:*'), SetAsDefault: true }],
      ['iam:SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' }],
    );
    const [first, second] = timelineOf(history, { kind: 'policy', name: 'read' });
    expect(first?.changes).toEqual([
      { what: 'default version', before: 'v1', after: 'v2' },
      { what: 'versions', added: ['v2'], removed: [] },
      {
        what: 'policy',
        name: 'read',
        document: {
          added: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
          removed: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
          changed: [],
        },
      },
    ]);
    expect(second?.changes.map(said)).toEqual(['default version', 'policy']);
  });

  it('follows an entity through a rename, and tells of all that had a name', () => {
    const renamed = played(
      ['iam:UpdateUser', { UserName: 'maya', NewUserName: 'maja' }],
      ['iam:TagUser', { UserName: 'maja', Tags: [{ Key: 'team', Value: 'red' }] }],
      ['iam:CreateUser', { UserName: 'maya' }],
    );
    expect(timelineOf(renamed, { kind: 'user', name: 'maja' }).map(({ call }) => call)).toEqual([
      'iam:UpdateUser',
      'iam:TagUser',
    ]);
    expect(timelineOf(renamed, { kind: 'user', name: 'maya' }).map(({ call, kind }) => [call, kind])).toEqual([
      ['iam:CreateUser', 'named'],
      ['iam:UpdateUser', 'changed'],
      ['iam:TagUser', 'changed'],
      ['iam:CreateUser', 'created'],
    ]);
  });

  it('ends with a deletion, and knows nothing of what was undone', () => {
    const history = played(
      ['iam:CreateRole', { RoleName: 'new', AssumeRolePolicyDocument: JSON.stringify(trust({ AWS: home })) }],
      ['iam:PutRolePolicy', { RoleName: 'new', PolicyName: 'p', PolicyDocument: document('s3:*') }],
      ['iam:DeleteRolePolicy', { RoleName: 'new', PolicyName: 'p' }],
      ['iam:DeleteRole', { RoleName: 'new' }],
    );
    const kinds = (one: History) => timelineOf(one, { kind: 'role', name: 'new' }).map(({ kind }) => kind);
    expect(kinds(history)).toEqual(['created', 'changed', 'changed', 'deleted']);
    expect(kinds(undo(undo(history)))).toEqual(['created', 'changed']);
  });

  it('does not count the use of a role or key as a change', () => {
    const history = played(['iam:ListUsers', {}], ['sts:GetCallerIdentity', {}]);
    expect(timelineOf(history, { kind: 'user', name: 'ana' })).toEqual([]);
  });

  it('is there for each name of the account', () => {
    const account = start.accounts.get(home);
    expect(account && timelineNames(account, 'user')).toEqual(['ana', 'maya']);
    expect(timelineOf(played(), { kind: 'group', name: 'nobody' })).toEqual([]);
  });

  it('tells how an administrator locked themselves out and the root user let them in again', () => {
    const policy = { UserName: 'ana', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' };
    let history = played(['iam:DetachUserPolicy', policy]);
    const locked = push(history, callOf(currentSandbox(history), ana, 'iam:AttachUserPolicy', policy));
    expect(locked.applied.outcome).toMatchObject({ ok: false, error: { code: 'AccessDenied' } });
    const call = callOf(currentSandbox(locked.history), root, 'iam:AttachUserPolicy', policy);
    history = push(locked.history, call).history;
    const arn = policy.PolicyArn;
    expect(
      timelineOf(history, { kind: 'user', name: 'ana' }).map(({ by, call: made, changes }) => [by, made, changes]),
    ).toEqual([
      [
        `arn:aws:iam::${home}:user/ana`,
        'iam:DetachUserPolicy',
        [{ what: 'attached policies', added: [], removed: [arn] }],
      ],
      [`arn:aws:iam::${home}:root`, 'iam:AttachUserPolicy', [{ what: 'attached policies', added: [arn], removed: [] }]],
    ]);
    const again = push(history, callOf(currentSandbox(history), ana, 'iam:ListUsers'));
    expect(again.applied.outcome.ok).toBe(true);
  });
});

describe('the difference of two policy texts', () => {
  const statement = (Sid: string, Action: string | readonly string[]) => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource: '*',
  });
  const text = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

  it('sees past order, and a list of one', () => {
    const before = text(statement('A', ['s3:GetObject']), statement('B', ['s3:a', 's3:b']));
    const after = text(statement('B', ['s3:b', 's3:a']), statement('A', 's3:GetObject'));
    expect(documentChange(before, after)).toEqual({ added: [], removed: [], changed: [] });
  });

  it('pairs statements of one Sid member by member', () => {
    const after = { ...statement('A', 's3:*'), Condition: { Bool: { 'aws:SecureTransport': 'true' } } };
    expect(documentChange(text(statement('A', 's3:GetObject')), text(after)).changed).toEqual([
      { sid: 'A', member: 'Action', before: 's3:GetObject', after: 's3:*' },
      { sid: 'A', member: 'Condition', before: null, after: { Bool: { 'aws:SecureTransport': 'true' } } },
    ]);
  });

  it('takes a text that is no policy for one without statements', () => {
    expect(documentChange('', text(statement('A', 's3:*'))).added).toHaveLength(1);
    expect(documentChange('[1', '7')).toEqual({ added: [], removed: [], changed: [] });
  });
});
