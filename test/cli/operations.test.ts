import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

describe('the list of operations', () => {
  it('shows each operation of a service with its state, and totals', async () => {
    const { exit, out } = await run(['operations', '--service', 'sts']);
    expect(exit).toBe(0);
    expect(out).toMatch(/^sts: \d+ operations: \d+ carried out, \d+ answered with NotImplemented\n/);
    expect(out).toMatch(/\n {2}AssumeRole +carried out +Write +sts:AssumeRole on role\n/);
    expect(out).toMatch(/\nin all \d+ operations: \d+ carried out/);
    expect(out).not.toContain('CreateUser');
  });

  it('tells of one service what each operation does, answers and refuses, and whose the texts are', async () => {
    const { out } = await run(['operations', '--service', 'kms']);
    expect(out).toContain('      lets a principal use a key\n');
    expect(out).toContain("      NotFoundException: Key '{Arn}' does not exist\n");
    expect(out).toContain(
      "      ValidationException: PendingWindowInDays must be between 7 and 30 days. (the code is AWS's, the text ours)\n",
    );
    expect(out).toContain('      KeySpec: NotImplemented, but for "SYMMETRIC_DEFAULT"\n');
    expect(out).toContain('      GrantTokens changes nothing: a grant of the sandbox counts at once');
    const whole = await run(['operations']);
    expect(whole.out).not.toContain('lets a principal use a key');
  });

  it('tells programs the same', async () => {
    const { out } = await run(['operations', '--service', 'sqs', '--format', 'json']);
    const rows: readonly { readonly operation: string }[] = JSON.parse(out);
    expect(rows.find(({ operation }) => operation === 'SendMessage')).toMatchObject({
      effect: 'puts a message into a queue',
      errors: [{ code: 'AWS.SimpleQueueService.NonExistentQueue', whose: 'aws' }],
      refuses: expect.arrayContaining([{ member: 'MessageGroupId', except: [] }]),
      ignores: [],
    });
  });

  it('is JSON for programs', async () => {
    const { out } = await run(['operations', '--service', 'iam', '--format', 'json']);
    const rows: unknown = JSON.parse(out);
    expect(rows).toContainEqual(
      expect.objectContaining({
        service: 'iam',
        operation: 'CreateUser',
        state: 'modelled',
        actions: ['iam:CreateUser'],
      }),
    );
    expect(rows).toHaveLength(176);
  });

  it('lists every service without a choice', async () => {
    const { out } = await run(['operations']);
    for (const service of ['iam', 'sts', 'organizations', 's3', 'ec2', 'kms']) {
      expect(out).toContain(`\n${service}: `);
    }
  });

  it('knows no service that has no model', async () => {
    const { exit, err } = await run(['operations', '--service', 'quantum']);
    expect(exit).toBe(2);
    expect(err).toContain('`--service quantum`: there is no model of it; there are accessanalyzer, ');
  });
});
