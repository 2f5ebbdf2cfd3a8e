import type { ApiCall, JsonObject } from './call.ts';
import { nextAccessKeyId, seedOf } from './generator.ts';
import type { Identity } from './identity.ts';
import { isoTime } from './isoTime.ts';

/** Who called, as CloudTrail shows it: CloudTrail User Guide, cloudtrail-event-reference-user-identity. */
export function trailIdentity(identity: Identity, call: Pick<ApiCall, 'time' | 'caller'>): JsonObject {
  return forms[identity.kind](identity, call);
}

type Form = (identity: Identity, call: Pick<ApiCall, 'time' | 'caller'>) => JsonObject;

const type: Partial<Record<Identity['kind'], string>> = {
  root: 'Root',
  user: 'IAMUser',
  role: 'AssumedRole',
  federated: 'FederatedUser',
};

const known: Form = (identity, call) => ({
  type: type[identity.kind] ?? 'AWSAccount',
  principalId: identity.userId,
  arn: identity.arn,
  ...(identity.account ? { accountId: identity.account.id } : {}),
  ...keyMember(identity, call.time),
  ...(identity.kind === 'user' && identity.user ? { userName: identity.user.name } : {}),
  ...(identity.temporary ? { sessionContext: sessionContext(identity, call) } : {}),
  ...(call.caller.type === 'service' ? { invokedBy: call.caller.service } : {}),
});

const forms: Readonly<Record<Identity['kind'], Form>> = {
  root: known,
  user: known,
  role: known,
  federated: known,
  service: (identity) => ({ type: 'AWSService', invokedBy: identity.arn }),
  provider: ({ federation }) => ({
    type: federation?.type ?? 'Unknown',
    principalId: federation?.principalId ?? '',
    userName: federation?.userName ?? '',
    identityProvider: federation?.provider ?? '',
  }),
  anonymous: () => ({ type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' }),
};

/** A session of the console ends twelve hours after the sign-in: AWS Management Console FAQs. */
const consoleSession = 12 * 3_600_000;

/** When the session of the console began: at the last sign-in, or with the call where none is known. */
function signedIn({ kind, user, account }: Identity, time: number): number {
  const last = kind === 'root' ? account?.root.passwordLastUsed : user?.loginProfile?.lastUsed;
  return last && last <= time && time - last < consoleSession ? last : time;
}

/** The console signs with temporary credentials of its own. */
function keyMember(identity: Identity, time: number): JsonObject {
  const { accessKeyId, temporary, account, userId } = identity;
  if (accessKeyId) return { accessKeyId };
  if (!temporary || !account) return {};
  const seed = seedOf(`console/${userId}/${isoTime(signedIn(identity, time))}`);
  return { accessKeyId: nextAccessKeyId(seed, 'ASIA', account.id)[0] };
}

/** Who vouched for a session that a web identity began. */
function federationData({ session }: Identity): JsonObject {
  const provider = session?.keys?.['aws:FederatedProvider'];
  const web = provider !== undefined && !provider.includes(':saml-provider/');
  return web ? { webIdFederationData: { federatedProvider: provider, attributes: {} } } : {};
}

function sessionContext(identity: Identity, { time, caller }: Pick<ApiCall, 'time' | 'caller'>): JsonObject {
  const { session } = identity;
  const issuer = issuerOf(identity);
  const rooted = session?.of.type === 'root' && session.of.task !== undefined;
  return {
    ...(issuer ? { sessionIssuer: issuer } : {}),
    ...federationData(identity),
    attributes: {
      creationDate: isoTime(session?.issued ?? signedIn(identity, time)),
      mfaAuthenticated: String(identity.mfaAt !== null),
    },
    ...(caller.type === 'instance' ? { ec2RoleDelivery: '2.0' } : {}),
    ...(session?.sourceIdentity ? { sourceIdentity: session.sourceIdentity } : {}),
    ...(rooted ? { assumedRoot: 'true' } : {}),
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
