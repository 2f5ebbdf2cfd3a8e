import { describe, expect, it } from 'vitest';
import { checkStart } from '../../src/account/checkStart.ts';
import type { EventStart } from '../../src/account/startShape.ts';
import { eventsOf } from '../../src/account/trail.ts';
import { clock, home, root, send, trust, world } from './larkspur.ts';

const past = (...events: readonly EventStart[]) => ({
  users: [{ name: 'maya', id: 'AIDAMAYA', accessKeys: [{ id: 'AKIAMAYA' }], loginProfile: true, mfa: true }],
  roles: [{ name: 'app', trust: trust({ AWS: home }) }],
  events,
});

const trailOf = (...events: readonly EventStart[]) => [...eventsOf(world(past(...events)).trail)];

describe('events before the start', () => {
  it('stand in the trail, newest first, as if the calls had been made', () => {
    const [newer, older] = trailOf(
      { at: 'PT1H', by: 'user/maya', call: 'iam:CreateUser', input: { UserName: 'bob' }, from: '198.51.100.7' },
      { at: 'PT2H', by: 'role/app', session: 'i-0web', call: 's3:ListBuckets', region: 'eu-west-1' },
    );
    expect(newer).toMatchObject({
      eventTime: '2026-11-24T08:00:00Z',
      eventName: 'CreateUser',
      userIdentity: { type: 'IAMUser', accessKeyId: 'AKIAMAYA', userName: 'maya' },
      sourceIPAddress: '198.51.100.7',
      requestParameters: { userName: 'bob' },
    });
    expect(older).toMatchObject({
      eventTime: '2026-11-24T07:00:00Z',
      awsRegion: 'eu-west-1',
      userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${home}:assumed-role/app/i-0web` },
    });
  });

  it('do nothing again', () => {
    const sandbox = world(past({ at: 'PT1H', call: 'iam:CreateUser', input: { UserName: 'bob' } }));
    expect(sandbox.accounts.get(home)?.users.has('bob')).toBe(false);
  });

  it('can have failed', () => {
    const error = { code: 'AccessDenied', message: 'User: … is not authorized' };
    const [event] = trailOf({ at: 'PT1H', by: 'user/maya', call: 'iam:DeleteUser', input: { UserName: 'x' }, error });
    expect(event).toMatchObject({ errorCode: 'AccessDenied', errorMessage: error.message, requestParameters: null });
  });

  it('are sign-ins too', () => {
    const [good, bad, rooted] = trailOf(
      { at: 'PT1H', by: 'user/maya', call: 'signin:ConsoleLogin', mfa: true },
      { at: 'PT2H', by: 'user/maya', call: 'signin:ConsoleLogin', error: { code: 'Failed' } },
      { at: 'PT3H', call: 'signin:ConsoleLogin', from: '192.0.2.1' },
    );
    expect(good).toMatchObject({
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MFAUsed: 'Yes' },
      userIdentity: { userName: 'maya', arn: `arn:aws:iam::${home}:user/maya` },
    });
    expect(bad).toMatchObject({ errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } });
    expect(bad?.userIdentity).not.toHaveProperty('arn');
    expect(rooted).toMatchObject({ userIdentity: { type: 'Root' }, sourceIPAddress: '192.0.2.1' });
  });

  it('tell of somebody who is gone', () => {
    const userIdentity = { type: 'IAMUser', principalId: 'AIDAGONE', userName: 'ghost' };
    const [event] = trailOf({ at: 'PT1H', userIdentity, call: 'iam:ListUsers' });
    expect(event).toMatchObject({ userIdentity, recipientAccountId: home });
  });

  it('leave their traces on passwords, keys and roles', () => {
    const account = world(
      past(
        { at: 'PT1H', by: 'user/maya', call: 's3:ListBuckets' },
        { at: 'PT2H', by: 'user/maya', call: 'signin:ConsoleLogin' },
        { at: 'PT3H', by: 'role/app', call: 's3:ListBuckets' },
      ),
    ).accounts.get(home);
    const maya = account?.users.get('maya');
    expect(maya?.accessKeys[0]?.lastUsed).toEqual({ time: clock - 3_600_000, service: 's3', region: 'us-east-1' });
    expect(maya?.loginProfile?.lastUsed).toBe(clock - 2 * 3_600_000);
    expect(account?.roles.get('app')?.lastUsed?.time).toBe(clock - 3 * 3_600_000);
  });

  it('leave the ids of everything else as they were', () => {
    const create = (sandbox: ReturnType<typeof world>) =>
      send(sandbox, root, 'iam:CreateUser', { UserName: 'new' }).outcome;
    expect(create(world(past({ at: 'PT1H', call: 'iam:ListUsers' })))).toEqual(create(world(past())));
  });

  it('are checked: the operation exists, and who called is there', () => {
    const faults = checkStart({
      accounts: [
        past(
          { at: 'PT1H', call: 'iam:MakeUser' },
          { at: 'PT1H', by: 'user/bob', call: 'iam:ListUsers' },
          { at: 'PT1H', by: 'user/MAYA', call: 'signin:ConsoleLogin' },
        ),
      ],
    });
    expect(faults.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['accounts.0.events.0.call', 'there is no operation `iam:MakeUser`'],
      ['accounts.0.events.1.by', 'the account has no `user/bob`'],
    ]);
  });
});
