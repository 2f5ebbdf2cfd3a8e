import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { callLine } from '../../src/doors/console/callLine.ts';
import { commandLines } from '../../src/doors/console/commandLines.ts';
import { openSession } from '../../src/doors/console/session.ts';
import { decide } from '../../src/policy/evaluate.ts';
import { policiesOf } from '../../src/policy/policiesOf.ts';
import { readCase } from '../../src/scenario/authorizationCase.ts';
import { caseText } from '../../src/scenario/caseText.ts';
import { accountDetails } from '../../src/training/accountDetails.ts';
import { type AttemptState, advance, sandboxOf, startAttempt } from '../../src/training/attemptState.ts';
import { callScript } from '../../src/training/callScript.ts';
import { playLine } from '../../src/training/playLine.ts';
import { whyCalled } from '../../src/training/why.ts';
import { scenarioFile } from '../tui/testGame.ts';
import { practiceScenario } from './practice/practiceCourse.ts';

const scenario = scenarioFile('developer-ec2-access');

function played(text: string, start = startAttempt(scenario, 0)): AttemptState {
  let state = start;
  let session = openSession(state.profile, state.scenario.region);
  for (const line of commandLines(text).lines) {
    const next = playLine(state, session, line.text, () => undefined, 'file');
    expect(`${line.text} ${next.result.stderr}`).toBe(`${line.text} `);
    ({ state, session } = next);
  }
  return state;
}

/** Without times and generated ids, which reading calls move on as well. */
const details = (state: AttemptState): string =>
  JSON.stringify(accountDetails(sandboxOf(state)), null, 1).replaceAll(
    /"(\w+Date|PolicyId|GroupId|RoleId)": ".*"/g,
    '',
  );

const lines = `
aws iam create-group --group-name Developers
aws iam list-users
aws iam add-user-to-group --group-name Developers --user-name maya
aws iam create-policy --policy-name it-is --description "maya's own" --policy-document '{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" }] }' --tags Key=team,Value=web Key=a,Value='b c'
aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::333344445555:policy/it-is
sleep 60
aws iam create-login-profile --user-name maya --password 'Corr3ct-horse!' --password-reset-required
`;

describe('the script of an attempt', () => {
  it('holds what changed something, and playing it leads to the same account', () => {
    const before = played(lines);
    const script = callScript(before);
    expect(script).toContain('# Giving developers access to EC2: 6 calls');
    expect(script).not.toContain('list-users');
    expect(script).toContain('sleep 60');
    expect(script).toContain('--password-reset-required');
    expect(details(played(script))).toBe(details(before));
  });

  it('tells documents of the account as JSON and leaves no trace of having asked', () => {
    const sandbox = sandboxOf(played(lines));
    const { length } = sandbox.trail ?? { length: 0 };
    expect(accountDetails(sandbox)).toMatchObject({
      Policies: expect.arrayContaining([
        expect.objectContaining({
          PolicyName: 'it-is',
          PolicyVersionList: [
            expect.objectContaining({ Document: expect.objectContaining({ Version: '2012-10-17' }) }),
          ],
        }),
      ]),
    });
    expect(sandbox.trail?.length).toBe(length);
  });
});

describe('the line of a call', () => {
  it('quotes for a shell, and takes the whole input as JSON where an option has another name', () => {
    expect(callLine('iam', 'CreateUser', { UserName: "o'neil" })).toBe("aws iam create-user --user-name 'o'\\''neil'");
    expect(callLine('s3', 'PutBucketPolicy', { Bucket: 'logs', Policy: '{}' })).toBe(
      "aws s3api put-bucket-policy --bucket logs --policy '{}'",
    );
    expect(callLine('ec2', 'RunInstances', { ImageId: 'ami-1', MinCount: 1, MaxCount: 1 })).toBe(
      `aws ec2 run-instances --cli-input-json '{"ImageId":"ami-1","MinCount":1,"MaxCount":1}'`,
    );
    expect(callLine('nothing', 'Do', {})).toBeNull();
  });
});

describe('a script of what sessions did', () => {
  const fresh = () => startAttempt(practiceScenario('read-a-bucket'), 0);
  const S = 'arn:aws:iam::444455556666:mfa/maya';
  const who = (n: number) =>
    `AWS_ACCESS_KEY_ID=$k${n} AWS_SECRET_ACCESS_KEY=$s${n}${n === 1 ? '' : ` AWS_SESSION_TOKEN=$t${n}`}`;
  const session = (n: number, line: string) =>
    `read -r k${n} s${n} t${n} <<X\n$(${line} --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)\nX`;
  const trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:user/maya"},"Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}`;
  const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const lines = `
aws iam list-users
aws iam create-virtual-mfa-device --virtual-mfa-device-name maya --outfile seed --bootstrap-method Base32StringSeed
aws iam enable-mfa-device --user-name maya --serial-number ${S} --authentication-code1 $(mfa-code ${S}) --authentication-code2 $(mfa-code ${S} --next)
aws iam attach-user-policy --user-name maya --policy-arn ${admin}
aws iam create-role --role-name deploy --assume-role-policy-document '${trust}'
aws iam attach-role-policy --role-name deploy --policy-arn ${admin}
sleep 95
read -r k1 s1 <<X
$(aws iam create-access-key --user-name maya --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
X
aws iam list-users
${session(2, `${who(1)} aws sts get-session-token --serial-number ${S} --token-code $(mfa-code ${S})`)}
${who(2)} aws iam create-group --group-name Session
${session(3, `${who(2)} aws sts assume-role --role-arn arn:aws:iam::444455556666:role/deploy --role-session-name night --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'`)}
${who(3)} aws iam create-group --group-name Role
`;

  it('begins them anew, with codes asked for again, and leads to the same account', () => {
    const before = played(lines, fresh());
    const script = callScript(before);
    expect(script).toContain(`--token-code $(mfa-code ${S})`);
    expect(script).toContain('AWS_SESSION_TOKEN=$token3 aws iam create-group --group-name Role');
    expect(script).not.toMatch(/ASIA|--token-code \d/);
    const after = played(script, fresh());
    expect([...(sandboxOf(after).accounts.get('444455556666')?.groups.keys() ?? [])]).toEqual(['session', 'role']);
    expect(details(after)).toBe(details(before));
  });

  it('writes their verdicts as cases that are decided the same way again', () => {
    const state = played(lines, fresh());
    const whys = state.history.steps.flatMap((_, at) => whyCalled(state, at + 1) ?? []);
    const sessions = whys.filter(({ decision: { request } }) => /assumed-role|"true"/.test(JSON.stringify(request)));
    expect(sessions.length).toBeGreaterThan(2);
    for (const { decision, asked } of sessions) {
      const policies = policiesOf(decision);
      if (policies === null) throw new Error('no policies');
      const text = caseText(decision, policies, { id: 'one', says: asked });
      const { cases } = parse(text) as { cases: readonly unknown[] };
      const none = { locate: () => null, locateKey: () => null };
      const { case: read, faults } = readCase(cases[0], none);
      expect(faults).toEqual([]);
      expect(read && decide(read.request, read.policies).decision).toBe(decision.decision);
    }
  });

  it('leaves out with a word what no command can sign, and never runs it as somebody else', () => {
    const state = fresh();
    const caller = { type: 'console', account: '444455556666', user: 'priya', mfa: true } as const;
    const call = { service: 'iam', operation: 'CreateGroup', input: { GroupName: 'Hers' }, caller, time: Date.now() };
    const script = callScript(advance(state, { type: 'call', call, via: 'form' }).state);
    expect(script).toContain(
      '# made in the console as priya, signed in with MFA: no command has these credentials\n# aws iam create-group',
    );
    expect(script).not.toMatch(/^aws/m);
  });
});
