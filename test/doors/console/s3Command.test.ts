import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { humanSize } from '../../../src/doors/console/s3Uri.ts';
import type { SentCall } from '../../../src/doors/console/session.ts';
import { fakePort, no, run, yes } from './fakePort.ts';

const LastModified = '2026-11-22T12:22:02Z';
const objects: readonly JsonObject[] = [
  { Key: 'logs/a.txt', Size: 1234, LastModified },
  { Key: 'logs/b.txt', Size: 1, LastModified },
];

function s3({ operation, input }: SentCall) {
  if (operation === 'ListBuckets') return yes({ Buckets: [{ Name: 'data', CreationDate: LastModified }] });
  if (input.Bucket === 'closed')
    return no(
      operation === 'HeadObject' ? '403' : 'AccessDenied',
      operation === 'HeadObject' ? 'Forbidden' : 'Access Denied',
      403,
    );
  if (operation === 'ListObjectsV2' && input.Delimiter)
    return yes({ CommonPrefixes: [{ Prefix: 'logs/' }], Contents: [{ Key: 'top.txt', Size: 5, LastModified }] });
  if (operation === 'ListObjectsV2') return yes(input.Prefix === 'none' ? {} : { Contents: objects });
  if (operation === 'HeadObject' && input.Key === 'none') return no('404', 'Not Found', 404);
  if (operation === 'GetObject') return yes({ Body: Buffer.from(`body of ${input.Key}`).toString('base64') });
  return yes();
}

const port = fakePort(s3, { 'a.txt': 'hello' });
const at = (line: string) => {
  const { stdout, stderr, exit, calls } = run(line, port);
  return {
    stdout,
    stderr,
    exit,
    calls: calls.map(({ operation, input }) => [operation, input.Key ?? input.Prefix ?? null]),
  };
};

describe('aws s3', () => {
  it.each([
    ['aws s3 ls', '2026-11-22 12:22:02 data\n'],
    ['aws s3 ls s3://data', `${' '.repeat(27)}PRE logs/\n2026-11-22 12:22:02          5 top.txt\n`],
    [
      'aws s3 ls data/ --recursive --human-readable --summarize',
      '2026-11-22 12:22:02    1.2 KiB logs/a.txt\n2026-11-22 12:22:02     1 Byte logs/b.txt\n\nTotal Objects: 2\n   Total Size: 1.2 KiB\n',
    ],
    ['aws s3 cp a.txt s3://data', 'upload: ./a.txt to s3://data/a.txt\n'],
    ['aws s3 cp a.txt s3://data/x/', 'upload: ./a.txt to s3://data/x/a.txt\n'],
    ['aws s3 cp s3://data/logs/a.txt .; cat a.txt', 'download: s3://data/logs/a.txt to ./a.txt\nbody of logs/a.txt'],
    ['aws s3 cp s3://data/logs/a.txt -', 'body of logs/a.txt'],
    [
      'aws s3 cp s3://data/logs . --recursive',
      'download: s3://data/logs/a.txt to ./a.txt\ndownload: s3://data/logs/b.txt to ./b.txt\n',
    ],
    ['aws s3 cp s3://data/logs/a.txt b.txt --quiet; cat b.txt', 'body of logs/a.txt'],
    ['aws s3 mv s3://data/logs/a.txt new.txt', 'move: s3://data/logs/a.txt to ./new.txt\n'],
    ['aws s3 rm s3://data/logs/a.txt', 'delete: s3://data/logs/a.txt\n'],
    ['aws s3 rm s3://data/logs --recursive', 'delete: s3://data/logs/a.txt\ndelete: s3://data/logs/b.txt\n'],
    ['aws s3 mb s3://new', 'make_bucket: new\n'],
    ['aws s3 rb s3://new', 'remove_bucket: new\n'],
  ])('%s', (line, stdout) => {
    expect(at(line)).toMatchObject({ stdout, stderr: '', exit: 0 });
  });

  it('makes the calls that the real one makes', () => {
    expect(at('aws s3 cp s3://data/logs/a.txt .').calls).toEqual([
      ['HeadObject', 'logs/a.txt'],
      ['GetObject', 'logs/a.txt'],
    ]);
    expect(at('aws s3 mv s3://data/k .').calls).toEqual([
      ['HeadObject', 'k'],
      ['GetObject', 'k'],
      ['DeleteObject', 'k'],
    ]);
    expect(run('aws s3 cp a.txt s3://data/k', port).calls[0]?.input).toEqual({
      Bucket: 'data',
      Key: 'k',
      Body: 'aGVsbG8=',
    });
  });

  it.each([
    [
      'aws s3 ls s3://closed',
      '\nAn error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied\n',
      254,
    ],
    ['aws s3 ls s3://data/none --recursive', '', 1],
    [
      'aws s3 cp a.txt s3://closed/k',
      'upload failed: ./a.txt to s3://closed/k An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n',
      1,
    ],
    [
      'aws s3 cp s3://data/none .',
      'fatal error: An error occurred (404) when calling the HeadObject operation: Key "none" does not exist\n',
      1,
    ],
    [
      'aws s3 cp s3://closed/k .',
      'fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden\n',
      1,
    ],
    [
      'aws s3 rm s3://closed/k',
      'delete failed: s3://closed/k An error occurred (AccessDenied) when calling the DeleteObject operation: Access Denied\n',
      1,
    ],
    [
      'aws s3 mb s3://closed',
      'make_bucket failed: s3://closed An error occurred (AccessDenied) when calling the CreateBucket operation: Access Denied\n',
      1,
    ],
    ['aws s3 cp nope.txt s3://data', '\nThe user-provided path nope.txt does not exist.\n', 255],
    [
      'aws s3 cp s3://data/a s3://data/b',
      'copies between buckets are not part of this sandbox; copy to a file first\n',
      255,
    ],
    ['aws s3 mb b', '\n<S3Uri>\nError: Invalid argument type\n', 252],
  ])('%s fails', (line, stderr, exit) => {
    expect(at(line)).toMatchObject({ stderr, exit, stdout: '' });
  });

  it('refuses what it does not know', () => {
    expect(at('aws s3 foo').stderr).toContain('argument subcommand: Invalid choice, valid choices are:');
    expect(at('aws s3 cp a.txt').stderr).toContain('the following arguments are required: paths');
    expect(at('aws s3 ls --foo').stderr).toContain('Unknown options: --foo');
  });
});

describe('a size for people', () => {
  it.each([
    [1, '1 Byte'],
    [1023, '1023 Bytes'],
    [1024, '1.0 KiB'],
    [1_048_576, '1.0 MiB'],
    [1_600_000_000, '1.5 GiB'],
  ])('%i is %s', (bytes, text) => {
    expect(humanSize(bytes)).toBe(text);
  });
});
