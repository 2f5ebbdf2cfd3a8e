import type { Context } from '../../policy/request.ts';
import type { ApiError, Json, JsonObject } from '../call.ts';
import { text } from '../iam/input.ts';
import { isUnreachable } from '../iam/oidcProviders.ts';
import { webProviders } from '../iam/webProviders.ts';
import type { Invocation, Operation } from '../operation.ts';
import { accountOfArn } from '../resourceType.ts';
import type { Tags } from '../sandbox.ts';
import { fail } from './failures.ts';
import {
  beginFederated,
  type FederatedRequest,
  federatedPermissions,
  notAuthorized,
  providerIdentity,
} from './federatedSession.ts';
import { roleArnForm } from './roleArnForm.ts';
import { claimTexts, readWebIdentityToken, type WebIdentityToken } from './webIdentityToken.ts';

const operation = 'AssumeRoleWithWebIdentity';

const hostOf = (issuer: string): string => issuer.replace(/^https:\/\//, '');

/** The provider's ARN in the role's account, or the host of one that AWS knows by itself; null where there is none. */
function providerOf({ sandbox, input }: Invocation, { issuer }: WebIdentityToken): string | null {
  const host = hostOf(issuer);
  if (webProviders.has(host)) return host;
  const account = accountOfArn(text(input, 'RoleArn')) ?? '';
  const arn = `arn:aws:iam::${account}:oidc-provider/${host}`;
  return sandbox.accounts.get(account)?.oidcProviders?.has(arn) ? arn : null;
}

/** What AWS checks of a token before it looks at the role, in the order that its answers suggest. */
function badToken(invocation: Invocation): ApiError | null {
  const { input, sandbox, time } = invocation;
  if (!roleArnForm.test(text(input, 'RoleArn'))) return fail('sts.request-arn').error;
  const token = readWebIdentityToken(text(input, 'WebIdentityToken'));
  if (!token) return fail('sts.jwt').error;
  const now = Math.floor(time / 1000);
  if (now >= token.expires) return fail('sts.jwt-expired', { Now: now, Expiry: token.expires }).error;
  const provider = providerOf(invocation, token);
  if (provider === null) return fail('sts.no-oidc', { Issuer: token.issuer }).error;
  if (isUnreachable(hostOf(token.issuer))) return fail('sts.idp-communication').error;
  if (!token.genuine) return fail('sts.jwt-signature').error;
  if (token.claims.revoked === true) return fail('sts.idp-rejected').error;
  const clients = sandbox.accounts.get(accountOfArn(provider) ?? '')?.oidcProviders?.get(provider)?.clientIds;
  return clients && !token.audiences.some((one) => clients.includes(one)) ? fail('sts.audience').error : null;
}

/** A token that passed `badToken`. */
function tokenOf({ input }: Invocation): WebIdentityToken {
  const token = readWebIdentityToken(text(input, 'WebIdentityToken'));
  if (!token) throw new Error('the token was not checked');
  return token;
}

/** Claims of GitHub Actions with condition keys of their own: IAM User Guide, reference_policies_iam-condition-keys. */
const githubClaims = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'workflow',
];
const ownClaims: Readonly<Record<string, readonly string[]>> = { 'token.actions.githubusercontent.com': githubClaims };

/** Providers whose keys for the application and the person have names of their own; with others they are `aud` and `sub`. */
const ownNames: Readonly<Record<string, { readonly audience: string; readonly subject: string }>> = {
  'graph.facebook.com': { audience: 'app_id', subject: 'id' },
  'www.amazon.com': { audience: 'app_id', subject: 'user_id' },
};

function contextOf(token: WebIdentityToken): Context {
  const host = hostOf(token.issuer);
  const { audience, subject } = ownNames[host] ?? { audience: 'aud', subject: 'sub' };
  const single = (ownClaims[host] ?? []).flatMap((claim) => {
    const value = token.claims[claim];
    return typeof value === 'string' ? [[`${host}:${claim}`, value] as const] : [];
  });
  const methods = claimTexts(token.claims.amr);
  return {
    [`${host}:${audience}`]: token.audiences[0] ?? '',
    [`${host}:${subject}`]: token.subject,
    ...(methods.length > 0 ? { [`${host}:amr`]: methods } : {}),
    ...Object.fromEntries(single),
  };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Session tags in a token: IAM User Guide, id_session-tags. */
function tagsIn(claims: JsonObject): { readonly tags: Tags; readonly transitive: readonly string[] } {
  const claim = claims['https://aws.amazon.com/tags'];
  if (!isObject(claim)) return { tags: [], transitive: [] };
  const given = isObject(claim.principal_tags) ? Object.entries(claim.principal_tags) : [];
  const tags = given.flatMap(([key, value]) => claimTexts(value).map((one) => ({ key, value: one })));
  return { tags, transitive: claimTexts(claim.transitive_tag_keys) };
}

function requestOf(invocation: Invocation): FederatedRequest {
  const { input } = invocation;
  const token = tokenOf(invocation);
  const provider = providerOf(invocation, token) ?? '';
  const context = contextOf(token);
  const sourceIdentity = token.claims['https://aws.amazon.com/source_identity'];
  const told = Object.entries(context).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  const principal = `${provider}:${token.audiences[0] ?? ''}:${token.subject}`;
  return {
    operation,
    roleArn: text(input, 'RoleArn'),
    sessionName: text(input, 'RoleSessionName'),
    identity: providerIdentity(provider, 'WebIdentityUser', principal, token.subject),
    context,
    // Keys of the providers that AWS knows by itself count in every request of the session, others while it begins.
    keys: {
      'aws:FederatedProvider': provider,
      ...(webProviders.has(provider) ? Object.fromEntries(told) : {}),
    },
    ...tagsIn(token.claims),
    sourceIdentity: typeof sourceIdentity === 'string' ? sourceIdentity : null,
    notAfter: null,
  };
}

/** STS API Reference, AssumeRoleWithWebIdentity. */
export const assumeRoleWithWebIdentity: Operation = {
  before: badToken,
  caller: (invocation) => requestOf(invocation).identity,
  permissions: (invocation) => federatedPermissions(requestOf(invocation)),
  denied: notAuthorized(operation),
  run: (invocation) => {
    const token = tokenOf(invocation);
    return beginFederated(invocation, requestOf(invocation), {
      first: { SubjectFromWebIdentityToken: token.subject },
      last: { Provider: providerOf(invocation, token) ?? '', Audience: token.audiences[0] ?? '' },
    });
  },
};
