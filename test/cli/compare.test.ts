import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CompareReport } from '../../src/cli/compareReport.ts';
import { freeVariables, manyActions, manyStars, starredVariables } from '../analysis/hostile.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-compare-'));
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
const readLogs = policy(allow('s3:GetObject', 'arn:aws:s3:::logs/*'));

async function compare(granted: unknown, needed: unknown, ...more: readonly string[]) {
  const files = ['--granted', file(granted), '--needed', file(needed)];
  const { exit, out, err } = await run(['compare', ...files, '--format', 'json', ...more]);
  return { exit, err, report: (out === '' ? null : JSON.parse(out)) as CompareReport };
}

/** The witness of each entry of the list decided against both sides, as cases of `simulate`. */
async function decided(granted: object, needed: object, layer: 'identity' | 'resource' = 'identity') {
  const type = layer === 'identity' ? [] : ['--type', 'resource'];
  const { report } = await compare(granted, needed, ...type);
  const cases = (list: CompareReport['excess'], name: string, ours: object, other: object) =>
    list.flatMap(({ witness }, index) => {
      const policies = (one: object) => ({ [layer]: layer === 'identity' ? [one] : one });
      return [
        { id: `${name}-${index}`, request: witness, policies: policies(ours), expect: 'allowed' },
        { id: `not-${name}-${index}`, request: witness, policies: policies(other) },
      ];
    });
  const all = [
    ...cases(report.excess, 'excess', granted, needed),
    ...cases(report.missing, 'missing', needed, granted),
  ];
  const { out } = await run([
    'simulate',
    '--format',
    'jsonl',
    file(all.map((one) => JSON.stringify(one)).join('\n'), 'jsonl'),
  ]);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; decision: string });
  return lines.map(({ id, decision }) => (id.startsWith('not-') ? decision !== 'allowed' : decision === 'allowed'));
}

describe('compare', () => {
  it('finds a policy equal to itself', async () => {
    const { exit, report } = await compare(readLogs, readLogs);
    expect(exit).toBe(0);
    expect(report).toMatchObject({ verdict: 'equal', excess: [], missing: [], unknownActions: [], complete: true });
    expect(report.counts).toEqual({ actionsGranted: 1, actionsNeeded: 1, actionsExcess: 0 });
  });

  it('names an action too many with one request that proves it', async () => {
    const { exit, report } = await compare(
      policy(allow(['s3:GetObject', 's3:DeleteObject'], 'arn:aws:s3:::logs/*')),
      readLogs,
    );
    expect(exit).toBe(1);
    expect(report.verdict).toBe('excess');
    expect(report.excess).toEqual([
      {
        actions: ['s3:DeleteObject'],
        actionCount: 1,
        accessLevel: 'Write',
        witness: {
          principal: 'arn:aws:iam::111122223333:user/someone',
          action: 's3:DeleteObject',
          resource: 'arn:aws:s3:::logs/some-key',
          context: {},
        },
      },
    ]);
    expect(report.permissiveness.granted ?? 0).toBeCloseTo((report.permissiveness.needed ?? 0) + 1, 9);
  });

  it('tells what is missing, and both at once', async () => {
    expect((await compare(readLogs, policy(allow('s3:*', 'arn:aws:s3:::logs/*')))).report.verdict).toBe('missing');
    expect((await compare(readLogs, policy(allow('s3:PutObject', 'arn:aws:s3:::logs/*')))).report.verdict).toBe('both');
  });

  it('exits with 1 only for what --fail-on names', async () => {
    const wide = policy(allow('s3:GetObject'));
    expect((await compare(wide, readLogs, '--fail-on', 'missing')).exit).toBe(0);
    expect((await compare(wide, readLogs, '--fail-on', 'excess')).exit).toBe(1);
    expect((await compare(readLogs, wide, '--fail-on', 'missing')).exit).toBe(1);
  });

  it.each([
    [
      'a condition less',
      policy(allow('s3:GetObject')),
      policy(allow('s3:GetObject', '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    ],
    [
      'an account more',
      policy(allow('iam:PassRole', 'arn:aws:iam::*:role/App')),
      policy(allow('iam:PassRole', 'arn:aws:iam::123456789012:role/App', {})),
    ],
    [
      'the folders of others',
      policy(allow('s3:GetObject', 'arn:aws:s3:::home/*')),
      policy(allow('s3:GetObject', 'arn:aws:s3:::home/${aws:username}/*')),
    ],
    [
      'a tag for a name',
      policy(allow('s3:GetObject', 'arn:aws:s3:::home/${aws:PrincipalTag/team}/*')),
      policy(allow('s3:GetObject', 'arn:aws:s3:::home/red/*')),
    ],
    [
      'a deny less',
      policy(allow('ec2:*')),
      policy(allow('ec2:*'), { Effect: 'Deny', Action: 'ec2:Stop*', Resource: 'arn:aws:ec2:*:*:instance/i-1' }),
    ],
    [
      'one user less',
      policy(
        allow('sqs:SendMessage', '*', { Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/eve' } } }),
      ),
      policy(allow('sqs:SendMessage')),
    ],
  ])('proves %s by requests that simulate decides so', async (_, granted, needed) => {
    const proofs = await decided(granted, needed);
    expect(proofs.length).toBeGreaterThan(0);
    expect(proofs.every(Boolean)).toBe(true);
  });

  it('proves differences of resource policies, with the principal as one dimension more', async () => {
    const on = (Principal: unknown, more: object = {}) =>
      policy({ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*', ...more });
    const inOrganization = on('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } });
    expect(await decided(on('*'), inOrganization, 'resource')).toEqual([true, true]);
    expect(await decided(on('*'), on({ AWS: 'arn:aws:iam::123456789012:user/ana' }), 'resource')).toEqual([true, true]);
    const { report } = await compare(
      on({ AWS: '123456789012' }),
      on({ AWS: 'arn:aws:iam::123456789012:user/ana' }),
      '--type',
      'resource',
    );
    expect(report.verdict).toBe('excess');
    expect(report.excess[0]?.assumes).toMatch(/another account/);
  });

  it('compares trust policies by who may assume the role and how', async () => {
    const trust = (more: object = {}) =>
      policy({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sts:AssumeRole',
        ...more,
      });
    const { report } = await compare(
      trust(),
      trust({ Condition: { StringEquals: { 'sts:ExternalId': 'x-1' } } }),
      '--type',
      'trust',
    );
    expect(report.verdict).toBe('excess');
    expect(report.excess[0]?.witness).toMatchObject({
      action: 'sts:AssumeRole',
      principal: 'arn:aws:iam::123456789012:user/someone',
    });
  });

  it('proves differences on what AWS provides and on ARNs that name an account in their own way', async () => {
    const actions = ['iam:GetRoleTemplateVersion', 'connect:DescribeView', 'account:GetContactInformation'];
    const beyond = { Effect: 'Allow', Action: actions, NotResource: 'arn:aws:account::111122223333:account' };
    const proofs = await decided(policy(beyond), policy(allow('sqs:SendMessage')));
    expect(proofs.length).toBeGreaterThan(5);
    expect(proofs.every(Boolean)).toBe(true);
  });

  it('lets a boundary and service control policies limit what is granted, and only that', async () => {
    const everything = policy(allow('*'));
    const onS3 = policy(allow('s3:*'));
    expect((await compare(everything, onS3, '--boundary', file(onS3))).report.verdict).toBe('equal');
    expect((await compare(everything, onS3, '--scp', file(everything), '--scp', file(onS3))).report.verdict).toBe(
      'equal',
    );
    expect((await compare(onS3, everything, '--boundary', file(onS3))).report.verdict).toBe('missing');
  });

  it('keeps to one caller where --principal names one', async () => {
    const own = policy(allow('s3:GetObject', 'arn:aws:s3:::home/${aws:username}/*'));
    const anas = policy(allow('s3:GetObject', 'arn:aws:s3:::home/ana/*'));
    expect((await compare(own, anas)).report.verdict).toBe('both');
    expect((await compare(own, anas, '--principal', 'arn:aws:iam::123456789012:user/ana')).report.verdict).toBe(
      'equal',
    );
  });

  it('lists actions that the catalogue lacks and compares them as text', async () => {
    const { report } = await compare(policy(allow(['s3:GetObject', 'madeup:Do*'])), policy(allow('s3:GetObject')));
    expect(report.unknownActions).toEqual(['madeup:Do*']);
    expect(report.excess).toMatchObject([{ actionCount: 1, accessLevel: null }]);
    expect((await compare(policy(allow('madeup:Do')), policy(allow('madeup:*')))).report).toMatchObject({ excess: [] });
  });

  it('keeps actions that the catalogue lacks within boundaries and control policies', async () => {
    const granted = policy(allow(['s3:GetObject', 'madeup:Do*']));
    const within = async (limit: object, needed = policy(allow('s3:GetObject'))) => {
      const { report } = await compare(granted, needed, '--boundary', file(limit));
      return [report.verdict, report.complete];
    };
    expect(await within(policy(allow('s3:*')))).toEqual(['equal', true]);
    expect(await within(policy(allow('*')))).toEqual(['excess', true]);
    expect(await within(policy(allow('*'), { Effect: 'Deny', Action: 'madeup:*', Resource: '*' }))).toEqual([
      'equal',
      true,
    ]);
    expect(await within(policy(allow('s3:*')), granted)).toEqual(['missing', true]);
    expect(await within(policy(allow(['s3:*', 'MadeUp:Done'])))).toEqual(['equal', false]);
  });

  it('takes everything as plain text where asked to', async () => {
    const { report } = await compare(policy(allow('s3:Get*')), policy(allow('s3:GetObject')), '--universe', 'strings');
    expect(report).toMatchObject({ verdict: 'excess', counts: null, complete: true });
    const catalogue = await compare(policy(allow('s3:GetObj?ct')), policy(allow('s3:GetObject')));
    expect(catalogue.report.verdict).toBe('equal');
  });

  it('reads lists of policies, JSON or YAML', async () => {
    const yaml = file(
      '- {Version: 2012-10-17, Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*"}]}',
      'yaml',
    );
    const { exit } = await run(['compare', '--granted', file([readLogs, readLogs]), '--needed', yaml]);
    expect(exit).toBe(0);
  });

  it('finds an edit for each of many differences, by trying no edit twice', async () => {
    const granted = file(policy(allow(['s3:*', 'sqs:*', 'sns:*'])));
    const needed = file(policy(allow(['s3:GetObject', 'sqs:SendMessage', 'sns:Publish'])));
    const { out } = await run(['compare', '--granted', granted, '--needed', needed]);
    const differences = out.match(/^ {4}e\.g\. /gm)?.length ?? 0;
    expect(differences).toBeGreaterThan(8);
    expect(out.match(/^ {4}fix: /gm)).toHaveLength(differences);
  });

  it('tells a person the worst first, with a request and the smallest edit', async () => {
    const granted = file(policy({ Sid: 'Logs', ...allow(['s3:*']) }, allow('ec2:DescribeInstances')));
    const needed = file(policy(allow(['s3:GetObject'], 'arn:aws:s3:::logs/*'), allow('ec2:DescribeInstances')));
    const { exit, out } = await run(['compare', '--granted', granted, '--needed', needed, '--limit', '2']);
    expect(exit).toBe(1);
    expect(out).toContain('excess: everything needed is granted, and more');
    expect(out).toMatch(/Permissions management: s3:\w+.* and \d+ more\n {4}e\.g\. s3:\w+ on arn:aws:s3/);
    expect(out).toContain('fix: in statement `Logs`, write `s3:GetObject` in place of `s3:*`');
    expect(out).toMatch(/… and \d+ more; a larger --limit shows them/);
  });

  it('says where a condition may be dead because AWS does not list its key for the action', async () => {
    const when = (key: string) => ({ Condition: { StringEquals: { [key]: 'a' } } });
    const listing = policy(allow(['s3:GetObject', 's3:ListBucket'], '*', when('s3:prefix')));
    const { report } = await compare(listing, readLogs);
    expect(report.unlistedConditions).toEqual([
      { side: 'granted', policy: 0, statement: 0, sid: null, keys: ['s3:prefix'], actions: ['s3:GetObject'] },
    ]);
    // The list may have a gap: requests with the key are looked at.
    expect(report.excess.flatMap(({ unlistedKeys }) => unlistedKeys ?? [])).toContain('s3:prefix');
    // ... and requests without it.
    expect(report.missing.map(({ actions }) => actions)).toEqual([['s3:GetObject']]);
    const { out } = await run(['compare', '--granted', file(listing), '--needed', file(readLogs)]);
    expect(out).toContain('  granted, statement 1: s3:prefix with s3:GetObject');
    expect(out).toContain('if such requests carry s3:prefix, which AWS does not list for them');
    const listed = await compare(policy(allow('s3:ListBucket', '*', when('s3:prefix'))), readLogs);
    expect(listed.report).not.toHaveProperty('unlistedConditions');
  });

  it('takes keys of other services never to be there', async () => {
    const other = policy(
      allow('s3:GetObject', '*', { Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } } }),
    );
    const { report } = await compare(
      policy(allow('s3:ListBucket'), ...other.Statement),
      policy(allow('s3:ListBucket')),
    );
    expect(report).toMatchObject({ verdict: 'equal', counts: { actionsGranted: 1 } });
    expect(report.unlistedConditions).toMatchObject([{ side: 'granted', statement: 1, keys: ['ec2:InstanceType'] }]);
  });

  it('counts each permission of a call that needs several, since other policies may have the rest', async () => {
    const instance = policy(allow('ec2:RunInstances', 'arn:aws:ec2:*:*:instance/*'));
    const { report } = await compare(instance, readLogs);
    expect(report).toMatchObject({ verdict: 'both', counts: { actionsGranted: 1 } });
    expect(await decided(instance, readLogs)).toEqual([true, true, true, true]);
  });

  it('compares policies that allow nothing, or all but something', async () => {
    const denials = policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' });
    expect((await compare(denials, denials)).report).toMatchObject({
      verdict: 'equal',
      counts: { actionsGranted: 0, actionsNeeded: 0, actionsExcess: 0 },
      permissiveness: { granted: null, needed: null },
    });
    expect((await compare(denials, readLogs)).report).toMatchObject({ verdict: 'missing', excess: [] });
    const allBut = policy({ Effect: 'Allow', NotAction: ['iam:*', 's3:*'], Resource: '*' });
    const { report } = await compare(allBut, policy(allow('*')));
    expect(report.verdict).toBe('missing');
    expect(report.missing.flatMap(({ actions }) => actions).every((action) => /^(iam|s3):/.test(action))).toBe(true);
  });

  it('reads one side from standard input, and not both', async () => {
    const stdin = JSON.stringify(readLogs);
    expect((await run(['compare', '--granted', '-', '--needed', file(readLogs)], stdin)).exit).toBe(0);
    const twice = await run(['compare', '--granted', '-', '--needed', '-'], stdin);
    expect([twice.exit, twice.out]).toEqual([2, '']);
    expect(twice.err).toContain('standard input can be read once');
  });

  it.each([
    ['stars', manyStars(400), manyStars(100)],
    ['free variables', starredVariables, freeVariables.slice(1)],
    ['classes of actions', manyActions, manyStars(50)],
  ])('ends with a clear text on hostile policies with many %s', async (_, granted, needed) => {
    const files = ['--granted', file(policy(...granted)), '--needed', file(policy(...needed))];
    const { exit, out } = await run(['compare', ...files, '--limit', '1']);
    expect([0, 1]).toContain(exit);
    expect(out).toMatch(/no difference was found, but not everything was looked at|, as far as was looked\n/);
    expect(out).toMatch(/Not complete:\n {2}\S/);
  });

  it('refuses what is no policy, with place and advice, and exits with 2', async () => {
    const broken = file(
      '{"Version": "2012-10-17",\n "Statement": [{"Effect": "Allow", "Action": "s3", "Resource": "*"}]}',
    );
    const { exit, out, err } = await run(['compare', '--granted', broken, '--needed', file(readLogs)]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toMatch(/json:2:\d+: /);
    for (const text of ['', '[]', 'null', '{', '"text"', '[[', '{"a": 1}']) {
      expect((await run(['compare', '--granted', file(text), '--needed', file(readLogs)])).exit, text).toBe(2);
    }
    expect((await run(['compare', '--granted', join(folder, 'nowhere'), '--needed', file(readLogs)])).exit).toBe(2);
    expect((await compare(readLogs, readLogs, '--principal', 'ana')).exit).toBe(2);
  });
});
