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
