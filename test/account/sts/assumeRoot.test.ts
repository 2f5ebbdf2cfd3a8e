import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../../src/account/call.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { allow, answer, buildWorld, callerOf, home, key, outputOf, partner, refusalOf, send } from '../larkspur.ts';

const task = (name: string) => ({ arn: `arn:aws:iam::aws:policy/root-task/${name}` });
const audit = task('IAMAuditRootUserCredentials');
const cleanUp = task('IAMDeleteRootUserCredentials');

const world = buildWorld({
  home,
  accounts: [
    {
      id: home,
      users: [{ name: 'maya', accessKeys: [{ id: 'AKIAMAYA' }], attached: ['AdministratorAccess'] }],
      root: { accessKeys: [{ id: 'AKIAROOT' }] },
    },
    {
      id: partner,
      root: { accessKeys: [{ id: 'AKIAOLDROOTOLDROOT12' }] },
      users: [{ name: 'rui', accessKeys: [{ id: 'AKIARUI' }], attached: ['AdministratorAccess'] }],
      buckets: [{ name: 'locked', policy: deny() }],
    },
  ],
  organization: {},
});
const maya = key('AKIAMAYA');

function deny(): JsonObject {
  const statement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::locked' };
  return { Version: '2012-10-17', Statement: [statement] };
}

const lines = [
  ['organizations:EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' }],
  ['iam:EnableOrganizationsRootCredentialsManagement', {}],
  ['iam:EnableOrganizationsRootSessions', {}],
] as const;
const enabled = lines.reduce((sandbox: Sandbox, [line, input]) => {
  const applied = send(sandbox, maya, line, input);
  outputOf(applied);
  return applied.sandbox;
}, world);

const begin = (TaskPolicyArn: JsonObject, input: JsonObject = {}, caller: Caller = maya, sandbox = enabled) =>
  send(sandbox, caller, 'sts:AssumeRoot', { TargetPrincipal: partner, TaskPolicyArn, ...input });

describe('AssumeRoot', () => {
  it('gives a quarter of an hour as the root user of a member account', () => {
    const begun = begin(audit);
    expect(answer(begun)).toEqual({ Credentials: expect.objectContaining({ Expiration: '2026-11-24T09:15:04Z' }) });
    expect(answer(send(begun.sandbox, callerOf(begun), 'sts:GetCallerIdentity'))).toEqual({
      UserId: partner,
      Account: partner,
      Arn: `arn:aws:iam::${partner}:root`,
    });
  });

  it('lets the session do its task and nothing else', () => {
    const begun = begin(cleanUp);
    const session = callerOf(begun);
    expect(outputOf(send(begun.sandbox, session, 'iam:ListAccessKeys'))).toMatchObject({
      AccessKeyMetadata: [{ AccessKeyId: 'AKIAOLDROOTOLDROOT12' }],
    });
    const deleted = send(begun.sandbox, session, 'iam:DeleteAccessKey', { AccessKeyId: 'AKIAOLDROOTOLDROOT12' });
    expect(deleted.sandbox.accounts.get(partner)?.root.accessKeys).toEqual([]);
    expect(refusalOf(send(begun.sandbox, session, 'iam:CreateUser', { UserName: 'spy' }))).toEqual([
      'AccessDenied',
      `User: arn:aws:iam::${partner}:root is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${partner}:user/spy with an explicit deny in a session policy: ${cleanUp.arn}`,
    ]);
    expect(send(begun.sandbox, session, 'iam:ListAccessKeys', { UserName: 'rui' }).outcome.ok).toBe(false);
  });

  it('takes the root password away, and lets it be set again', () => {
    const begun = begin(cleanUp);
    const without = send(begun.sandbox, callerOf(begun), 'iam:DeleteLoginProfile');
    expect(without.sandbox.accounts.get(partner)?.root.password).toBe(false);
    const again = begin(task('IAMCreateRootUserPassword'), {}, maya, without.sandbox);
    const missing = send(again.sandbox, callerOf(again), 'iam:GetLoginProfile');
    expect(refusalOf(missing)[0]).toBe('NoSuchEntity');
    const restored = send(again.sandbox, callerOf(again), 'iam:CreateLoginProfile');
    expect(restored.sandbox.accounts.get(partner)?.root.password).toBe(true);
    expect(refusalOf(send(restored.sandbox, callerOf(again), 'iam:CreateLoginProfile'))[0]).toBe('EntityAlreadyExists');
  });

  it('opens a bucket that its own policy has locked', () => {
    const begun = begin(task('S3UnlockBucketPolicy'));
    const opened = send(begun.sandbox, callerOf(begun), 's3:DeleteBucketPolicy', { Bucket: 'locked' });
    expect(opened.sandbox.accounts.get(partner)?.buckets.get('locked')?.policy).toBeNull();
  });

  const denied = (caller: string, target = partner) =>
    `User: arn:aws:iam::${caller} is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${target}:root`;
  it.each<readonly [string, JsonObject, Caller, Sandbox, string, string]>([
    ['from another account', {}, key('AKIARUI'), enabled, 'AccessDenied', denied(`${partner}:user/rui`)],
    [
      'on the management account',
      { TargetPrincipal: home },
      maya,
      enabled,
      'AccessDenied',
      denied(`${home}:user/maya`, home),
    ],
    ['before root sessions are enabled', {}, maya, world, 'AccessDenied', denied(`${home}:user/maya`)],
    ['with root credentials', {}, key('AKIAROOT'), enabled, 'AccessDenied', denied(`${home}:root`)],
    [
      'with a policy that is no task',
      { TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/AdministratorAccess' } },
      maya,
      enabled,
      'ValidationError',
      'Task policy arn:aws:iam::aws:policy/AdministratorAccess is not supported',
    ],
    [
      'on what is no account',
      { TargetPrincipal: `arn:aws:iam::${partner}:user/rui` },
      maya,
      enabled,
      'ValidationError',
      `Target principal arn:aws:iam::${partner}:user/rui is invalid`,
    ],
  ])('is refused %s', (_when, input, caller, sandbox, code, message) => {
    expect(refusalOf(begin(audit, input, caller, sandbox))).toEqual([code, message]);
  });

  it('needs the permission, with the task as a condition', () => {
    const start = buildWorld({
      home,
      accounts: [
        {
          id: home,
          users: [
            {
              name: 'auditor',
              accessKeys: [{ id: 'AKIAAUDIT' }],
              inline: {
                root: allow('sts:AssumeRoot', '*', { Condition: { StringEquals: { 'sts:TaskPolicyArn': audit.arn } } }),
              },
            },
          ],
        },
        { id: partner },
      ],
      organization: {},
    });
    const { organization } = enabled;
    const sandbox = { ...start, organization };
    expect(begin(audit, {}, key('AKIAAUDIT'), sandbox).outcome.ok).toBe(true);
    expect(begin(cleanUp, {}, key('AKIAAUDIT'), sandbox).outcome.ok).toBe(false);
  });
});

describe('a root user that cannot sign in', () => {
  const closed = buildWorld({
    home,
    accounts: [
      { id: home, users: [{ name: 'maya', accessKeys: [{ id: 'AKIAMAYA' }], attached: ['AdministratorAccess'] }] },
      { id: partner, root: { password: false } },
    ],
    organization: { rootFeatures: ['RootSessions'] },
  });
  const asRoot: Caller = { type: 'root', account: partner, mfa: true };
  const opening = begin(task('IAMCreateRootUserPassword'), {}, maya, closed);
  const opened = send(opening.sandbox, callerOf(opening), 'iam:CreateLoginProfile').sandbox;

  it('may begin so, with root sessions enabled', () => {
    expect(refusalOf(send(closed, asRoot, 'iam:ListUsers'))[0]).toBe('InvalidClientTokenId');
    expect(send(closed, maya, 'iam:ListOrganizationsFeatures').outcome).toMatchObject({
      ok: true,
      output: { EnabledFeatures: ['RootSessions'] },
    });
  });

  it('signs in again once a session of AssumeRoot has made a password, and no longer when it is gone', () => {
    expect(send(opened, asRoot, 'iam:ListUsers').outcome.ok).toBe(true);
    const closing = begin(cleanUp, {}, maya, opened);
    const gone = send(closing.sandbox, callerOf(closing), 'iam:DeleteLoginProfile').sandbox;
    expect(send(gone, asRoot, 'iam:ListUsers').outcome.ok).toBe(false);
  });
});
