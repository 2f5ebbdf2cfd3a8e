import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import type { Analyzer, FindingRecord } from './accessAnalysis.ts';
import { memberOf } from './inputMember.ts';

const given = (name: string, from: JsonObject): JsonObject => (from[name] === undefined ? {} : { [name]: from[name] });

/** A finding of external access in the first form of the API. */
export function findingOutput(
  analyzer: Analyzer,
  { id, content, status, created, updated }: FindingRecord,
): JsonObject {
  const details = memberOf(content.details[0] ?? {}, 'externalAccessDetails');
  return {
    id,
    ...given('principal', details),
    ...given('action', details),
    resource: content.resource,
    ...given('isPublic', details),
    resourceType: content.resourceType,
    condition: memberOf(details, 'condition'),
    createdAt: isoTime(created),
    analyzedAt: isoTime(analyzer.scanned),
    updatedAt: isoTime(updated),
    status,
    resourceOwnerAccount: content.owner,
    ...given('resourceControlPolicyRestriction', details),
  };
}

/** What both answers of the second form begin and end with. */
export const findingHead = (analyzer: Analyzer, { id, created }: FindingRecord): JsonObject => ({
  analyzedAt: isoTime(analyzer.scanned),
  createdAt: isoTime(created),
  id,
});

export const findingBody = ({ content, status, updated }: FindingRecord): JsonObject => ({
  resource: content.resource,
  resourceType: content.resourceType,
  resourceOwnerAccount: content.owner,
  status,
  updatedAt: isoTime(updated),
});
