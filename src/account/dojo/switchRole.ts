import type { ApiCall, Applied, JsonObject } from '../call.ts';
import { withRecordedEvent } from '../events/recordedEvents.ts';
import { type FailureRows, failing } from '../fail.ts';
import { identify, isIdentity } from '../identify.ts';
import type { Sandbox } from '../sandbox.ts';
import { signInEvent } from '../signInEvent.ts';
import { withEvent } from '../trail.ts';
import { type Act, textIn } from './act.ts';

const failures = {
  'switch.failed': {
    code: 'SwitchRoleFailed',
    status: 403,
    text: 'Invalid information in one or more fields. Check your information or contact your administrator.',
  },
} as const satisfies FailureRows;

const fail = failing(failures);

type Apply = (sandbox: Sandbox, call: ApiCall) => Applied;

const part = (value: unknown, member: string): string => {
  if (typeof value !== 'object' || value === null || !(member in value)) return '';
  const found = (value as Record<string, unknown>)[member];
  return typeof found === 'string' ? found : '';
};

/**
 * Switches to a role in the console: `RoleName`, and `Account` where it is another's. It is an AssumeRole that the
 * console makes, and an event of its own: IAM User Guide, id_roles_use_switch-role-console.
 */
export const switchRole =
  (apply: Apply): Act =>
  (sandbox, call, home) => {
    const from = identify(sandbox, call.caller, call.time);
    const role = textIn(call.input, 'RoleName') ?? '';
    if (!isIdentity(from) || from.kind === 'root') return fail('switch.failed');
    const account = textIn(call.input, 'Account') ?? from.account?.id ?? home;
    const RoleArn = sandbox.accounts.get(account)?.roles.get(role.toLowerCase())?.arn;
    const RoleSessionName = from.user?.name ?? from.arn.split('/').at(-1) ?? 'session';
    const input: JsonObject = { RoleArn: RoleArn ?? `arn:aws:iam::${account}:role/${role}`, RoleSessionName };
    const { outcome, sandbox: after } = apply(sandbox, { ...call, service: 'sts', operation: 'AssumeRole', input });
    if (!outcome.ok) return { ...fail('switch.failed'), sandbox: after };
    const { AssumedRoleUser, Credentials } = outcome.output;
    const userIdentity = {
      type: 'AssumedRole',
      principalId: part(AssumedRoleUser, 'AssumedRoleId'),
      arn: part(AssumedRoleUser, 'Arn'),
      accountId: account,
      accessKeyId: part(Credentials, 'AccessKeyId'),
    };
    const additional = { SwitchFrom: from.arn, RedirectTo: 'https://console.aws.amazon.com/console/home' };
    const { time, sourceIp } = call;
    const [event, generator] = signInEvent(
      { name: 'SwitchRole', account, userIdentity, failure: null, additional, time, ...(sourceIp && { sourceIp }) },
      after.generator,
    );
    return {
      sandbox: withRecordedEvent(after, withEvent({ ...after, generator }, event), event),
      event,
      output: outcome.output,
    };
  };
