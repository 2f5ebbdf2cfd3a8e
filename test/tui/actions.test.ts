import { describe, expect, it } from 'vitest';
import { operations } from '../../src/account/operations.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { beginAttempt } from '../../src/stores/playedAttempt.ts';
import { sandboxOf } from '../../src/training/attemptState.ts';
import { type Action, actionsOn, allActions } from '../../src/tui/actions.ts';
import { editTargetOf } from '../../src/tui/editTarget.ts';
import { nodeId } from '../../src/tui/views/nodeId.ts';
import { type Holder, type Subject, subjectOf } from '../../src/tui/views/subject.ts';
import { runLines, scenarioFile } from './testGame.ts';

function shapeOf(action: Action) {
  const model = serviceModel(action.service);
  const name = model?.operations[action.operation]?.input?.shape;
  return name === undefined ? undefined : model?.shapes[name];
}

/** An account with one thing of each kind. */
const played = runLines(beginAttempt(scenarioFile('ec2-to-s3-role'), 0), [
  'aws iam create-user --user-name ada',
  'aws iam create-group --group-name team',
  'aws iam add-user-to-group --group-name team --user-name ada',
  'aws iam create-policy --policy-name mine --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}\'',
  'aws iam attach-group-policy --group-name team --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess',
  'aws iam create-access-key --user-name ada',
  'aws iam create-login-profile --user-name ada --password Aa1!aaaaaaaaaa',
  'aws iam create-instance-profile --instance-profile-name profile',
  'aws iam create-virtual-mfa-device --virtual-mfa-device-name phone --outfile q --bootstrap-method Base32StringSeed',
  'aws iam create-role --role-name worker --assume-role-policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\'',
]);
const sandbox: Sandbox = sandboxOf(played.state);

function find(kind: Parameters<typeof nodeId>[1], name: string): Subject {
  const subject = subjectOf(sandbox, nodeId(sandbox.home, kind, name));
  if (subject === undefined) throw new Error(`no ${kind} ${name}`);
  return subject;
}

function subjects(): Subject[] {
  const account = sandbox.accounts.get(sandbox.home);
  const user = account?.users.get('ada');
  const group = account?.groups.get('team');
  const role = account?.roles.get('worker');
  const policy = account?.policies.get('mine');
  const [key] = user?.accessKeys ?? [];
  if (!account || !user || !group || !role || !policy || !key) throw new Error('the account is not as it should be');
  const holders: Holder[] = [
    { type: 'user', entity: user },
    { type: 'group', entity: group },
    { type: 'role', entity: role },
  ];
  const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  return [
    ...['Users', 'Groups', 'Roles', 'Policies', 'Instance profiles', 'MFA devices'].map((title) =>
      find('section', title),
    ),
    find('account', ''),
    find('root', ''),
    find('user', 'ada'),
    find('group', 'team'),
    find('role', 'worker'),
    find('policy', 'mine'),
    find('awsPolicy', arn),
    find('instanceProfile', 'profile'),
    find('mfaDevice', [...account.mfaDevices.keys()][0] ?? ''),
    find('bucket', [...account.buckets.keys()][0] ?? ''),
    find('instance', [...account.instances.keys()][0] ?? ''),
    ...holders.map((holder): Subject => ({ kind: 'attachment', account, holder, arn })),
    ...holders.map((holder): Subject => ({ kind: 'inline', account, holder, name: 'inline' })),
    ...holders.map((holder): Subject => ({ kind: 'boundary', account, holder, arn })),
    { kind: 'membership', account, user: 'ada', group: 'team' },
    { kind: 'accessKey', account, user, key },
    { kind: 'accessKey', account, user, key: { ...key, status: 'Inactive' } },
    { kind: 'loginProfile', account, user },
    { kind: 'version', account, policy: { ...policy, defaultVersion: 'v2' }, version: 'v1' },
  ];
}

describe('actions', () => {
  it('stand for operations that the sandbox carries out', () => {
    const missing = allActions.filter(
      ({ service, operation }) => service !== 'dojo' && operations[service]?.[operation] === undefined,
    );
    expect(missing.map(({ service, operation }) => `${service}:${operation}`)).toEqual([]);
  });

  it('fill in members that the operation has', () => {
    for (const subject of subjects()) {
      for (const action of actionsOn(subject)) {
        const members = Object.keys(shapeOf(action)?.members ?? {});
        for (const member of Object.keys(action.prefill(subject))) {
          if (action.service !== 'dojo') expect(members, `${action.operation} of ${subject.kind}`).toContain(member);
        }
      }
    }
  });

  it('that are sent at once leave nothing to ask', () => {
    let sent = 0;
    for (const subject of subjects()) {
      for (const action of actionsOn(subject).filter(({ how }) => how !== 'form')) {
        const given = action.prefill(subject);
        for (const member of shapeOf(action)?.required ?? []) expect(given, action.operation).toHaveProperty(member);
        sent += 1;
      }
    }
    expect(sent).toBeGreaterThan(20);
  });

  it('ask for confirmation before anything is deleted, detached or taken away', () => {
    const losing = allActions.filter(({ operation }) =>
      /^(Delete(?!Tags)|Detach|Remove|Deactivate|Terminate|Disassociate|Disable)/.test(operation),
    );
    expect(losing.length).toBeGreaterThan(20);
    expect(losing.filter(({ how }) => how !== 'delete').map(({ title }) => title)).toEqual([]);
  });

  it('offer each row of the table for some subject', () => {
    const offered = new Set(subjects().flatMap((subject) => actionsOn(subject)));
    const never = allActions.filter((action) => !offered.has(action)).map(({ on, title }) => `${on}: ${title}`);
    // These hang on a state of the account that this one is not in.
    expect(never.sort()).toEqual([
      'account: Remove the password rules',
      'bucket: Delete the bucket policy',
      'instance: Start',
      'instance: Take its instance profile',
      'instanceProfile: Take the role out',
      'mfaDevice: Take from its user',
      'root: Disable the second factor',
      'user: Set a console password',
    ]);
  });

  it('come with deletions last', () => {
    const hows = actionsOn(find('user', 'ada')).map(({ how }) => how);
    expect(hows.at(-1)).toBe('delete');
    expect(hows.indexOf('delete')).toBe(hows.length - 1);
  });
});

describe('a document to edit', () => {
  it('is stored by a call whose input the operation takes', () => {
    let edited = 0;
    for (const subject of subjects()) {
      const target = editTargetOf(subject);
      if (target === null) continue;
      edited += 1;
      const model = serviceModel(target.service);
      const shape = model?.shapes[model.operations[target.operation]?.input?.shape ?? ''];
      const input = target.input('{}');
      expect(Object.keys(shape?.members ?? {})).toEqual(expect.arrayContaining(Object.keys(input)));
      for (const member of shape?.required ?? []) expect(input, target.operation).toHaveProperty(member);
      expect(() => JSON.parse(target.text)).not.toThrow();
    }
    expect(edited).toBe(7);
  });
});
