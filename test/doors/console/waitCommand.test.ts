import { describe, expect, it } from 'vitest';
import { fakePort, no, run, yes } from './fakePort.ts';

const missing = no('NoSuchEntity', 'The user with name b cannot be found.', 404);

/** Answers a waiter's polls one after the other, and every passing of time with yes. */
function answering(...outcomes: readonly ReturnType<typeof yes>[]) {
  let at = 0;
  return fakePort(({ service }) =>
    service === 'dojo' ? yes() : (outcomes[Math.min(at++, outcomes.length - 1)] ?? yes()),
  );
}

const instances = (...states: readonly string[]) =>
  yes({ Reservations: [{ Instances: states.map((Name) => ({ State: { Name } })) }] });

describe('a waiter', () => {
  it('asks until the thing is there, and time passes in between', () => {
    const { calls, exit, stdout } = run('aws iam wait user-exists --user-name b', answering(missing, missing, yes()));
    expect(calls.map(({ service, operation, input }) => [service, operation, input])).toEqual([
      ['iam', 'GetUser', { UserName: 'b' }],
      ['dojo', 'AdvanceClock', { Seconds: 1 }],
      ['iam', 'GetUser', { UserName: 'b' }],
      ['dojo', 'AdvanceClock', { Seconds: 1 }],
      ['iam', 'GetUser', { UserName: 'b' }],
    ]);
    expect([exit, stdout]).toEqual([0, '']);
  });

  it('gives up after its attempts', () => {
    const { calls, exit, stderr } = run('aws iam wait role-exists --role-name b', answering(missing));
    expect(calls.filter(({ service }) => service === 'iam')).toHaveLength(20);
    expect(stderr).toMatch(/^\nWaiter RoleExists failed: Max attempts exceeded/);
    expect(exit).toBe(255);
  });

  it('ends at any other error', () => {
    expect(
      run('aws iam wait user-exists --user-name b', answering(no('AccessDenied', 'You may not.', 403))),
    ).toMatchObject({
      stderr: '\nWaiter UserExists failed: An error occurred (AccessDenied): You may not.\n',
      exit: 255,
    });
  });

  it.each([
    ['instance-running', [instances('pending', 'running'), instances('running', 'running')], ''],
    [
      'instance-running',
      [instances('running', 'terminated')],
      'Waiter InstanceRunning failed: Waiter encountered a terminal failure state: For expression "Reservations[].Instances[].State.Name" we matched expected path: "terminated" at least once',
    ],
    ['instance-stopped', [instances('running'), instances('stopped')], ''],
    ['instance-exists', [no('InvalidInstanceID.NotFound', 'no'), instances('running')], ''],
  ])('ec2 %s %#', (state, outcomes, message) => {
    const { stderr, exit } = run(`aws ec2 wait ${state} --instance-ids i-1`, answering(...outcomes));
    expect([stderr, exit]).toEqual(message ? [`\n${message}\n`, 255] : ['', 0]);
  });

  it.each([
    ['bucket-exists', no('403', 'Forbidden', 403), 0],
    ['bucket-not-exists', no('404', 'Not Found', 404), 0],
    ['bucket-exists', no('404', 'Not Found', 404), 255],
  ])('s3api %s goes by the status', (state, outcome, expected) => {
    expect(run(`aws s3api wait ${state} --bucket b`, answering(outcome)).exit).toBe(expected);
  });

  it.each([
    ['aws iam wait', 'usage: aws [options] iam wait <subcommand> [parameters]\naws: error: too few arguments'],
    ['aws iam wait nope', 'argument subcommand: Invalid choice, valid choices are:\n\ninstance-profile-exists'],
    ['aws iam wait user-exists --foo', 'Unknown options: --foo'],
    ['aws iam wait policy-exists', 'the following arguments are required: --policy-arn'],
    ['aws sts wait x', 'argument operation: Invalid choice'],
  ])('%s is refused', (line, message) => {
    const { stderr, exit, calls } = run(line);
    expect(stderr).toContain(message);
    expect([exit, calls]).toEqual([252, []]);
  });
});
