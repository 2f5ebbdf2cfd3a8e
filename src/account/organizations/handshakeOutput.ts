import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import { handshakeArn } from './arns.ts';
import type { Handshake, OrganizationRecord } from './organization.ts';

/** Fifteen days for an invitation, ninety for all features: AWS Organizations API Reference, Handshake. */
const days = { INVITE: 15, ENABLE_ALL_FEATURES: 90 } as const;

export const newHandshake = (
  id: string,
  action: Handshake['action'],
  target: Handshake['target'],
  requested: number,
  notes: string | null = null,
): Handshake => ({
  id,
  action,
  target,
  notes,
  state: 'OPEN',
  requested,
  expires: requested + days[action] * 86_400_000,
});

/** An open handshake expires by itself. */
export const stateOf = (handshake: Handshake, time: number): string =>
  handshake.state === 'OPEN' && time >= handshake.expires ? 'EXPIRED' : handshake.state;

export function handshakeOutput(organization: OrganizationRecord, handshake: Handshake, time: number): JsonObject {
  const { action, target, notes } = handshake;
  const management = organization.members.get(organization.managementAccount);
  const partyId = organization.id.slice(2);
  const invited = { Value: target.id, Type: target.type };
  return {
    Id: handshake.id,
    Arn: handshakeArn(organization, action, handshake.id),
    Parties: [
      { Id: partyId, Type: 'ORGANIZATION' },
      ...(action === 'INVITE' ? [{ Id: target.id, Type: target.type }] : []),
    ],
    State: stateOf(handshake, time),
    RequestedTimestamp: isoTime(handshake.requested),
    ExpirationTimestamp: isoTime(handshake.expires),
    Action: action,
    Resources: [
      {
        Value: organization.id,
        Type: 'ORGANIZATION',
        Resources: [
          { Value: management?.email ?? '', Type: 'MASTER_EMAIL' },
          { Value: management?.name ?? '', Type: 'MASTER_NAME' },
          { Value: organization.featureSet, Type: 'ORGANIZATION_FEATURE_SET' },
        ],
      },
      ...(action === 'INVITE' ? [invited] : []),
      ...(notes === null ? [] : [{ Value: notes, Type: 'NOTES' }]),
    ],
  };
}
