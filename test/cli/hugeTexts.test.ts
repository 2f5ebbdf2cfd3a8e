import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-huge-'));
const size = 9_000_000;

/** Files of up to nine megabytes, nearly all of it one text; stars and escapes take longer a letter. */
const files: Readonly<Record<string, string>> = {
  'letters.json': policy({ Resource: `arn:aws:s3:::${'a'.repeat(size)}` }),
  'variable.json': policy({ Resource: `arn:aws:s3:::\${${'a'.repeat(size)}` }),
  'openings.json': policy({ Resource: '${'.repeat(size / 8) }),
  'base64.json': policy({ Condition: { BinaryEquals: { 'sts:x': 'A'.repeat(size) } } }),
  'labels.json': policy({ Principal: { Service: `a${'.a'.repeat(size / 2)}.amazonaws.com` } }),
  'domain.json': policy({ Principal: { Federated: `a${'.a'.repeat(size / 2)}` } }),
  'action.json': policy({ Action: `s3:${'*a'.repeat(size / 20)}` }),
  'dashes.yaml': `${'- '.repeat(size / 2)}a\n`,
  'questions.yaml': `${'? '.repeat(size / 2)}a\n`,
  'quoted.yaml': `Version: "${'\\n'.repeat(size / 20)}"\n`,
};

function policy(part: object): string {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*', ...part };
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}

describe('a file of megabytes with one text', () => {
  it.each(Object.entries(files))('gets an answer from lint: %s', async (name, text) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const { exit, out, err } = await run(['lint', path]);
    expect(`${out.slice(0, 500)}${err.slice(0, 2_000)}`).not.toContain('a fault of the program');
    expect([0, 1]).toContain(exit);
  });

  it.each(['letters.json', 'variable.json', 'base64.json'])(
    'is refused where all requests are sought: %s',
    async (name) => {
      const path = join(folder, name);
      writeFileSync(path, files[name] ?? '');
      for (const argv of [
        ['explain', path],
        ['compare', '--granted', path, '--needed', path],
      ]) {
        const { exit, err } = await run(argv);
        expect(exit).toBe(2);
        expect(err).toContain('this text alone is longer than the 131072 characters that IAM takes for a policy');
      }
    },
  );
});
