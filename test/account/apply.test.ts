import { describe, expect, it } from 'vitest';
import { operations } from '../../src/account/operations.ts';
import { modelledServices, serviceModel } from '../../src/catalogue/models.ts';
import { allow, answer, clock, home, key, refusalOf, root, send, trust, world } from './larkspur.ts';

const maya = key('AKIAMAYA');
const sandbox = world({
  users: [
    {
      name: 'maya',
      accessKeys: [{ id: 'AKIAMAYA', secret: 'mayas-secret' }],
      inline: { read: allow(['iam:Get*', 'iam:List*', 'ec2:StartInstances']) },
    },
    { name: 'jonas' },
  ],
  roles: [{ name: 'app', trust: trust({ AWS: home }) }],
  instances: [{ id: 'i-0dev', state: 'stopped' }],
});

describe('a call', () => {
  it('is validated before it is authorized, and authorized before anything is looked up', () => {
    expect(answer(send(sandbox, maya, 'iam:DeleteUser'))).toEqual([
      'ValidationError',
      "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must not be null",
    ]);
    expect(answer(send(sandbox, maya, 'iam:DeleteUser', { UserName: 'nobody' }))).toEqual([
      'AccessDenied',
      `User: arn:aws:iam::${home}:user/maya is not authorized to perform: iam:DeleteUser on resource: user nobody because no identity-based policy allows the iam:DeleteUser action`,
    ]);
    expect(answer(send(sandbox, maya, 'iam:GetUser', { UserName: 'nobody' }))).toEqual([
      'NoSuchEntity',
      'The user with name nobody cannot be found.',
    ]);
  });

  it('that is denied tells why, and changes no account', () => {
    const { outcome, sandbox: after } = send(sandbox, maya, 'iam:CreateUser', { UserName: 'eve' });
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.error.status).toBe(403);
    expect(!outcome.ok && outcome.error.decision?.decidedBy).toBe('identity');
    expect(outcome.decisions.map(({ request }) => request.action)).toEqual(['iam:CreateUser']);
    expect(after.accounts.get(home)?.users.has('eve')).toBe(false);
  });

  it('of EC2 that is denied carries an encoded message', () => {
    const denied = send(sandbox, maya, 'ec2:StopInstances', { InstanceIds: ['i-0dev'] });
    const [code, message] = refusalOf(denied);
    expect(code).toBe('UnauthorizedOperation');
    expect(message).toMatch(
      new RegExp(
        `^You are not authorized to perform this operation\\. User: arn:aws:iam::${home}:user/maya is not authorized to perform: ec2:StopInstances on resource: arn:aws:ec2:us-east-1:${home}:instance/i-0dev because no identity-based policy allows the ec2:StopInstances action\\. Encoded authorization failure message: [\\w-]+$`,
      ),
    );
  });

  it('of EC2 without a resource says nothing of one', () => {
    expect(answer(send(sandbox, maya, 'ec2:DescribeInstances'))).toEqual([
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. User: arn:aws:iam::${home}:user/maya is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
    ]);
  });

  it('to an operation that AWS does not have is an invalid action', () => {
    expect(answer(send(sandbox, maya, 'iam:MakeCoffee'))).toEqual([
      'InvalidAction',
      'Could not find operation MakeCoffee for version 2010-05-08',
    ]);
  });

  it('to a real operation that the sandbox lacks is authorized first', () => {
    const upload = { UserName: 'maya', SSHPublicKeyBody: 'ssh-rsa AAAA' };
    expect(refusalOf(send(sandbox, maya, 'iam:UploadSSHPublicKey', upload))[0]).toBe('AccessDenied');
    expect(answer(send(sandbox, root, 'iam:UploadSSHPublicKey', upload))).toEqual([
      'NotImplemented',
      'iam:UploadSSHPublicKey is not in the sandbox',
    ]);
    expect(
      answer(send(sandbox, root, 'organizations:ListInboundResponsibilityTransfers', { Type: 'BILLING' })),
    ).toEqual(['NotImplemented', 'organizations:ListInboundResponsibilityTransfers is not in the sandbox']);
  });

  it('moves the clock to its own time and never back', () => {
    const later = send(sandbox, maya, 'sts:GetCallerIdentity', {}, { time: clock + 60_000 }).sandbox;
    expect(later.clock).toBe(clock + 60_000);
    expect(send(later, maya, 'sts:GetCallerIdentity', {}, { time: clock }).sandbox.clock).toBe(clock + 60_000);
  });

  it('notes the last use of the key, denied or not', () => {
    const keyAfter = (line: `${string}:${string}`, input = {}) =>
      send(sandbox, maya, line, input, { region: 'eu-west-1' }).sandbox.accounts.get(home)?.users.get('maya')
        ?.accessKeys[0]?.lastUsed;
    expect(keyAfter('ec2:StartInstances', { InstanceIds: ['i-0none'] })).toEqual({
      time: clock + 1000,
      service: 'ec2',
      region: 'eu-west-1',
    });
    expect(keyAfter('iam:CreateUser', { UserName: 'x' })).toEqual({
      time: clock + 1000,
      service: 'iam',
      region: 'us-east-1',
    });
  });
});

describe('the table of operations', () => {
  it('holds operations that AWS has, and no others', () => {
    for (const [service, rows] of Object.entries(operations)) {
      const model = serviceModel(service);
      expect(model, service).toBeDefined();
      for (const name of Object.keys(rows)) expect(model?.operations, `${service}:${name}`).toHaveProperty(name);
    }
  });

  it('covers every modelled operation of EC2 and S3', () => {
    for (const service of ['ec2', 's3']) {
      expect(Object.keys(operations[service] ?? {}).sort()).toEqual(
        Object.keys(serviceModel(service)?.operations ?? {}).sort(),
      );
    }
  });

  it('leaves no modelled operation without an answer', () => {
    let count = 0;
    for (const service of modelledServices()) {
      for (const operation of Object.keys(serviceModel(service)?.operations ?? {})) {
        const { outcome } = send(sandbox, root, `${service}:${operation}`, {});
        expect(outcome.ok || outcome.error.code !== 'InvalidAction', `${service}:${operation}`).toBe(true);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(400);
  });
});
