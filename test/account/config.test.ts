import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/account/call.ts';
import { allow, home } from './larkspur.ts';
import { ServiceLab } from './serviceLab.ts';

const recorder = {
  arn: `arn:aws:config:us-east-1:${home}:configuration-recorder/default/1`,
  type: 'ConfigurationRecorder',
};
const created = '2026-01-02T03:04:05Z';
const lab = (resources: readonly (typeof recorder)[] = [recorder]) =>
  new ServiceLab({ users: [{ name: 'maya', id: 'AIDAMAYA', created, tags: { team: 'blue' } }], resources });

interface Item {
  readonly configurationItemStatus: string;
  readonly configurationItemCaptureTime: string;
  readonly resourceId: string;
  readonly configuration?: string;
  readonly relatedEvents: readonly string[];
}

const itemsOf = (world: ServiceLab, resourceId: string, rest: JsonObject = {}): readonly Item[] =>
  JSON.parse(
    JSON.stringify(
      world.ok('config:GetResourceConfigHistory', { resourceType: 'AWS::IAM::User', resourceId, ...rest })
        .configurationItems,
    ),
  );

const statuses = (items: readonly Item[]) => items.map(({ configurationItemStatus }) => configurationItemStatus);

describe('the configuration history of an IAM resource', () => {
  it('tells how it was found, what changed it and that it is gone, newest first', () => {
    const world = lab();
    const policy = JSON.stringify(allow('s3:GetObject'));
    world.ok('iam:PutUserPolicy', { UserName: 'maya', PolicyName: 'own', PolicyDocument: policy });
    world.ok('iam:GetUser', { UserName: 'maya' });
    world.ok('iam:DeleteUserPolicy', { UserName: 'maya', PolicyName: 'own' });
    world.ok('iam:DeleteUser', { UserName: 'maya' });
    const items = itemsOf(world, 'AIDAMAYA');
    expect(statuses(items)).toEqual(['ResourceDeleted', 'OK', 'OK', 'ResourceDiscovered']);
    const [gone, , changed, found] = items;
    expect(gone).not.toHaveProperty('configuration');
    expect(JSON.parse(changed?.configuration ?? '{}')).toMatchObject({
      userName: 'maya',
      userPolicyList: [{ policyName: 'own', policyDocument: encodeURIComponent(policy) }],
      tags: [{ key: 'team', value: 'blue' }],
    });
    expect(changed?.relatedEvents).toHaveLength(1);
    expect(found?.relatedEvents).toEqual([]);
    expect(statuses(itemsOf(world, 'AIDAMAYA', { chronologicalOrder: 'Forward', limit: 1 }))).toEqual([
      'ResourceDiscovered',
    ]);
    const first = found?.configurationItemCaptureTime ?? '';
    expect(statuses(itemsOf(world, 'AIDAMAYA', { laterTime: first }))).toEqual(['ResourceDiscovered']);
  });

  it('of what never changed is how it was found', () => {
    expect(statuses(itemsOf(lab(), 'AIDAMAYA'))).toEqual(['ResourceDiscovered']);
  });

  it('ends with the resource: one of the same name afterwards is another', () => {
    const world = lab();
    world.ok('iam:DeleteUser', { UserName: 'maya' });
    const { User } = JSON.parse(JSON.stringify(world.ok('iam:CreateUser', { UserName: 'maya' })));
    expect(statuses(itemsOf(world, 'AIDAMAYA'))).toEqual(['ResourceDeleted', 'ResourceDiscovered']);
    expect(statuses(itemsOf(world, User.UserId))).toEqual(['ResourceDiscovered']);
  });

  it('has a gap while the recorder stands still', () => {
    const world = lab();
    world.ok('config:StopConfigurationRecorder', { ConfigurationRecorderName: 'default' });
    world.ok('iam:TagUser', { UserName: 'maya', Tags: [{ Key: 'team', Value: 'red' }] });
    world.ok('config:StartConfigurationRecorder', { ConfigurationRecorderName: 'default' });
    world.ok('iam:UntagUser', { UserName: 'maya', TagKeys: ['team'] });
    const items = itemsOf(world, 'AIDAMAYA');
    expect(statuses(items)).toEqual(['OK', 'ResourceDiscovered']);
    expect(items[1]?.configuration).toContain('red');
  });

  it('needs a recorder that takes in global resources', () => {
    const input = { resourceType: 'AWS::IAM::User', resourceId: 'AIDAMAYA' };
    expect(lab([]).failure('config:GetResourceConfigHistory', input).code).toBe(
      'NoAvailableConfigurationRecorderException',
    );
    const world = lab();
    world.ok('config:PutConfigurationRecorder', { ConfigurationRecorder: { name: 'default' } });
    expect(world.error('config:GetResourceConfigHistory', input)).toBe(
      'ResourceNotDiscoveredException: Resource AIDAMAYA of resourceType:AWS::IAM::User is unknown or has not been discovered',
    );
  });
});
