import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/doors/console/session.ts';
import { fakePort, no, run, yes } from './fakePort.ts';

describe('what no AWS tool does', () => {
  it.each([
    ['sleep 90', 'AdvanceClock', { Seconds: 90 }],
    ['sleep 2h', 'AdvanceClock', { Seconds: 7200 }],
    ['sleep 1.5m', 'AdvanceClock', { Seconds: 90 }],
    ['root-mfa enable', 'EnableRootMFADevice', {}],
    ['root-mfa disable', 'DisableRootMFADevice', {}],
  ])('%s is a call of its own', (line, operation, input) => {
    expect(run(line)).toMatchObject({ exit: 0, calls: [{ service: 'dojo', operation, input }] });
  });

  it('needs no credentials and prints what was made', () => {
    const port = fakePort(() => yes({ SerialNumber: 'arn:aws:iam::111122223333:mfa/root' }));
    const { stdout, exit } = run('AWS_ACCESS_KEY_ID=half root-mfa enable; sleep 0', port);
    expect([stdout, exit]).toEqual(['arn:aws:iam::111122223333:mfa/root\n', 0]);
  });

  it('says why such a call was refused', () => {
    expect(
      run(
        'root-mfa enable',
        fakePort(() => no('Nope', 'There is one already.')),
      ),
    ).toMatchObject({
      stderr: 'There is one already.\n',
      exit: 1,
    });
  });

  it('prints the code of a virtual device, now or next', () => {
    const serial = 'arn:aws:iam::111122223333:mfa/maya';
    expect(run(`mfa-code ${serial}`).stdout).toBe('123456\n');
    expect(run(`mfa-code ${serial} --next`).stdout).toBe('654321\n');
    expect(run('mfa-code x')).toMatchObject({
      exit: 1,
      stderr: 'mfa-code: there is no virtual MFA device with the serial number x\n',
    });
  });

  it('hands in answers', () => {
    const answers: Answer[] = [];
    const port = fakePort(
      undefined,
      {},
      {
        answer: (answer) => {
          answers.push(answer);
          return answer.question === 'q9' ? 'there is no question q9' : null;
        },
      },
    );
    expect(run('answer q1 a c --confidence 3', port)).toMatchObject({ stdout: 'q1: a c\n', exit: 0 });
    expect(run('answer q2 b --confidence=1', port).exit).toBe(0);
    expect(run('answer q9 b', port)).toMatchObject({ stderr: 'answer: there is no question q9\n', exit: 1 });
    expect(answers).toEqual([
      { question: 'q1', choices: ['a', 'c'], confidence: 3 },
      { question: 'q2', choices: ['b'], confidence: 1 },
      { question: 'q9', choices: ['b'], confidence: null },
    ]);
    expect(run('answer q1 a').stderr).toBe('answer: there are no questions here\n');
  });

  it.each([
    'sleep',
    'sleep soon',
    'sleep -1',
    'sleep 9999999d',
    'mfa-code',
    'mfa-code a b',
    'mfa-code a --foo',
    'root-mfa',
    'root-mfa on',
    'answer q1',
    'answer q1 a --confidence 9',
  ])('%s is refused with its usage', (line) => {
    const { exit, stderr, calls } = run(line);
    expect(stderr).toMatch(/^usage: /);
    expect([exit, calls]).toEqual([2, []]);
  });
});
