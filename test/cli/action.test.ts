import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

async function entries(name: string) {
  const { exit, out } = await run(['action', name, '--format', 'json']);
  expect(exit).toBe(0);
  return (JSON.parse(out) as { entries: readonly Record<string, unknown>[] }).entries;
}

describe('action', () => {
  it('tells the level, resources, keys and description of an action, in any case', async () => {
    const { exit, out } = await run(['action', 'S3:getobject']);
    expect(exit).toBe(0);
    expect(out).toMatch(/^s3:GetObject\nGrants permission to retrieve objects from Amazon S3\n/);
    expect(out).toContain('access level: Read');
    expect(out).toContain('arn:${Partition}:s3:::${BucketName}/${ObjectName}');
    expect(out).toContain('s3:ExistingObjectTag/${TagKey} (String)');
  });

  it('tells which operations ask for an action and which managed policies allow it', async () => {
    const [entry] = await entries('s3:ListBucket');
    expect(entry).toMatchObject({ kind: 'action', name: 's3:ListBucket', accessLevel: 'List' });
    expect(entry?.operations).toEqual(expect.arrayContaining(['s3.HeadBucket', 's3.ListObjectsV2']));
    const found = entry?.managedPolicies ?? { count: 0, first: [] };
    const { count, first } = found as { count: number; first: readonly { name: string }[] };
    expect(count).toBeGreaterThan(first.length);
    expect(first.map(({ name }) => name)).toContain('AmazonS3FullAccess');
    expect(first.map(({ name }) => name)).not.toContain('AdministratorAccess');
  });

  it('says of iam:PassRole that no operation has its name', async () => {
    expect((await run(['action', 'iam:PassRole'])).out).toContain('no API operation has this name');
  });

  it('lists the actions of every service where the service is left out, and those of a pattern', async () => {
    const { out } = await run(['action', 'GetObject']);
    expect(out).toMatch(/^s3:GetObject Read: retrieve objects from Amazon S3$/m);
    expect(out).toMatch(/^s3-outposts:GetObject Read/m);
    const names = (await entries('sqs:*MessageMoveTask*')).map(({ name }) => name);
    expect(names).toEqual(['sqs:CancelMessageMoveTask', 'sqs:ListMessageMoveTasks', 'sqs:StartMessageMoveTask']);
  });

  it.each([
    ['aws:sourceip', 'condition key', 'aws:SourceIp'],
    ['ec2:ResourceTag/env', 'condition key', 'ec2:ResourceTag/${TagKey}'],
    ['readonlyaccess', 'managed policy', 'ReadOnlyAccess'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'managed policy', 'ReadOnlyAccess'],
    ['NoSuchEntity', 'error', undefined],
    ['iam.createuser', 'operation', 'iam.CreateUser'],
  ])('%s is a %s', async (name, kind, spelled) => {
    expect(await entries(name)).toContainEqual(expect.objectContaining(spelled ? { kind, name: spelled } : { kind }));
    expect((await run(['action', name])).out).toContain(spelled ?? name);
  });

  it.each([
    ['s3:GetObjekt', 's3:GetObject'],
    ['aws:SourceIpp', 'aws:SourceIp'],
    ['ReadOnlyAcces', 'ReadOnlyAccess'],
    ['NoSuchEntitty', 'NoSuchEntity'],
  ])('does not know %s and proposes %s', async (name, meant) => {
    const { exit, out, err } = await run(['action', name]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(`\`${meant}\``);
  });

  it('has nothing to propose for what is like nothing', async () => {
    const { exit, err } = await run(['action', 'q'.repeat(500)]);
    expect(exit).toBe(2);
    expect(err).toContain('nothing has a name like it');
  });

  it('keeps its lines within the terminal, links apart', async () => {
    const { out } = await run(['action', 's3:PutObject']);
    const lines = out.split('\n').filter((line) => !line.includes('https://'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
