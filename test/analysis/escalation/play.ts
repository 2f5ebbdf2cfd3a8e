import { expect } from 'vitest';
import { apply } from '../../../src/account/apply.ts';
import { authorize } from '../../../src/account/authorize.ts';
import type { ApiCall, Caller, Outcome } from '../../../src/account/call.ts';
import { identify, identityOf, isIdentity } from '../../../src/account/identify.ts';
import type { Identity } from '../../../src/account/identity.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import type { Step } from '../../../src/analysis/escalation/steps.ts';
import { runLine } from '../../../src/doors/console/runLine.ts';
import { type ConsolePort, type ConsoleSession, openSession } from '../../../src/doors/console/session.ts';
import { home } from './world.ts';

const files: Readonly<Record<string, string>> = {
  'take-credentials.zip': 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
  'take-credentials.sh': 'curl http://169.254.169.254/latest/meta-data/iam/security-credentials/',
};

/** A console on a sandbox, for one caller. */
export class Play {
  sandbox: Sandbox;
  session: ConsoleSession = openSession('me');
  readonly outcomes: Outcome[] = [];
  caller: Caller;

  constructor(sandbox: Sandbox, caller: Caller) {
    this.sandbox = sandbox;
    this.caller = caller;
  }

  /** From here on somebody else calls. */
  becomes(caller: Caller): void {
    this.caller = caller;
    this.session = { ...this.session, profile: 'me' };
  }

  send(call: Omit<ApiCall, 'time'>): Outcome {
    const { sandbox, outcome } = apply(this.sandbox, { ...call, time: this.sandbox.clock + 1000 });
    this.sandbox = sandbox;
    return outcome;
  }

  run(line: string): string {
    const port: ConsolePort = {
      send: (call) => this.send(call),
      readFile: (name) => files[name],
      profiles: [{ name: 'me', caller: this.caller }],
      now: () => this.sandbox.clock,
      mfaCode: () => undefined,
    };
    const { stdout, stderr, exit, session } = runLine(line, this.session, port);
    this.session = session;
    expect({ line, exit, stderr }).toEqual({ line, exit: 0, stderr: '' });
    return stdout;
  }
}

export const key = (accessKeyId: string, sessionToken?: string): Caller => ({
  type: 'accessKey',
  accessKeyId,
  ...(sessionToken === undefined ? {} : { sessionToken }),
});

export const credentials = (output: string): Caller => {
  const { Credentials } = JSON.parse(output);
  return key(Credentials.AccessKeyId, Credentials.SessionToken);
};

export const isCaller = (who: Caller | Identity): who is Caller => 'type' in who;

function asIdentity(sandbox: Sandbox, who: Caller | Identity): Identity {
  const identity = isCaller(who) ? identify(sandbox, who, sandbox.clock) : who;
  if (!isIdentity(identity)) throw new Error(identity.message);
  return identity;
}

/** Acts of an administrator that somebody is refused. */
export function refused(sandbox: Sandbox, who: Caller | Identity): string[] {
  const identity = asIdentity(sandbox, who);
  const acts = [
    ['iam:CreateUser', `arn:aws:iam::${home}:user/proof`],
    ['iam:AttachUserPolicy', `arn:aws:iam::${home}:user/plain`],
    ['iam:PutRolePolicy', `arn:aws:iam::${home}:role/plain`],
    ['s3:DeleteBucket', 'arn:aws:s3:::anything'],
    ['ec2:TerminateInstances', `arn:aws:ec2:us-east-1:${home}:instance/i-0aaaaaaaaaaaaaaaa`],
  ] as const;
  return acts.flatMap(([action, resource]) =>
    authorize(sandbox, identity, { action, resource }, { time: sandbox.clock }).decision === 'allowed' ? [] : [action],
  );
}

/** What the answers of the calls, or what was made, let the actor sign with. */
export function gains(play: Play, step: Step, outputs: readonly string[], before: Caller): Caller | Identity {
  const { path, binding } = step;
  const last = outputs.at(-1) ?? '';
  const uses = new Set(step.requests.map(({ action }) => action));
  if (uses.has('sts:AssumeRole')) return credentials(last);
  if (uses.has('iam:CreateAccessKey')) return key(JSON.parse(last).AccessKey.AccessKeyId);
  if (uses.has('iam:CreateLoginProfile') || uses.has('iam:UpdateLoginProfile')) {
    const user = binding.holder?.name ?? '';
    const input = { UserName: user, Password: 'Known-to-me-1' };
    const signed = play.send({ service: 'dojo', operation: 'ConsoleLogin', input, caller: { type: 'anonymous' } });
    expect(signed).toMatchObject({ ok: true });
    return { type: 'console', account: home, user, mfa: false };
  }
  if (path.id === 'sso-001') return { type: 'identityCenter', account: home, user: 'eve', permissionSet: 'everything' };
  return runner(play, step, outputs) ?? before;
}

/** Who acts for the actor where something runs as the role. */
function runner(
  { sandbox }: Play,
  { path, binding, requests }: Step,
  outputs: readonly string[],
): Caller | Identity | null {
  const host = binding.host?.arn ?? '';
  const made = (action: string) => requests.find((one) => one.action === action)?.resource ?? '';
  const nameOf = (arn: string) => arn.split(/[:/]/).at(-1) ?? '';
  const as = (name: string): Identity => asIdentity(sandbox, nobodyFrom(identityOf(sandbox, name)));
  const service = path.needs.find(({ action }) => action !== 'iam:PassRole')?.action.split(':')[0];
  const instance = (instanceId: string): Caller => ({ type: 'instance', account: home, instanceId });
  switch (service) {
    case 'ec2':
      return instance(
        host === ''
          ? JSON.parse(outputs.find((one) => one.includes('"Instances"')) ?? '').Instances[0].InstanceId
          : nameOf(host),
      );
    case 'ssm':
      return instance(nameOf(host));
    case 'lambda':
    case 'dynamodb':
      return as(`function/${nameOf(host || made('lambda:CreateFunction'))}`);
    case 'states':
      return as(`execution/${nameOf(host || made('states:CreateStateMachine'))}`);
    case 'scheduler':
      return as(`role/${binding.holder?.name}`);
    default:
      return path.id === 'x-passrole-iam-addroletoinstanceprofile'
        ? instance(nameOf(binding.profile?.instance ?? ''))
        : null;
  }
}

function nobodyFrom(found: ReturnType<typeof identityOf>): Identity {
  if (!isIdentity(found)) throw new Error(found.message);
  return found;
}
