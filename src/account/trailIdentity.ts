import type { JsonObject } from './call.ts';
import type { Identity } from './identity.ts';
import { isoTime } from './isoTime.ts';

/** Who called, as CloudTrail shows it: CloudTrail User Guide, cloudtrail-event-reference-user-identity. */
export function trailIdentity(identity: Identity, time: number): JsonObject {
  return forms[identity.kind](identity, time);
}

type Form = (identity: Identity, time: number) => JsonObject;

const type: Partial<Record<Identity['kind'], string>> = {
  root: 'Root',
  user: 'IAMUser',
  role: 'AssumedRole',
  federated: 'FederatedUser',
};

const known: Form = (identity, time) => ({
  type: type[identity.kind] ?? 'AWSAccount',
  principalId: identity.userId,
  arn: identity.arn,
  ...(identity.account ? { accountId: identity.account.id } : {}),
  ...(identity.accessKeyId ? { accessKeyId: identity.accessKeyId } : {}),
  ...(identity.kind === 'user' && identity.user ? { userName: identity.user.name } : {}),
  ...(identity.temporary ? { sessionContext: sessionContext(identity, time) } : {}),
});

const forms: Readonly<Record<Identity['kind'], Form>> = {
  root: known,
  user: known,
  role: known,
  federated: known,
  service: (identity) => ({ type: 'AWSService', invokedBy: identity.arn }),
  anonymous: () => ({ type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' }),
};

function sessionContext(identity: Identity, time: number): JsonObject {
  const issuer = issuerOf(identity);
  return {
    ...(issuer ? { sessionIssuer: issuer } : {}),
    attributes: {
      creationDate: isoTime(identity.session?.issued ?? time),
      mfaAuthenticated: String(identity.mfaAt !== null),
    },
    ...(identity.session?.sourceIdentity ? { sourceIdentity: identity.session.sourceIdentity } : {}),
  };
}

/** Who issued the credentials; sessions of users and of the root user name nobody. */
function issuerOf({ kind, account, role, user }: Identity): JsonObject | null {
  if (kind === 'role' && role && account) {
    return { type: 'Role', principalId: role.id, arn: role.arn, accountId: account.id, userName: role.name };
  }
  if (kind !== 'federated' || !account) return null;
  if (!user)
    return { type: 'Root', principalId: account.id, arn: `arn:aws:iam::${account.id}:root`, accountId: account.id };
  return { type: 'IAMUser', principalId: user.id, arn: user.arn, accountId: account.id, userName: user.name };
}
