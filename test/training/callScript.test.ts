import { describe, expect, it } from 'vitest';
import { callLine } from '../../src/doors/console/callLine.ts';
import { commandLines } from '../../src/doors/console/commandLines.ts';
import { openSession } from '../../src/doors/console/session.ts';
import { accountDetails } from '../../src/training/accountDetails.ts';
import { type AttemptState, sandboxOf, startAttempt } from '../../src/training/attemptState.ts';
import { callScript } from '../../src/training/callScript.ts';
import { playLine } from '../../src/training/playLine.ts';
import { scenarioFile } from '../tui/testGame.ts';

const scenario = scenarioFile('developer-ec2-access');

function played(text: string): AttemptState {
  let state = startAttempt(scenario, 0);
  let session = openSession(state.profile, scenario.region);
  for (const line of commandLines(text).lines) {
    const next = playLine(state, session, line.text, () => undefined, 'file');
    expect(`${line.text} ${next.result.stderr}`).toBe(`${line.text} `);
    ({ state, session } = next);
  }
  return state;
}

/** Without times and generated ids, which reading calls move on as well. */
const details = (state: AttemptState): string =>
  JSON.stringify(accountDetails(sandboxOf(state)), null, 1).replaceAll(/"(\w+Date|PolicyId|GroupId)": ".*"/g, '');

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
