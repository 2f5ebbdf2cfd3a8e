import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-simulate-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const policy = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'ReadLogs', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' }],
};
const readLogs = {
  id: 'read-logs',
  request: {
    principal: 'arn:aws:iam::111122223333:user/dana',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::logs/a',
    context: {},
  },
  policies: { identity: [policy] },
  expect: 'allowed',
};

const results = (out: string): unknown[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('simulate', () => {
  it('prints one JSON document a case, with the statement that decided', async () => {
    const { exit, out } = await run(['simulate', '--format', 'jsonl', file('one.jsonl', JSON.stringify(readLogs))]);
    expect(exit).toBe(0);
    expect(results(out)).toMatchObject([
      {
        id: 'read-logs',
        decision: 'allowed',
        decidedBy: 'identity',
        expected: 'allowed',
        ok: true,
        matched: [{ policy: 'identity[0]', statement: 0, sid: 'ReadLogs', effect: 'Allow' }],
        missingContextKeys: [],
      },
    ]);
  });

  it('names each policy by its layer, level and place, and walks the checks in the order of AWS', async () => {
    const one = (more: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', ...more }] });
    const open = one({ Resource: '*' });
    const everyone = one({ Resource: '*', Principal: '*' });
    const path = file(
      'layers.jsonl',
      JSON.stringify({
        id: 'layers',
        request: { ...readLogs.request, principal: 'arn:aws:sts::111122223333:assumed-role/Api/blue' },
        policies: {
          identity: [open, open],
          boundary: open,
          session: [open],
          resource: everyone,
          scp: [[open], [open, open]],
          rcp: [[], [one({ Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: '*' })]],
          endpoint: [everyone],
        },
      }),
    );
    const { exit, out } = await run(['simulate', '--format', 'json', path]);
    expect(exit).toBe(0);
    expect(results(out)).toMatchObject([{ decision: 'explicitDeny', decidedBy: 'rcp', expected: null, ok: null }]);
    expect(out.match(/"policy":"[^"]*"/g)).toEqual(
      [
        ...[
          'rcp[1][0]',
          'scp[0][0]',
          'scp[1][0]',
          'scp[1][1]',
          'endpoint[0]',
          'resource',
          'identity[0]',
          'identity[1]',
        ],
        ...['boundary', 'session[0]'],
      ].map((ref) => `"policy":"${ref}"`),
    );
    expect(out.match(/"check":"[^"]*"/g)).toEqual(
      ['explicit deny', 'rcp', 'scp', 'endpoint', 'resource', 'identity', 'boundary', 'session'].map(
        (check) => `"check":"${check}"`,
      ),
    );
  });

  it('credits no policy where none was asked', async () => {
    const root = { ...readLogs.request, principal: 'arn:aws:iam::111122223333:root', resourceAccount: '111122223333' };
    const whoAmI = { ...readLogs.request, action: 'sts:GetCallerIdentity', resource: '*' };
    const path = file(
      'nobody.jsonl',
      [root, whoAmI].map((request) => JSON.stringify({ id: 'x', request, policies: {}, expect: 'allowed' })).join('\n'),
    );
    const { out } = await run(['simulate', '--format', 'jsonl', path]);
    expect(results(out)).toMatchObject([
      { decidedBy: null, ok: true },
      { decidedBy: null, ok: true },
    ]);
  });

  it('exits with 1 when a case is not as expected', async () => {
    const wrong = file('wrong.jsonl', JSON.stringify({ ...readLogs, expect: 'explicitDeny' }));
    const { exit, out } = await run(['simulate', wrong]);
    expect(exit).toBe(1);
    expect(out).toContain('✗ read-logs: allowed (identity), expected explicitDeny');
  });

  it('decides the cases around one that cannot be read, and exits with 2', async () => {
    const lines = [readLogs, { ...readLogs, id: 'no-action', request: { principal: '*', resource: '*' } }, readLogs];
    const path = file('mixed.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"id": "torn`);
    const { exit, out } = await run(['simulate', '--format', 'jsonl', path]);
    expect(exit).toBe(2);
    expect(results(out)).toMatchObject([
      { ok: true },
      { id: 'no-action', error: { code: 'CASE_MISSING', line: 2, column: 29 } },
      { ok: true },
      { id: null, error: { code: 'JSON_SYNTAX_ERROR', line: 4, column: 8 } },
    ]);
  });

  it('tells line and column of a policy that AWS would refuse', async () => {
    const path = file(
      'refused.yaml',
      `cases:
  - id: bad-effect
    request: {principal: "arn:aws:iam::111122223333:user/dana", action: "s3:GetObject", resource: "*"}
    policies:
      identity:
        - Version: "2012-10-17"
          Statement:
            - Effect: allow
              Action: "s3:*"
              Resource: "*"
`,
    );
    const { exit, out } = await run(['simulate', '--format', 'jsonl', path]);
    expect(exit).toBe(2);
    expect(results(out)).toMatchObject([{ id: 'bad-effect', error: { line: 8, column: 23 } }]);
  });

  it('reads JSON Lines or YAML from standard input, whichever it is', async () => {
    expect((await run(['simulate', '-'], `${JSON.stringify(readLogs)}\n`)).exit).toBe(0);
    expect((await run(['simulate', '-'], `cases: [${JSON.stringify(readLogs)}]\n`)).exit).toBe(0);
  });

  it('says where a YAML file is broken', async () => {
    const { exit, err } = await run(['simulate', file('broken.yaml', 'cases:\n  - id: "x\n')]);
    expect(exit).toBe(2);
    expect(err).toMatch(/^iam-dojo: .*broken\.yaml:\d+:\d+: this is not valid YAML/);
  });

  it.each([
    ['nested without end', '['.repeat(100_000), 'nested deeper than 200 levels'],
    ['of stars', '*'.repeat(11_000_000), 'larger than 10 MB'],
    ['without cases', 'story: none', 'no list of cases here'],
  ])('refuses a text %s with a sentence', async (_, text, reason) => {
    const { exit, err } = await run(['simulate', file('odd.yaml', text)]);
    expect(exit).toBe(2);
    expect(err).toContain(reason);
  });

  it('refuses a file that is not there, and a folder', async () => {
    expect((await run(['simulate', join(folder, 'nope.yaml')])).err).toContain('there is no such file');
    expect((await run(['simulate', folder])).err).toContain('this is a folder');
  });

  it('agrees with every conformance case', async () => {
    const { readdirSync } = await import('node:fs');
    const files = ['evaluation', 'evaluation-more'].flatMap((name) => {
      const cases = resolve(import.meta.dirname, '../conformance', name);
      return readdirSync(cases).map((file) => join(cases, file));
    });
    const { exit, out } = await run(['simulate', ...files]);
    expect(out.split('\n').at(-2)).toBe('1217 as expected, 0 not as expected');
    expect(exit).toBe(0);
  });
});
