import type { ApiError } from '../call.ts';
import { optionalNumber, optionalText, text } from '../iam/input.ts';
import type { Invocation, Operation } from '../operation.ts';
import { issue, plainSession } from './credentials.ts';
import { fail } from './failures.ts';

/** Task policies: IAM User Guide, id_root-user-privileged-task. */
const tasks: ReadonlySet<string> = new Set(
  [
    'IAMAuditRootUserCredentials',
    'IAMCreateRootUserPassword',
    'IAMDeleteRootUserCredentials',
    'S3UnlockBucketPolicy',
    'SQSUnlockQueuePolicy',
  ].map((name) => `arn:aws:iam::aws:policy/root-task/${name}`),
);

/** Seconds: STS API Reference, AssumeRoot. */
const longest = 900;

/** The member account, given by its number or by the ARN of its root user. */
const memberOf = ({ input }: Invocation): string | null =>
  /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(text(input, 'TargetPrincipal'))?.[1] ?? null;

function taskOf({ input }: Invocation): string {
  const given = input.TaskPolicyArn;
  const policy = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  return 'arn' in policy ? (optionalText(policy, 'arn') ?? '') : '';
}

const resourceOf = (invocation: Invocation): string => `arn:aws:iam::${memberOf(invocation) ?? ''}:root`;

function badTarget(invocation: Invocation): ApiError | null {
  const TargetPrincipal = text(invocation.input, 'TargetPrincipal');
  if (memberOf(invocation) === null) return fail('sts.root-target', { TargetPrincipal }).error;
  const task = taskOf(invocation);
  return tasks.has(task) ? null : fail('sts.root-task', { PolicyArn: task }).error;
}

/**
 * Root sessions must be enabled. The management account begins them on other members, or the delegated administrator
 * for IAM, and neither as its root user.
 */
function mayBegin({ sandbox, account, identity }: Invocation, member: string): boolean {
  const { organization } = sandbox;
  const delegated = organization?.delegations.some(
    (one) => one.account === account.id && one.service === 'iam.amazonaws.com',
  );
  return (
    organization !== null &&
    (organization.managementAccount === account.id || delegated === true) &&
    identity.kind !== 'root' &&
    member !== account.id &&
    member !== organization.managementAccount &&
    organization.paths.has(member) &&
    sandbox.accounts.has(member) &&
    (organization.rootFeatures ?? []).includes('RootSessions')
  );
}

/** STS API Reference, AssumeRoot. */
export const assumeRoot: Operation = {
  before: badTarget,
  permissions: (invocation) => [
    {
      action: 'sts:AssumeRoot',
      resource: resourceOf(invocation),
      context: { 'sts:TaskPolicyArn': taskOf(invocation) },
    },
  ],
  run: (invocation) => {
    const { identity, input, time } = invocation;
    const member = memberOf(invocation) ?? '';
    if (!mayBegin(invocation, member)) {
      return fail('sts.root-sessions', { CallerArn: identity.arn, Resource: resourceOf(invocation) });
    }
    const source = identity.session?.sourceIdentity ?? null;
    const { sandbox, credentials } = issue(invocation.sandbox, {
      ...plainSession,
      seconds: optionalNumber(input, 'DurationSeconds') ?? longest,
      issued: time,
      account: member,
      of: { type: 'root', task: taskOf(invocation) },
      policyArns: [taskOf(invocation)],
      sourceIdentity: source,
    });
    const output = { Credentials: credentials, ...(source === null ? {} : { SourceIdentity: source }) };
    return { sandbox, output };
  },
};
