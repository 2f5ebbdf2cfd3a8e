import { describe, expect, it } from 'vitest';
import { fakePort, run, runAll } from './fakePort.ts';

describe('aws configure', () => {
  it('lists the profiles of the scenario and those that were set', () => {
    const results = runAll(
      ['aws configure set region eu-west-1 --profile new', 'aws configure list-profiles'],
      fakePort(),
    );
    expect(results[1]?.stdout).toBe('admin\nmaya\nroot\nnew\n');
  });

  it('keeps credentials of a profile of one’s own', () => {
    const results = runAll(
      [
        'aws configure set aws_access_key_id AKIA1 --profile key',
        'aws sts get-caller-identity --profile key',
        'aws configure set aws_secret_access_key s --profile key',
        'aws configure set profile.key.region eu-west-1',
        'aws sts get-caller-identity --profile key',
        'aws configure get region --profile key',
        'aws configure get nope --profile key',
      ],
      fakePort(),
    );
    expect(results.map(({ exit }) => exit)).toEqual([0, 253, 0, 0, 0, 0, 1]);
    expect(results[1]?.stderr).toBe(
      '\nUnable to locate credentials. You can configure credentials by running "aws configure".\n',
    );
    expect(results[4]?.calls[0]).toMatchObject({
      caller: { type: 'accessKey', accessKeyId: 'AKIA1' },
      region: 'eu-west-1',
    });
    expect(results[5]?.stdout).toBe('eu-west-1\n');
  });

  it('shows who signs, with the key masked', () => {
    const keys = 'AWS_ACCESS_KEY_ID=AKIAABCDEFGH AWS_SECRET_ACCESS_KEY=s';
    expect(run(`${keys} aws configure list`).stdout).toMatch(/access_key {5}\*{16}EFGH/);
    expect(run('aws configure list').stdout).toMatch(/ {4}region {16}us-east-1 {6}config-file/);
  });

  it.each([
    ['aws configure', 'use `aws configure set NAME VALUE'],
    ['aws configure set region', 'the following arguments are required: value'],
    ['aws configure get', 'the following arguments are required: varname'],
    ['aws configure nope', 'argument subcommand: Invalid choice'],
  ])('%s is refused', (line, message) => {
    const { stderr, exit } = run(line);
    expect(stderr).toContain(message);
    expect(exit).toBe(252);
  });
});
