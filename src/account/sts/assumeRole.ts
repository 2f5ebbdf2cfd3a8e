import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { optionalNumber, optionalText, text } from '../iam/input.ts';
import type { Invocation, Operation, Permission, Result } from '../operation.ts';
import { accountOfArn } from '../resourceType.ts';
import type { Account, Role } from '../sandbox.ts';
import { issue, plainSession } from './credentials.ts';
import { fail } from './failures.ts';
import { badCode, hasCode, withCodeUsed } from './oneTimeCode.ts';
import { roleArnForm } from './roleArnForm.ts';
import { sessionPolicies } from './sessionPolicies.ts';
import { badTags, sessionTags, tagContext } from './sessionTags.ts';

const hour = 3600;

/** STS API Reference, AssumeRole. */
export const assumeRole: Operation = {
  before: (invocation) => {
    const arn = text(invocation.input, 'RoleArn');
    if (!roleArnForm.test(arn)) return fail('sts.arn', { RoleArn: arn }).error;
    return badCode(invocation) ?? badTags(invocation.input, invocation.identity.session);
  },
  permissions: (invocation) => {
    const resource = text(invocation.input, 'RoleArn');
    const tags = tagContext(sessionTags(invocation.input, invocation.identity.session));
    const context = { ...tags, ...assumptionContext(invocation) };
    const asked: Permission[] = [{ action: 'sts:AssumeRole', resource, context }];
    if (Object.keys(tags).length > 0) asked.push({ action: 'sts:TagSession', resource, context });
    if (sourceIdentity(invocation)) asked.push({ action: 'sts:SetSourceIdentity', resource, context });
    return asked;
  },
  run,
};

/** The source identity of the new session: a given one, else the one that the calling session hands on. */
const sourceIdentity = ({ input, identity }: Invocation): string | undefined =>
  optionalText(input, 'SourceIdentity') ?? identity.session?.sourceIdentity ?? undefined;

function assumptionContext(invocation: Invocation): Context {
  const externalId = optionalText(invocation.input, 'ExternalId');
  const source = sourceIdentity(invocation);
  return {
    'sts:RoleSessionName': text(invocation.input, 'RoleSessionName'),
    ...(externalId === undefined ? {} : { 'sts:ExternalId': externalId }),
    ...(source === undefined ? {} : { 'sts:SourceIdentity': source }),
    // IAM User Guide, id_credentials_mfa_configure-api-require: the code counts for this call, not for the session.
    ...(hasCode(invocation) ? { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' } : {}),
  };
}

function run(invocation: Invocation): Result {
  const { sandbox, identity, input } = invocation;
  const arn = text(input, 'RoleArn');
  const account = sandbox.accounts.get(accountOfArn(arn) ?? '');
  const role = account?.roles.get(arn.slice(arn.lastIndexOf('/') + 1).toLowerCase());
  if (!account || role?.arn !== arn) return fail('sts.no-role', { CallerArn: identity.arn, RoleArn: arn });
  // Credentials of an instance are no role chaining, and the sandbox does not store their sessions.
  const chained = identity.kind === 'role' && sandbox.sessions.has(identity.accessKeyId ?? '');
  const seconds = optionalNumber(input, 'DurationSeconds') ?? hour;
  if (chained && seconds > hour) return fail('sts.chaining');
  if (seconds > role.maxSessionDuration) return fail('sts.duration');
  const handedOn = identity.session?.sourceIdentity ?? null;
  if (handedOn !== null && handedOn !== sourceIdentity(invocation)) return fail('sts.source-identity');
  const passed = sessionPolicies(input, account, sessionTags(input, identity.session).tags);
  return 'error' in passed ? passed : begin(invocation, account, role, { ...passed, chained, seconds });
}

type Terms = Exclude<ReturnType<typeof sessionPolicies>, { readonly error: unknown }> & {
  readonly chained: boolean;
  readonly seconds: number;
};

function begin(invocation: Invocation, account: Account, role: Role, terms: Terms): Result {
  const { input, identity, time } = invocation;
  const { packedSize, ...passed } = terms;
  const sessionName = text(input, 'RoleSessionName');
  const source = sourceIdentity(invocation);
  const { sandbox, credentials } = issue(withCodeUsed(invocation), {
    ...plainSession,
    ...passed,
    ...sessionTags(input, identity.session),
    issued: time,
    account: account.id,
    of: { type: 'role', role: role.name, roleId: role.id, sessionName },
    sourceIdentity: source ?? null,
  });
  const user: JsonObject = {
    AssumedRoleId: `${role.id}:${sessionName}`,
    Arn: `arn:aws:sts::${account.id}:assumed-role/${role.name}/${sessionName}`,
  };
  return {
    sandbox,
    output: {
      Credentials: credentials,
      AssumedRoleUser: user,
      ...(packedSize === undefined ? {} : { PackedPolicySize: packedSize }),
      ...(source === undefined ? {} : { SourceIdentity: source }),
    },
  };
}
