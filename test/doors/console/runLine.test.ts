import { describe, expect, it } from 'vitest';
import { fakePort, inputOf, no, run, runAll, yes } from './fakePort.ts';

describe('a line of the console', () => {
  it('turns options into the input of a call by whoever the session is', () => {
    const { calls, exit } = run('aws iam create-user --user-name Bob --tags Key=team,Value=red Key=cost,Value=7');
    expect(exit).toBe(0);
    expect(calls).toMatchObject([
      {
        service: 'iam',
        operation: 'CreateUser',
        input: {
          UserName: 'Bob',
          Tags: [
            { Key: 'team', Value: 'red' },
            { Key: 'cost', Value: '7' },
          ],
        },
        caller: { type: 'console', user: 'admin' },
        region: 'us-east-1',
      },
    ]);
  });

  it('prints the output as JSON in the order of the model', () => {
    const port = fakePort(() =>
      yes({
        User: {
          Arn: 'arn:aws:iam::111122223333:user/Bob',
          UserName: 'Bob',
          CreateDate: '2026-11-24T09:00:00Z',
          Path: '/',
        },
      }),
    );
    expect(run('aws iam get-user --user-name Bob', port).stdout).toBe(`{
    "User": {
        "Path": "/",
        "UserName": "Bob",
        "Arn": "arn:aws:iam::111122223333:user/Bob",
        "CreateDate": "2026-11-24T09:00:00+00:00"
    }
}
`);
  });

  it('prints nothing for an operation without output', () => {
    expect(run('aws iam delete-user --user-name Bob')).toMatchObject({ stdout: '', stderr: '', exit: 0 });
  });

  it('says what the service refused and exits with 254', () => {
    const port = fakePort(() => no('NoSuchEntity', 'The user with name Nope cannot be found.', 404));
    expect(run('aws iam get-user --user-name Nope', port)).toMatchObject({
      stderr:
        '\nAn error occurred (NoSuchEntity) when calling the GetUser operation: The user with name Nope cannot be found.\n',
      exit: 254,
    });
  });

  it('acts as the profile that the line or the environment names', () => {
    const results = runAll(
      [
        'aws sts get-caller-identity --profile maya',
        'export AWS_PROFILE=root',
        'aws sts get-caller-identity',
        'AWS_PROFILE=maya aws sts get-caller-identity',
      ],
      fakePort(),
    );
    expect(results.flatMap(({ calls }) => calls.map(({ caller }) => caller))).toMatchObject([
      { user: 'maya' },
      { type: 'root' },
      { user: 'maya' },
    ]);
  });

  it('uses temporary credentials from the environment', () => {
    const results = runAll(
      [
        'export AWS_ACCESS_KEY_ID=ASIAX AWS_SECRET_ACCESS_KEY=s AWS_SESSION_TOKEN=t',
        'aws sts get-caller-identity',
        'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
        'aws sts get-caller-identity',
      ],
      fakePort(),
    );
    expect(results[1]?.calls[0]?.caller).toEqual({ type: 'accessKey', accessKeyId: 'ASIAX', sessionToken: 't' });
    expect(results[3]?.calls[0]?.caller).toMatchObject({ type: 'console', user: 'admin' });
  });

  it('refuses a profile that nobody has', () => {
    expect(run('aws iam list-users --profile nope')).toMatchObject({
      stderr: '\nThe config profile (nope) could not be found\n',
      exit: 255,
      calls: [],
    });
  });

  it('reads documents from files beside the command file', () => {
    const port = fakePort(() => yes(), { 'trust.json': '{"Version":"2012-10-17"}' });
    expect(inputOf('aws iam create-role --role-name r --assume-role-policy-document file://trust.json', port)).toEqual({
      RoleName: 'r',
      AssumeRolePolicyDocument: '{"Version":"2012-10-17"}',
    });
  });

  it('never hands control characters to the terminal', () => {
    expect(run('echo "a\u001b[31mb"').stdout).toBe('a[31mb\n');
  });
});
