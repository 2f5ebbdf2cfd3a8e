import { describe, expect, it } from 'vitest';
import { helpPage } from '../../../src/doors/console/help.ts';
import { run } from './fakePort.ts';

describe('help', () => {
  it('names the services, the options of all commands and how to go on', () => {
    const { stdout, exit } = run('aws help');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^NAME\n {7}aws -\n/);
    for (const part of [
      'aws [options] <command> <subcommand> [parameters]',
      '--no-paginate (boolean)',
      'o organizations',
      'o s3api',
    ])
      expect(stdout).toContain(part);
  });

  it('names the operations of a service', () => {
    const { stdout } = run('aws iam help');
    for (const part of ['AWS Identity and Access Management', 'o create-user\n', 'o wait\n'])
      expect(stdout).toContain(part);
  });

  it('tells of an operation what it does, its options and its output', () => {
    const { stdout } = run('aws iam create-user help');
    expect(stdout).toMatch(/^NAME\n {7}create-user -\n\nDESCRIPTION\n {7}Creates a new IAM user/);
    expect(stdout).toContain('       --user-name <value>\n       [--permissions-boundary <value>]\n');
    expect(stdout).toContain('--user-name (string) [required]\n          The name of the user to create.');
    expect(stdout).toContain('Shorthand Syntax:\n             Key=string,Value=string ...');
    expect(stdout).toContain('User -> (structure)');
  });

  it('shows Boolean pairs, possible values and what the command line adds', () => {
    expect(helpPage(['iam', 'update-account-password-policy'])).toContain('[--require-symbols | --no-require-symbols]');
    expect(helpPage(['iam', 'update-access-key'])).toMatch(/Possible values:\n {10}o Active\n/);
    expect(helpPage(['iam', 'list-users'])).toMatch(
      /\[--starting-token <value>\]\n {7}\[--page-size <value>\]\n {7}\[--max-items <value>\]/,
    );
    expect(helpPage(['iam', 'list-users'])).not.toContain('--marker');
    expect(helpPage(['iam', 'create-virtual-mfa-device'])).toContain('o QRCodePNG');
    expect(helpPage(['s3api', 'get-object'])).toContain('<outfile>');
  });

  it('ends with examples that can be typed', () => {
    expect(helpPage(['iam', 'create-user'])).toContain(
      'EXAMPLES\n       aws iam create-user --user-name maya\n\n       aws iam create-user --generate-cli-skeleton\n',
    );
    expect(helpPage(['iam', 'list-users'])).toContain("aws iam list-users --query 'Users[]' --output table");
    expect(helpPage(['iam', 'create-role'])).toContain(
      'aws iam create-role \\\n           --role-name deploy \\\n           --assume-role-policy-document file://trust.json',
    );
  });

  it('fits the terminal', () => {
    const page = helpPage(['iam', 'create-role'], 60) ?? '';
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(70);
    expect(page.split('\n').filter((line) => line.length > 60 && /\s\S+\s\S/.test(line.trim()))).toEqual([]);
  });

  it('has a page for every operation', () => {
    for (const service of ['iam', 'sts', 'ec2', 's3api'])
      for (const name of helpPage([service])?.match(/(?<=o )[a-z0-9-]+/g) ?? [])
        if (name !== 'help' && name !== 'wait')
          expect(helpPage([service, name]), `${service} ${name}`).toContain('SYNOPSIS');
  });

  it('has pages for what has no model', () => {
    for (const line of ['aws s3 help', 'aws s3 cp help'])
      expect(run(line).stdout).toContain('o cp <LocalPath> <S3Uri>');
    expect(run('aws configure help').stdout).toContain('o set <name> <value>');
    expect(run('aws iam wait help').stdout).toContain(
      'o user-exists\n           Asks with get-user every 1 seconds, 20 times',
    );
    expect(run('aws iam create-user --user-name x help').stdout).toMatch(/^NAME\n {7}create-user -/);
  });

  it('has none for what does not exist', () => {
    expect([helpPage(['nope']), helpPage(['iam', 'nope'])]).toEqual([undefined, undefined]);
  });
});
