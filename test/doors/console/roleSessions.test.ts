import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/account/apply.ts';
import type { JsonObject } from '../../../src/account/call.ts';
import { buildSandbox } from '../../../src/account/start.ts';
import { codeAt, stepAt } from '../../../src/account/totp.ts';
import { eventsOf } from '../../../src/account/trail.ts';
import { type ConsolePort, type ConsoleSession, openSession } from '../../../src/doors/console/session.ts';
import { runAll } from './fakePort.ts';

const account = '111122223333';
const arn = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const serial = `arn:aws:iam::${account}:mfa/maya`;
const statement = (action: string | string[], rest: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...rest }],
});
const trust = (principal: string, rest: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      ...rest,
    },
  ],
});
const own = (document: JsonObject) => ({ own: document });
const sts = statement('sts:*');
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const blue = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } } };
const anybody = trust(`arn:aws:iam::${account}:root`);

/** One person at a console, and what the account recorded. */
class Desk {
  private sandbox = buildSandbox(
    {
      accounts: [
        {
          id: account,
          users: [
            {
              name: 'maya',
              inline: own(sts),
              accessKeys: [{ id: 'AKIAMAYA' }],
              mfa: [{ name: 'maya', seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }],
            },
          ],
          roles: [
            { name: 'first', trust: anybody, inline: own(sts), maxSessionDuration: 7200 },
            { name: 'second', trust: anybody, inline: own(statement('s3:ListAllMyBuckets', blue)) },
            { name: 'careful', trust: trust(`arn:aws:iam::${account}:user/maya`, mfa), inline: own(sts) },
            { name: 'reader', trust: anybody, inline: own(statement(['s3:*', 'ec2:*', 'dynamodb:*'])) },
          ],
          buckets: [{ name: 'data' }],
        },
      ],
    },
    { clock: Date.parse('2026-11-24T09:00:00Z'), seed: 7 },
  );
  private session: ConsoleSession = openSession('maya');
  private readonly port: ConsolePort = {
    send: (call) => {
      const applied = apply(this.sandbox, { ...call, time: this.sandbox.clock + 1000 });
      this.sandbox = applied.sandbox;
      return applied.outcome;
    },
    readFile: () => undefined,
    profiles: [{ name: 'maya', caller: { type: 'accessKey', accessKeyId: 'AKIAMAYA' } }],
    now: () => this.sandbox.clock,
    mfaCode: (wanted, next) => {
      const device = this.sandbox.accounts.get(account)?.mfaDevices.get(wanted);
      return device && codeAt(device.seed, stepAt(this.sandbox.clock + 1000) + (next ? 1 : 0));
    },
  };

  /** Types lines; what the last one printed, its complaint where it failed. */
  type(...lines: readonly string[]): string {
    const results = runAll(lines, this.port, this.session);
    const last = results.at(-1);
    if (!last) throw new Error('no lines');
    this.session = last.session;
    return last.exit === 0 ? last.stdout.trim() : last.stderr.trim();
  }

  /** Asks for credentials and exports them, as people do. */
  become(command: string): void {
    const query = "--query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text";
    const [id, secret, token] = this.type(`${command} ${query}`).split('\t');
    this.type(`export AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret} AWS_SESSION_TOKEN=${token}`);
  }

  get event() {
    const [last] = eventsOf(this.sandbox.trail);
    return last ?? {};
  }
}

const assume = (role: string, rest = '') =>
  `aws sts assume-role --role-arn ${arn(role)} --role-session-name maya ${rest}`.trim();
const who = 'aws sts get-caller-identity --query Arn --output text';
const failed = (code: string, operation: string) =>
  `An error occurred (${code}) when calling the ${operation} operation: `;

describe('a session of a role', () => {
  it('lasts as long as was asked for, up to what the role allows', () => {
    const desk = new Desk();
    expect(desk.type(assume('first', '--duration-seconds 7201'))).toBe(
      `${failed('ValidationError', 'AssumeRole')}The requested DurationSeconds exceeds the MaxSessionDuration set for this role.`,
    );
    desk.become(assume('first', '--duration-seconds 7200'));
    expect(desk.type('sleep 7190', who)).toBe(`arn:aws:sts::${account}:assumed-role/first/maya`);
    expect(desk.type('sleep 10', who)).toBe(
      `${failed('ExpiredToken', 'GetCallerIdentity')}The security token included in the request is expired`,
    );
    expect(desk.type('unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN', who)).toContain('user/maya');
  });

  it('is refused by each service in its own words once it is over', () => {
    const desk = new Desk();
    desk.become(assume('reader'));
    expect(desk.type('aws s3api list-buckets --query "Buckets[].Name" --output text')).toBe('data');
    desk.type('sleep 2h');
    expect(desk.type('aws s3api list-buckets')).toBe(
      `${failed('ExpiredToken', 'ListBuckets')}The provided token has expired.`,
    );
    expect(desk.type('aws ec2 describe-instances')).toBe(
      `${failed('RequestExpired', 'DescribeInstances')}Request has expired.`,
    );
    expect(desk.type('aws dynamodb list-tables')).toBe(
      `${failed('ExpiredTokenException', 'ListTables')}The security token included in the request is expired`,
    );
  });

  it('signs nothing with a token of another session', () => {
    const desk = new Desk();
    desk.become(assume('reader'));
    desk.type('export AWS_SESSION_TOKEN=IQoJb3JpZ2luX2Vjnonsense');
    expect(desk.type('aws s3api list-buckets')).toBe(
      `${failed('InvalidToken', 'ListBuckets')}The provided token is malformed or otherwise invalid.`,
    );
    expect(desk.type(who)).toBe(
      `${failed('InvalidClientTokenId', 'GetCallerIdentity')}The security token included in the request is invalid.`,
    );
    desk.type('unset AWS_SESSION_TOKEN');
    expect(desk.type('aws s3api list-buckets')).toContain('(InvalidAccessKeyId)');
  });

  it('begun from a session lasts an hour at most', () => {
    const desk = new Desk();
    desk.become(assume('first'));
    expect(desk.type(assume('reader', '--duration-seconds 3601'))).toBe(
      `${failed('ValidationError', 'AssumeRole')}The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.`,
    );
    desk.become(assume('reader', '--duration-seconds 3600'));
    expect(desk.type(who)).toBe(`arn:aws:sts::${account}:assumed-role/reader/maya`);
  });

  it('needs MFA where the trust policy asks for it, with a code that counts once', () => {
    const desk = new Desk();
    expect(desk.type(assume('careful'))).toContain(
      `${failed('AccessDenied', 'AssumeRole')}User: arn:aws:iam::${account}:user/maya is not authorized to perform: sts:AssumeRole`,
    );
    const withCode = `--serial-number ${serial} --token-code`;
    expect(desk.type(assume('careful', `${withCode} 000000`))).toBe(
      `${failed('AccessDenied', 'AssumeRole')}MultiFactorAuthentication failed with invalid MFA one time pass code.`,
    );
    desk.become(assume('careful', `${withCode} $(mfa-code ${serial})`));
    expect(desk.event).toMatchObject({ eventName: 'AssumeRole' });
    expect(desk.type(who)).toContain('assumed-role/careful/maya');
  });

  it('may be asked for by a session that MFA began', () => {
    const desk = new Desk();
    desk.become(`aws sts get-session-token --serial-number ${serial} --token-code $(mfa-code ${serial})`);
    desk.become(assume('careful'));
    expect(desk.type(who)).toContain('assumed-role/careful/maya');
  });

  it('hands on transitive tags and the source identity along a chain, and neither can be changed', () => {
    const desk = new Desk();
    const tags = '--tags Key=team,Value=blue --transitive-tag-keys team --source-identity maya.lane';
    desk.become(assume('first', tags));
    expect(desk.type(assume('second', '--tags Key=team,Value=red'))).toContain("can't be set because it conflicts");
    expect(desk.type(assume('second', '--source-identity somebody'))).toContain(failed('AccessDenied', 'AssumeRole'));
    desk.become(assume('second'));
    expect(desk.type('aws s3api list-buckets --query "Buckets[].Name" --output text')).toBe('data');
    expect(desk.event).toMatchObject({
      userIdentity: { sessionContext: { sourceIdentity: 'maya.lane', sessionIssuer: { userName: 'second' } } },
    });
  });

  it('without the tag may not what the tag allows', () => {
    const desk = new Desk();
    desk.become(assume('first', '--tags Key=team,Value=blue'));
    desk.become(assume('second'));
    expect(desk.type('aws s3api list-buckets')).toContain(
      `User: arn:aws:sts::${account}:assumed-role/second/maya is not authorized to perform: s3:ListAllMyBuckets`,
    );
  });

  it('is held down by the policy that it was begun with', () => {
    const desk = new Desk();
    const policy = JSON.stringify(statement('ec2:DescribeInstances'));
    desk.become(assume('reader', `--policy '${policy}'`));
    expect(desk.type('aws ec2 describe-instances --query Reservations --output json')).toBe('[]');
    expect(desk.type('aws s3api list-buckets')).toContain(
      'because no session policy allows the s3:ListAllMyBuckets action',
    );
  });
});
