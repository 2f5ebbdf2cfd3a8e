import { describe, expect, it } from 'vitest';
import { closeMatches, likeness } from '../../../src/doors/console/closeMatches.ts';
import { fakePort, run } from './fakePort.ts';

const usage = `
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help

`;

describe('a command line that the AWS CLI refuses', () => {
  it.each([
    ['aws', 'the following arguments are required: command'],
    ['aws iam', 'the following arguments are required: operation'],
    ['aws iam create-user', 'the following arguments are required: --user-name'],
    ['aws iam attach-user-policy', 'the following arguments are required: --user-name, --policy-arn'],
    ['aws iam get-user --user-name', 'argument --user-name: expected one argument'],
    ['aws iam get-user --user-name -Bob', 'argument --user-name: expected one argument'],
    ['aws iam list-users --max-items abc', "argument --max-items: invalid int value: 'abc'"],
    ['aws iam list-users --debug=yes', "argument --debug: ignored explicit argument 'yes'"],
    [
      'aws iam list-users --no',
      'ambiguous option: --no could match --no-verify-ssl, --no-paginate, --no-sign-request, --no-cli-pager, --no-cli-auto-prompt',
    ],
    ['aws s3api get-object --bucket b --key k', 'the following arguments are required: outfile'],
  ])('%s', (line, message) => {
    expect(run(line)).toMatchObject({ stderr: `${usage}aws: error: ${message}\n\n`, exit: 252, stdout: '', calls: [] });
  });

  it.each([
    ['aws iam list-users --foo bar', '--foo, bar'],
    ['aws iam list-users --foo bar baz', '--foo, baz, bar'],
    ['aws iam update-account-password-policy --require-symbols true', 'true'],
    ['aws sts get-caller-identity extra', 'extra'],
  ])('%s names the unknown options', (line, options) => {
    expect(run(line)).toMatchObject({ stderr: `${usage}Unknown options: ${options}\n\n`, exit: 252, calls: [] });
  });

  it('lists the choices in two columns and what may have been meant', () => {
    const { stderr, exit } = run('aws iam create-usr');
    expect(exit).toBe(252);
    expect(stderr).toContain('aws: error: argument operation: Invalid choice, valid choices are:\n\n');
    expect(stderr).toContain(`\n${'add-role-to-instance-profile'.padEnd(40)} | ${'add-user-to-group'.padEnd(40)}\n`);
    expect(stderr).toContain(
      `\n${'wait'.padEnd(40)} | ${'help'.padEnd(40)}\n\n\nInvalid choice: 'create-usr', maybe you meant:\n\n  * create-user\n`,
    );
  });

  it('does the same for services and formats', () => {
    expect(run('aws iamm list-users').stderr).toContain('argument command: Invalid choice, valid choices are:\n');
    expect(run('aws iamm list-users').stderr).toContain("Invalid choice: 'iamm', maybe you meant:\n\n  * iam\n");
    expect(run('aws iam list-users --output xml').stderr).toContain(
      `argument --output: Invalid choice, valid choices are:\n\n${'json'.padEnd(40)} | ${'text'.padEnd(40)}\n`,
    );
  });

  it.each([
    ['aws iam list-users --no-paginate --max-items 3', ''],
    ['aws iam list-users --no-paginate --page-size 3', '--page-size'],
    ['aws iam list-users --no-paginate --starting-token x', '--starting-token'],
  ])('%s is judged as the API means it', (line, refused) => {
    const { stderr, exit } = run(
      line,
      fakePort(() => ({ ok: true, output: { Users: [] }, decisions: [] })),
    );
    expect([stderr, exit]).toEqual(
      refused ? [`\nCannot specify --no-paginate along with pagination arguments: ${refused}\n`, 252] : ['', 0],
    );
  });
});

describe('likeness of words', () => {
  it('is measured by their longest common runs', () => {
    expect(likeness('create-user', 'create-usr')).toBeCloseTo(20 / 21, 10);
    expect(likeness('abc', 'xyz')).toBe(0);
    expect(likeness('', '')).toBe(1);
  });

  it('gives at most three words, the likest first', () => {
    expect(closeMatches('list-user', ['list-roles', 'list-users', 'get-user', 'list-user-tags'])).toEqual([
      'list-users',
    ]);
    expect(closeMatches('x'.repeat(101), ['x'.repeat(101)])).toEqual([]);
  });
});
