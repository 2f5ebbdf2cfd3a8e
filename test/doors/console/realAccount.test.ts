import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/account/apply.ts';
import { buildSandbox } from '../../../src/account/start.ts';
import { codeAt, stepAt } from '../../../src/account/totp.ts';
import { commandLines } from '../../../src/doors/console/commandLines.ts';
import { type ConsolePort, type LineResult, openSession } from '../../../src/doors/console/session.ts';
import { runAll } from './fakePort.ts';

const account = '111122223333';
const role = `arn:aws:iam::${account}:role/deploy`;
const clock = Date.parse('2026-11-24T09:00:00Z');

/** An account with an administrator, and a port that applies every call to it one second after the last. */
function openAccount(): ConsolePort {
  const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
  let sandbox = buildSandbox(
    {
      accounts: [
        {
          id: account,
          users: [{ name: 'admin', attached: [admin] }, { name: 'maya' }],
          buckets: [{ name: 'larkspur-data' }],
          instances: [{ id: 'i-0dev', tags: { env: 'dev' } }],
        },
      ],
    },
    { clock, seed: 7 },
  );
  return {
    send: (call) => {
      const applied = apply(sandbox, { ...call, time: sandbox.clock + 1000 });
      sandbox = applied.sandbox;
      return applied.outcome;
    },
    readFile: () => undefined,
    profiles: [
      { name: 'admin', caller: { type: 'console', account, user: 'admin', mfa: true } },
      { name: 'maya', caller: { type: 'console', account, user: 'maya', mfa: false } },
      { name: 'root', caller: { type: 'root', account, mfa: false } },
    ],
    now: () => sandbox.clock,
    mfaCode: (serial, next) => {
      const device = sandbox.accounts.get(account)?.mfaDevices.get(serial);
      return device && codeAt(device.seed, stepAt(sandbox.clock + 1000) + (next ? 1 : 0));
    },
  };
}

/** Runs the text of a command file and gives the last result. */
function play(text: string): LineResult {
  const file = commandLines(text);
  expect(file.faults).toEqual([]);
  const results = runAll(
    file.lines.map((line) => line.text),
    openAccount(),
  );
  const last = results.at(-1);
  if (!last) throw new Error('no lines');
  return last;
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
});

describe('the console on a real account', () => {
  it('builds a group with a policy that its members can use at once', () => {
    const { stdout, exit } = play(`
cat > policy.json <<'EOF'
{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:ListUsers", "Resource": "*"}]}
EOF
aws iam create-group --group-name Auditors
ARN=$(aws iam create-policy --policy-name list --policy-document file://policy.json --query Policy.Arn --output text)
aws iam attach-group-policy --group-name Auditors --policy-arn $ARN
aws iam add-user-to-group --user-name maya --group-name Auditors
aws iam list-users --query 'Users[].UserName' --output text --profile maya
`);
    expect([stdout, exit]).toEqual(['admin\tmaya\n', 0]);
  });

  it('says of a call what AWS says', () => {
    expect(play('aws iam list-users --profile maya')).toMatchObject({
      exit: 254,
      stderr:
        '\nAn error occurred (AccessDenied) when calling the ListUsers operation: User: arn:aws:iam::111122223333:user/maya is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::111122223333:user/ because no identity-based policy allows the iam:ListUsers action\n',
    });
  });

  it('works with the temporary credentials of an assumed role until they expire', () => {
    const port = openAccount();
    const started = runAll(
      [
        `aws iam create-role --role-name deploy --assume-role-policy-document '${trust}'`,
        `aws sts assume-role --role-arn ${role} --role-session-name maya --query Credentials`,
      ],
      port,
    );
    const keys: Readonly<Record<string, string>> = JSON.parse(started[1]?.stdout ?? '');
    const used = runAll(
      [
        `export AWS_ACCESS_KEY_ID=${keys.AccessKeyId} AWS_SECRET_ACCESS_KEY=${keys.SecretAccessKey} AWS_SESSION_TOKEN=${keys.SessionToken}`,
        'aws sts get-caller-identity --query Arn --output text',
        'sleep 61m',
        'aws sts get-caller-identity',
        'aws sts get-caller-identity --profile admin --query Arn --output text',
      ],
      port,
      openSession('maya'),
    );
    expect(used[1]?.stdout).toBe(`arn:aws:sts::${account}:assumed-role/deploy/maya\n`);
    expect(used[3]?.stderr).toBe(
      '\nAn error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired\n',
    );
    expect(used[4]?.stdout).toBe(`arn:aws:iam::${account}:user/admin\n`);
  });

  it('enables a virtual MFA device with the codes that it shows', () => {
    const { stdout, exit } = play(`
SERIAL=$(aws iam create-virtual-mfa-device --virtual-mfa-device-name maya --outfile seed.txt --bootstrap-method Base32StringSeed --query VirtualMFADevice.SerialNumber --output text)
aws iam enable-mfa-device --user-name maya --serial-number $SERIAL --authentication-code1 $(mfa-code $SERIAL) --authentication-code2 $(mfa-code $SERIAL --next)
aws iam list-mfa-devices --user-name maya --query 'MFADevices[].SerialNumber' --output text
`);
    expect([stdout, exit]).toEqual([`arn:aws:iam::${account}:mfa/maya\n`, 0]);
  });

  it('tags and stops an instance', () => {
    const { stdout } = play(`
aws ec2 create-tags --resources i-0dev --tags Key=team,Value=red
aws ec2 stop-instances --instance-ids i-0dev
aws ec2 wait instance-stopped --instance-ids i-0dev
aws ec2 describe-instances --filters Name=tag:team,Values=red --query 'Reservations[].Instances[].[InstanceId,State.Name]' --output text
`);
    expect(stdout).toBe('i-0dev\tstopped\n');
  });

  it('keeps files in a bucket', () => {
    const { stdout } = play(`
echo hello > hello.txt
aws s3 cp hello.txt s3://larkspur-data/greetings/
aws s3 ls s3://larkspur-data > list
aws s3 ls s3://larkspur-data/greetings/ --recursive >> list
aws s3 cp s3://larkspur-data/greetings/hello.txt copy.txt --quiet
cat list copy.txt
`);
    expect(stdout).toMatch(/^ {27}PRE greetings\/\n2026-11-24 09:00:\d\d {10}6 greetings\/hello.txt\nhello\n$/);
  });

  it('lets the root user do in the console what has no command', () => {
    expect(play('root-mfa enable\naws iam get-account-summary --query SummaryMap.AccountMFAEnabled').stdout).toBe(
      '1\n',
    );
  });

  it('shows the credential report as the text that it is', () => {
    const { stdout } = play(`
aws iam generate-credential-report
sleep 10
aws iam generate-credential-report
aws iam get-credential-report --query Content --output text | base64 -d > report.csv
cat report.csv
`);
    expect(stdout).toMatch(/^user,arn,user_creation_time,[\s\S]*\n<root_account>,[\s\S]*\nmaya,/);
  });
});
