import { describe, expect, it } from 'vitest';
import { startAttempt } from '../../src/training/attemptState.ts';
import { grade } from '../../src/training/grade.ts';
import { withChecks } from './smallScenario.ts';

const tomas = 'arn:aws:iam::222233334444:user/tomas';

describe('a principal of another account', () => {
  it('has what does not exist yet in that account: any bucket, any instance', () => {
    const scenario = withChecks(
      `{ id: objects, never: { as: "${tomas}", actions: ["s3:GetObject"] } }`,
      `{ id: machines, never: { as: "${tomas}", actions: ["ec2:StopInstances"] } }`,
      `{ id: queues, never: { as: "${tomas}", actions: ["sqs:DeleteQueue"] } }`,
    );
    const accounts = [{ id: '222233334444', users: [{ name: 'tomas', attached: ['AdministratorAccess'] }] }];
    const { tasks } = grade(startAttempt({ ...scenario, accounts }, 0));
    expect(tasks[0]?.checks.map(({ id, status }) => [id, status])).toEqual([
      ['objects', 'failed'],
      ['machines', 'failed'],
      ['queues', 'failed'],
    ]);
  });
});
