import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-lint-'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const document = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const sound = { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: 'arn:aws:s3:::logs' };
const misspelt = { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjct'], Resource: 'arn:aws:s3:::logs/*' };

async function found(argv: readonly string[], stdin = ''): Promise<{ exit: number; findings: unknown[] }> {
  const { exit, out } = await run(['lint', '--format', 'json', ...argv], stdin);
  const findings: unknown = JSON.parse(out);
  return { exit, findings: Array.isArray(findings) ? findings : [] };
}

describe('lint', () => {
  it('prints findings with their file, code, severity, message, place and path', async () => {
    const path = file('misspelt.json', document(misspelt));
    const { exit, findings } = await found([path]);
    expect(exit).toBe(1);
    expect(findings).toMatchObject([
      {
        file: path,
        code: 'INVALID_ACTION',
        severity: 'error',
        message: 'AWS has no action `s3:GetObjct`',
        line: 8,
        column: 9,
        path: ['Statement', 0, 'Action', 1],
        fix: { title: 'write `s3:GetObject`' },
      },
    ]);
  });

  it('is content with a sound policy, and prints an empty list', async () => {
    expect(await found([file('sound.json', document(sound))])).toEqual({ exit: 0, findings: [] });
    const { out } = await run(['lint', file('sound.json', document(sound))]);
    expect(out).toBe('nothing found in 1 file\n');
  });

  it('tells people where, how bad, what, what to do, and how many', async () => {
    const path = file('told.json', document(misspelt));
    const { exit, out } = await run(['lint', path]);
    expect(exit).toBe(1);
    expect(out.split('\n')).toEqual([
      `${path}:8:9: error INVALID_ACTION: AWS has no action \`s3:GetObjct\``,
      '    did you mean `s3:GetObject`?',
      '    fix: write `s3:GetObject`',
      '1 error in 1 file',
      '',
    ]);
  });

  it('reads YAML by its ending, with a date that stays text', async () => {
    const text = 'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: s3:GetObjct\n    Resource: "*"\n';
    const { findings } = await found(['--fail-on', 'error', file('policy.yaml', text)]);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'INVALID_ACTION', line: 4, column: 13 }));
    expect(findings).not.toContainEqual(expect.objectContaining({ code: 'INVALID_VERSION' }));
  });

  it('takes numbers and Booleans in the conditions of YAML', async () => {
    const text = [
      'Version: 2012-10-17',
      'Statement:',
      '  Effect: Deny',
      '  Action: s3:ListBucket',
      '  Resource: arn:aws:s3:::logs',
      '  Condition:',
      '    NumericGreaterThan: { "s3:max-keys": 10 }',
      '    Bool: { "aws:SecureTransport": true }',
    ].join('\n');
    expect((await found([file('numbers.yml', text)])).exit).toBe(0);
  });

  it('reads standard input, JSON or YAML', async () => {
    const json = await found(['-'], document(misspelt));
    expect(json.findings).toMatchObject([{ file: '-', code: 'INVALID_ACTION' }]);
    const yaml = await found(['-'], 'Version: 2012-10-17\nStatement: []\n');
    expect(yaml.findings).toMatchObject([{ code: 'MISSING_STATEMENT', line: 2 }]);
  });

  it.each([
    ['broken.json', '{"Version": "2012-10-17",\n "Statement": [}', 2],
    ['broken.yaml', 'Version: "2012-10-17\nStatement: []\n', 3],
    ['text.json', 'no policy at all', 1],
    ['deep.json', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 1],
    ['deep.yaml', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 1],
    ['bell.json', '{"Version": "\u0007"}', 1],
  ])('calls %s a syntax error, at its place', async (name, text, line) => {
    const { exit, findings } = await found([file(name, text)]);
    expect(exit).toBe(1);
    expect(findings[0]).toMatchObject({ code: 'JSON_SYNTAX_ERROR', severity: 'error', line });
  });

  it.each([
    ['a missing file', () => join(folder, 'nowhere.json'), 'there is no such file'],
    ['a folder', () => folder, 'this is a folder, not a file'],
    ['bytes that are not UTF-8', () => file('latin.json', new Uint8Array([0x7b, 0xff, 0x7d])), 'not UTF-8'],
    ['more than 10 MB', () => file('large.json', `"${'x'.repeat(10_000_001)}"`), 'larger than 10 MB'],
  ])('refuses %s with 2, and still lints the rest', async (_what, path, message) => {
    const { exit, out, err } = await run(['lint', '--format', 'json', path(), file('rest.json', document(misspelt))]);
    expect(exit).toBe(2);
    expect(err).toContain(message);
    expect(JSON.parse(out)).toHaveLength(1);
  });

  it('tells the kind of policy from its principals and actions, unless it is told', async () => {
    const resource = document({ ...sound, Principal: '*' });
    expect(await found([file('resource.json', resource)])).toEqual({ exit: 0, findings: [] });
    expect((await found(['--type', 'scp', file('resource.json', resource)])).findings).toMatchObject([
      { code: 'SCP_SYNTAX_ERROR_PRINCIPAL' },
    ]);
    const trust = document({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' });
    expect((await found([file('trust.json', trust)])).exit).toBe(0);
    expect((await found(['--type', 'resource', file('trust.json', trust)])).findings).toMatchObject([
      { code: 'MISSING_RESOURCE' },
    ]);
  });

  it('fails from the severity on that --fail-on names', async () => {
    const private1 = document({
      ...sound,
      Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } },
    });
    const path = file('suggestion.json', private1);
    expect((await found([path])).exit).toBe(0);
    expect((await found(['--fail-on', 'suggestion', path])).exit).toBe(1);
    expect((await found(['--fail-on', 'warning', path])).exit).toBe(0);
  });

  it('keeps control characters of names and policies from the terminal', async () => {
    const path = file(
      'odd.json',
      document({ ...sound, Action: 's3:Get\u202eObject\u009b' }).replace('\u009b', '\\u009b'),
    );
    const { out } = await run(['lint', path]);
    expect(out).not.toMatch(/[\u202e\u009b]/);
  });
});

describe('lint as SARIF', () => {
  it('names each rule once, with help, and puts every result in a region', async () => {
    const one = file('one.json', document(misspelt, { ...misspelt, Action: 'ec2:Frob' }));
    const { exit, out } = await run(['lint', '--format', 'sarif', one, file('sound.json', document(sound))]);
    expect(exit).toBe(1);
    const log: unknown = JSON.parse(out);
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'iam-dojo',
              rules: [
                {
                  id: 'INVALID_ACTION',
                  shortDescription: { text: expect.stringContaining('Action does not exist') },
                  help: { text: expect.stringContaining('access-analyzer-reference-policy-checks') },
                  defaultConfiguration: { level: 'error' },
                },
              ],
            },
          },
          results: [
            {
              ruleId: 'INVALID_ACTION',
              ruleIndex: 0,
              level: 'error',
              message: { text: 'AWS has no action `s3:GetObjct`; did you mean `s3:GetObject`?' },
              locations: [{ physicalLocation: { region: { startLine: 8, startColumn: 9 } } }],
            },
            { ruleId: 'INVALID_ACTION', ruleIndex: 0 },
          ],
        },
      ],
    });
  });

  it('tells of files that it could not read', async () => {
    const { exit, out } = await run(['lint', '--format', 'sarif', join(folder, 'nowhere.json')]);
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ runs: [{ results: [], invocations: [{ executionSuccessful: false }] }] });
  });
});
