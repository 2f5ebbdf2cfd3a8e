import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { optionalNumber } from '../iam/input.ts';
import type { Identity } from '../identity.ts';
import { longTerm, outsideIdentity } from '../identityForms.ts';
import type { Invocation, Permission, Result } from '../operation.ts';
import { accountOfArn } from '../resourceType.ts';
import type { Role, Tags } from '../sandbox.ts';
import { issue, plainSession } from './credentials.ts';
import { fail } from './failures.ts';
import { sessionPolicies } from './sessionPolicies.ts';
import { tagContext } from './sessionTags.ts';

/** A role that somebody asks for with the word of an identity provider. */
export interface FederatedRequest {
  readonly operation: 'AssumeRoleWithSAML' | 'AssumeRoleWithWebIdentity';
  readonly roleArn: string;
  readonly sessionName: string;
  readonly identity: Identity;
  /** Condition keys of the request. */
  readonly context: Context;
  /** Those of them that stay with the session. */
  readonly keys: Readonly<Record<string, string>>;
  readonly tags: Tags;
  readonly transitive: readonly string[];
  readonly sourceIdentity: string | null;
  /** Milliseconds since 1970: the session ends then at the latest. */
  readonly notAfter: number | null;
}

/** Who calls with the word of a provider, as the trail tells it. */
export function providerIdentity(
  provider: string,
  type: 'WebIdentityUser' | 'SAMLUser',
  principalId: string,
  userName: string,
): Identity {
  const federation = { type, principalId, userName, provider };
  return { ...outsideIdentity('provider', provider, longTerm(null)), federation };
}

/** Tags need `sts:TagSession` and a source identity `sts:SetSourceIdentity` beside the assumption, all in the trust policy. */
export function federatedPermissions(request: FederatedRequest): readonly Permission[] {
  const { roleArn: resource, sourceIdentity, transitive } = request;
  const tags = tagContext({ tags: request.tags, transitive: transitive.map((key) => key.toLowerCase()) });
  const context: Context = {
    ...request.context,
    ...tags,
    'sts:RoleSessionName': request.sessionName,
    ...(sourceIdentity === null ? {} : { 'sts:SourceIdentity': sourceIdentity }),
  };
  const asked: Permission[] = [{ action: `sts:${request.operation}`, resource, context }];
  if (Object.keys(tags).length > 0) asked.push({ action: 'sts:TagSession', resource, context });
  if (sourceIdentity !== null) asked.push({ action: 'sts:SetSourceIdentity', resource, context });
  return asked;
}

/** The denial of a caller without credentials: STS names neither caller nor reason. */
export const notAuthorized = (operation: FederatedRequest['operation']) =>
  fail('sts.not-authorized', { Operation: operation }).error;

const hour = 3600;

/** Begins the session. `told`: members of the answer that the provider's word gives, in the model's order. */
export function beginFederated(
  invocation: Invocation,
  request: FederatedRequest,
  told: { readonly first?: JsonObject; readonly last: JsonObject },
): Result {
  const { sandbox, input, time } = invocation;
  const account = sandbox.accounts.get(accountOfArn(request.roleArn) ?? '');
  const role = account?.roles.get(request.roleArn.slice(request.roleArn.lastIndexOf('/') + 1).toLowerCase());
  if (!account || role?.arn !== request.roleArn) return { error: notAuthorized(request.operation) };
  const asked = optionalNumber(input, 'DurationSeconds') ?? hour;
  if (asked > role.maxSessionDuration) return fail('sts.duration');
  const passed = sessionPolicies(input, account, request.tags);
  if ('error' in passed) return passed;
  const { packedSize, ...policies } = passed;
  const left = request.notAfter === null ? asked : Math.floor((request.notAfter - time) / 1000);
  const issued = issue(sandbox, {
    ...plainSession,
    ...policies,
    seconds: Math.min(asked, left),
    issued: time,
    account: account.id,
    of: { type: 'role', role: role.name, roleId: role.id, sessionName: request.sessionName },
    tags: request.tags,
    transitive: request.transitive.map((key) => key.toLowerCase()),
    sourceIdentity: request.sourceIdentity,
    keys: request.keys,
  });
  return {
    sandbox: issued.sandbox,
    output: {
      Credentials: issued.credentials,
      ...told.first,
      AssumedRoleUser: assumedUser(account.id, role, request.sessionName),
      ...(packedSize === undefined ? {} : { PackedPolicySize: packedSize }),
      ...told.last,
      ...(request.sourceIdentity === null ? {} : { SourceIdentity: request.sourceIdentity }),
    },
  };
}

const assumedUser = (account: string, role: Role, sessionName: string): JsonObject => ({
  AssumedRoleId: `${role.id}:${sessionName}`,
  Arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${sessionName}`,
});
