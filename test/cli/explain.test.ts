import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeText } from '../../src/cli/explainChange.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-explain-'));
let next = 0;

function file(content: unknown, extension = 'json'): string {
  next += 1;
  const path = join(folder, `${next}.${extension}`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const withoutDeleting = policy(allow('s3:*'), { ...allow('s3:Delete*'), Effect: 'Deny' });

describe('explain', () => {
  it('says in words what a policy allows', async () => {
    const { exit, out } = await run(['explain', file(withoutDeleting)]);
    expect(exit).toBe(0);
    expect(out).toContain('Amazon S3: everything except deleting (s3:Delete*), on every resource.');
    expect(out).toContain('! permissions management: s3:');
    expect(out).toMatch(/Never allowed, whatever other policies say:\n {2}- deleting \(s3:Delete\*\)/);
  });

  it('tells conditions that may be dead and calls that lack something', async () => {
    const document = policy(
      allow('s3:GetObject', '*', { Condition: { StringEquals: { 's3:prefix': 'a' } } }),
      allow('ec2:AttachVolume', 'arn:aws:ec2:*:*:volume/*'),
    );
    const { out } = await run(['explain', file(document)]);
    expect(out).toMatch(/Conditions that may be dead, .*\n(?:.*\n)?.*- statement 1: s3:prefix with s3:GetObject/);
    expect(out).toContain('- ec2:AttachVolume: nothing on ec2:instance');
    const json = JSON.parse((await run(['explain', file(document), '--format', 'json'])).out);
    expect(json).toMatchObject({
      unlisted: [
        { policy: 0, statement: 0, sid: null, keys: ['s3:prefix'], actions: ['s3:GetObject'], actionCount: 1 },
      ],
      partial: [{ actions: ['ec2:AttachVolume'], lacks: ['ec2:instance'] }],
    });
  });

  it('keeps every line within the terminal', async () => {
    const arn = `arn:aws:s3:::${'long-bucket-name-'.repeat(8)}/*`;
    const { out } = await run(['explain', file(policy(allow(['s3:GetObject', 's3:PutObject'], arn)))]);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('keeps the names of many services within it as well', async () => {
    const services = [
      'cloudfront',
      'dynamodb',
      'organizations',
      'secretsmanager',
      'elasticfilesystem',
      'kms',
      'sns',
      'sqs',
    ];
    const { out } = await run(['explain', file(policy(allow(services.map((one) => `${one}:*`))))]);
    expect(out).toContain('8 services (cloudfront, dynamodb,');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('gives the same as a documented JSON document', async () => {
    const { exit, out } = await run(['explain', file(withoutDeleting), '--format', 'json']);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'iam-dojo-explanation/1',
      type: 'identity',
      policies: 1,
      services: [
        {
          service: 's3',
          grants: [
            {
              says: 'everything except deleting (s3:Delete*)',
              ways: [{ who: null, resources: null, notResources: [], conditions: [], exceptions: [] }],
              allowedBy: [{ policy: 0, statement: 0, sid: null }],
            },
          ],
        },
      ],
      denials: [{ policy: 0, statement: 1, resources: null }],
      dead: [],
      unknownActions: [],
      complete: true,
    });
  });

  it('tells ways to administrator, those over what is made first too, and what was not looked at', async () => {
    const maker = file(policy(allow(['iam:CreateRole', 'iam:AttachRolePolicy'], 'arn:aws:iam::*:role/app-*')));
    const { out } = await run(['explain', maker]);
    expect(out).toMatch(
      /Ways over what is made first, .*\n {2}! CreateRole \+ AttachRolePolicy \+ AssumeRole: Make a role/,
    );
    expect(out).toContain('Not looked at, since only an account can tell:');
    const json = JSON.parse((await run(['explain', maker, '--format', 'json'])).out);
    expect(json).toMatchObject({
      administrator: false,
      composed: [{ path: 'create-role+attach-policy+sts-001', actions: expect.arrayContaining(['iam:CreateRole']) }],
    });
    expect(json.notLookedAt.length).toBeGreaterThan(0);
    const reader = await run(['explain', file(policy(allow('s3:GetObject')))]);
    expect(reader.out).not.toContain('Not looked at');
    expect((await run(['explain', file(policy(allow('*')))])).out).toContain('is an administrator already');
  });

  it('counts actions in a table without breaking a word at 80 columns', async () => {
    const wide = policy(allow(['cloudformation:Describe*', 'elasticloadbalancing:Describe*', 's3:Get*']));
    const { out } = await run(['explain', file(wide)]);
    expect(out).toContain('AWS CloudFormation (cloudformation)');
    expect(out).toMatch(/^ {2}AWS Elastic Load Balancing .*\n(?: {2}\(elasticloadbalancing\)\n)?/m);
    expect(out).not.toMatch(/\(elasticloadb$/m);
  });

  it('takes several files as the policies of one principal', async () => {
    const [one, other] = [file(policy(allow('s3:*'))), file(policy({ ...allow('s3:Delete*'), Effect: 'Deny' }))];
    const { out } = await run(['explain', one, other]);
    expect(out).toContain('(2 policies together)');
    expect(out).toContain('everything except deleting');
    expect(out).toContain('statement 1 of policy 2');
  });

  it('tells a resource policy and a trust policy from their principals', async () => {
    const bucket = file(policy({ ...allow('s3:GetObject', 'arn:aws:s3:::b/*'), Principal: '*' }));
    expect((await run(['explain', bucket])).out).toContain('by anybody, on arn:aws:s3:::b/*');
    const trust = file(
      policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    );
    expect((await run(['explain', trust])).out).toContain('by the service ec2.amazonaws.com');
  });

  it('reads a service control policy as a limit', async () => {
    const scp = file(policy(allow('*'), { ...allow('organizations:LeaveOrganization'), Effect: 'Deny' }));
    const { out } = await run(['explain', scp, '--type', 'scp']);
    expect(out).toContain('this grants nothing by itself');
    expect(out).toMatch(/Never allowed, whatever other policies say:\n {2}- organizations:LeaveOrganization/);
  });

  it('tells what another version allows more and less, with a request each', async () => {
    const narrow = policy(allow('s3:GetObject', 'arn:aws:s3:::logs/*'), allow('sqs:SendMessage'));
    const wide = policy(allow('s3:GetObject'));
    const { exit, out } = await run(['explain', file(narrow), '--diff', file(wide)]);
    expect(exit).toBe(1);
    expect(out).toContain('+ s3:GetObject\n    before: on arn:aws:s3:::logs/*\n    after: on every resource');
    expect(out).toContain('- sqs:SendMessage\n    before: on every resource\n    after: not allowed');
    const json = await run(['explain', file(narrow), '--diff', file(wide), '--format', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({
      schema: 'iam-dojo-policy-change/1',
      verdict: 'both',
      gained: [{ actions: ['s3:GetObject'], actionCount: 1, witness: { action: 's3:GetObject' } }],
      lost: [{ actions: ['sqs:SendMessage'], after: [] }],
      complete: true,
    });
  });

  it('tells of a difference only the ways that differ', async () => {
    const bucket = (account: string) =>
      policy(
        { ...allow('s3:PutObject', 'arn:aws:s3:::in/logs/*'), Principal: { Service: 'cloudtrail.amazonaws.com' } },
        { ...allow('s3:PutObject', 'arn:aws:s3:::in/*'), Principal: { AWS: account } },
      );
    const { out } = await run(['explain', file(bucket('444455556666')), '--diff', file(bucket('999988887777'))]);
    expect(out).toContain('after: by everybody in account 999988887777');
    expect(out).toContain('or in 1 way that both have');
    expect(out).not.toContain('cloudtrail');
  });

  it('finds no difference between two ways to write the same', async () => {
    const list = policy(allow(['s3:GetObject', 's3:GetObjectAcl']));
    const statements = policy(allow('s3:GetObjectAcl'), allow('s3:GetObject'));
    const { exit, out } = await run(['explain', file(list), '--diff', file(statements)]);
    expect(exit).toBe(0);
    expect(out).toBe('The other version allows exactly the same.\n');
  });

  it('does not call two versions the same where not everything was looked at', () => {
    const change = { kind: 'identity' as const, gained: [], lost: [], complete: false, reasons: ['too much'] };
    expect(changeText(change, 100)).toBe(
      'No difference was found, but not everything was looked at.\n\nNot complete:\n  too much\n',
    );
  });

  it('reads standard input once for finding the type and for reading', async () => {
    const { exit, out } = await run(['explain', '-'], JSON.stringify(withoutDeleting));
    expect(exit).toBe(0);
    expect(out).toContain('everything except deleting');
  });

  it('never lets a name from a file reach the terminal as a command', async () => {
    const hostile = { ...allow('s3:GetObject', 'arn:aws:s3:::b\u001b[31m\u202ex/*'), Sid: 'A' };
    const { out } = await run(['explain', file(policy(hostile))]);
    expect(out).toContain('s3:GetObject');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  it.each([
    ['a file that is no policy', '{"Version":"2012-10-17"}', /Statement/],
    ['text that is no JSON', '{"Version"', /:1:/],
  ])('ends with 2 for %s', async (_, text, message) => {
    const { exit, err, out } = await run(['explain', file(text)]);
    expect(exit).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
  });

  it('ends with 2 for files of different types', async () => {
    const bucket = file(policy({ ...allow('s3:GetObject', 'arn:aws:s3:::b/*'), Principal: '*' }));
    const { exit, err } = await run(['explain', file(withoutDeleting), bucket]);
    expect(exit).toBe(2);
    expect(err).toContain('set --type');
  });
});
