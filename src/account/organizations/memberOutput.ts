import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import { targetArn } from './arns.ts';
import type { Member, Organization } from './organization.ts';

/** An account as Organizations shows it. */
export const accountOutput = (organization: Organization, member: Member): JsonObject => ({
  Id: member.id,
  Arn: targetArn(organization, member.id),
  Email: member.email,
  Name: member.name,
  Status: member.closed ? 'SUSPENDED' : 'ACTIVE',
  State: member.closed ? 'SUSPENDED' : 'ACTIVE',
  Paths: [`${organization.paths.get(member.id) ?? ''}${member.id}/`],
  JoinedMethod: member.method,
  JoinedTimestamp: isoTime(member.joined),
});
