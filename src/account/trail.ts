import type { ServiceModel } from '../catalogue/shapes.ts';
import type { ApiCall, JsonObject, Outcome, TrailEvent } from './call.ts';
import { exposed } from './exposure.ts';
import { type Generator, nextUuid } from './generator.ts';
import type { Identity } from './identity.ts';
import { isoTime } from './isoTime.ts';
import { usualAddress, usualUserAgent } from './requestFacts.ts';
import type { Sandbox, TrailNode } from './sandbox.ts';
import { additionalData, hostOf, tlsDetails } from './trailDetails.ts';
import { trailIdentity } from './trailIdentity.ts';
import { eventName, eventSource, isDataEvent, isReadOnly } from './trailNames.ts';
import { requestParameters } from './trailParameters.ts';
import { trailResources } from './trailResources.ts';

/** Reads whose answer is recorded, so that a session can be traced to who began it: IAM User Guide, cloudtrail-integration. */
const toldAnswers = new Set(['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);

export interface Recorded {
  readonly call: ApiCall;
  readonly model: ServiceModel;
  readonly identity: Identity;
  readonly outcome: Outcome;
  readonly region: string;
}

/** The CloudTrail record of a call, version 1.11, and the generator after its ids. */
export function trailEvent(recorded: Recorded, generator: Generator): readonly [TrailEvent, Generator] {
  const { call, model, identity, outcome, region } = recorded;
  const [requestID, afterRequest] = nextUuid(generator);
  const [eventID, next] = nextUuid(afterRequest);
  const data = isDataEvent(call.service, call.operation);
  const additional = additionalData(call, outcome.ok ? outcome.output : null);
  const resources = trailResources(call.service, outcome);
  return [
    {
      eventVersion: '1.11',
      userIdentity: trailIdentity(identity, call),
      eventTime: isoTime(call.time),
      eventSource: eventSource(call.service),
      eventName: eventName(call.service, call.operation),
      awsRegion: region,
      ...origin(call, identity),
      ...(outcome.ok ? {} : { errorCode: errorCode(model, outcome.error.code), errorMessage: outcome.error.message }),
      ...exchange(recorded),
      ...(additional ? { additionalEventData: additional } : {}),
      requestID,
      eventID,
      readOnly: isReadOnly(call.service, call.operation),
      ...(resources.length > 0 ? { resources } : {}),
      eventType: 'AwsApiCall',
      managementEvent: !data,
      recipientAccountId: identity.account?.id ?? ownerAsked(outcome),
      eventCategory: data ? 'Data' : 'Management',
      ...transport(call, identity, region),
    },
    next,
  ];
}

/** Where a call came from; a service gives its own name for both. */
function origin({ sourceIp, userAgent, caller }: ApiCall, { kind, arn }: Identity): JsonObject {
  const service = kind === 'service' ? arn : caller.type === 'service' ? caller.service : undefined;
  return {
    sourceIPAddress: sourceIp ?? service ?? usualAddress,
    userAgent: userAgent ?? service ?? usualUserAgent,
  };
}

/** What was asked and answered; a denied call shows neither, reads and calls on items of DynamoDB no answer. */
function exchange({ call, model, outcome, region }: Recorded): JsonObject {
  const denied = !outcome.ok && /^AccessDenied(Exception)?$/.test(outcome.error.code);
  const silent =
    isReadOnly(call.service, call.operation) ||
    (call.service === 'dynamodb' && isDataEvent(call.service, call.operation));
  const told = !silent || (call.service === 'sts' && toldAnswers.has(call.operation));
  const shape = model.operations[call.operation]?.output?.shape;
  return {
    requestParameters: denied ? null : requestParameters(call, model, region),
    responseElements: outcome.ok && told ? exposed(model, shape, outcome.output) : null,
  };
}

/** How a call came in; those of services within AWS come over no line. */
function transport(call: ApiCall, { kind }: Identity, region: string): JsonObject {
  if (kind === 'service' || call.caller.type === 'service') return {};
  const console = call.caller.type === 'console' || call.caller.type === 'root';
  return {
    tlsDetails: tlsDetails(hostOf(call, region)),
    ...(console ? { sessionCredentialFromConsole: 'true' } : {}),
  };
}

/** Callers without an account stand in the trail of whom they asked. */
function ownerAsked({ decisions }: Outcome): string {
  return decisions[0]?.request.resourceAccount ?? '';
}

/** CloudTrail names the exception's shape; EC2's codes carry who is at fault. */
function errorCode(model: ServiceModel, code: string): string {
  if (model.service === 'ec2') return `Client.${code}`;
  const shape = Object.entries(model.shapes).find(([, { exception, error }]) => exception && error?.code === code);
  return shape?.[0] ?? code;
}

/** Accounts beside the caller's whose resources a call was allowed to use: they have the event in their trails as well. */
function otherOwners({ identity, outcome }: Recorded, { accounts }: Sandbox): readonly string[] {
  const asked = outcome.ok ? outcome.decisions.map(({ request }) => request.resourceAccount ?? '') : [];
  return [...new Set(asked)].filter((id) => accounts.has(id) && identity.account && id !== identity.account.id);
}

/**
 * The sandbox with the event of a call in its trail, and the event. Where the call used resources of other accounts,
 * each of them gets its own copy that names the caller by account and id only (CloudTrail User Guide,
 * cloudtrail-event-reference-record-contents, sharedEventID).
 */
export function withCall(
  sandbox: Sandbox,
  recorded: Recorded,
): { readonly sandbox: Sandbox; readonly event: TrailEvent } {
  const [own, afterOwn] = trailEvent(recorded, sandbox.generator);
  const owners = otherOwners(recorded, sandbox);
  if (owners.length === 0) return { sandbox: withEvent({ ...sandbox, generator: afterOwn }, own), event: own };
  const [sharedEventID, afterShared] = nextUuid(afterOwn);
  const event = { ...own, sharedEventID };
  let after: Sandbox = { ...sandbox, generator: afterShared };
  for (const owner of owners) {
    const [eventID, generator] = nextUuid(after.generator);
    const userIdentity = outsiderIdentity(recorded.identity);
    after = withEvent({ ...after, generator }, { ...event, userIdentity, eventID, recipientAccountId: owner });
  }
  return { sandbox: withEvent(after, event), event };
}

/** A caller of another account, as the owner of a resource sees them. */
const outsiderIdentity = ({ userId, account }: Identity): JsonObject => ({
  type: 'AWSAccount',
  principalId: userId,
  accountId: account?.id ?? '',
});

/** The trail with one more event. */
export function withEvent(sandbox: Sandbox, event: TrailEvent): Sandbox {
  return { ...sandbox, trail: { event, previous: sandbox.trail, length: (sandbox.trail?.length ?? 0) + 1 } };
}

/** Events, newest first. */
export function* eventsOf(trail: TrailNode | null): Iterable<TrailEvent> {
  for (let node = trail; node; node = node.previous) yield node.event;
}
