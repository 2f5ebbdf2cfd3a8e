import { findAction } from '../catalogue/authorization.ts';
import { operationActions } from '../catalogue/operationActions.ts';
import type { ServiceModel } from '../catalogue/shapes.ts';
import type { ApiCall, Outcome, TrailEvent } from './call.ts';
import { exposed } from './exposure.ts';
import { type Generator, nextUuid } from './generator.ts';
import type { Identity } from './identity.ts';
import { isoTime } from './isoTime.ts';
import { usualAddress, usualUserAgent } from './requestFacts.ts';
import type { Sandbox, TrailNode } from './sandbox.ts';
import { trailIdentity } from './trailIdentity.ts';

/** Recorded events that the access level of the action does not tell. */
const readOnlyExceptions: Readonly<Record<string, boolean>> = {
  'sts.AssumeRole': true,
  'sts.AssumeRoleWithSAML': true,
  'sts.AssumeRoleWithWebIdentity': true,
  'sts.GetSessionToken': false,
  'sts.GetFederationToken': false,
};

/** Reads whose answer is recorded, so that a session can be traced to who began it: IAM User Guide, cloudtrail-integration. */
const toldAnswers = new Set(['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);

/** Calls on objects are data events: CloudTrail User Guide, logging-data-events-with-cloudtrail. */
const dataEvents = new Set(['GetObject', 'HeadObject', 'PutObject', 'DeleteObject', 'ListObjectsV2']);

/** Whether a call changes nothing, as CloudTrail says. */
export function isReadOnly(service: string, operation: string): boolean {
  const exception = readOnlyExceptions[`${service}.${operation}`];
  if (exception !== undefined) return exception;
  const level = findAction(operationActions(service, operation)[0] ?? '')?.accessLevel;
  return level === 'List' || level === 'Read' || (level === undefined && /^(Get|List|Describe|Head)/.test(operation));
}

/** Host names of the event source where they differ from the model's name. */
const sources: Readonly<Record<string, string>> = { accessanalyzer: 'access-analyzer', 'sso-admin': 'sso' };

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
  const operation = model.operations[call.operation];
  const readOnly = isReadOnly(call.service, call.operation);
  const data = call.service === 's3' && dataEvents.has(call.operation);
  const denied = !outcome.ok && outcome.error.code === 'AccessDenied';
  const told = !readOnly || (call.service === 'sts' && toldAnswers.has(call.operation));
  const answer = outcome.ok && told ? exposed(model, operation?.output?.shape, outcome.output) : null;
  return [
    {
      eventVersion: '1.11',
      userIdentity: trailIdentity(identity, call.time),
      eventTime: isoTime(call.time),
      eventSource: `${sources[call.service] ?? call.service}.amazonaws.com`,
      eventName: eventNames[call.operation] ?? call.operation,
      awsRegion: region,
      sourceIPAddress: call.sourceIp ?? usualAddress,
      userAgent: call.userAgent ?? usualUserAgent,
      ...(outcome.ok ? {} : { errorCode: errorCode(model, outcome.error.code), errorMessage: outcome.error.message }),
      requestParameters: denied ? null : exposed(model, operation?.input?.shape, call.input),
      responseElements: answer,
      requestID,
      eventID,
      readOnly,
      eventType: 'AwsApiCall',
      managementEvent: !data,
      recipientAccountId: identity.account?.id ?? ownerAsked(outcome),
      eventCategory: data ? 'Data' : 'Management',
    },
    next,
  ];
}

/** Callers without an account stand in the trail of whom they asked. */
function ownerAsked({ decisions }: Outcome): string {
  return decisions[0]?.request.resourceAccount ?? '';
}

/** Names that differ from the operation's: CloudTrail logging of Amazon S3, cloudtrail-logging-s3-info. */
const eventNames: Readonly<Record<string, string>> = { ListObjectsV2: 'ListObjects' };

/** CloudTrail names the exception's shape; EC2's codes carry who is at fault. */
function errorCode(model: ServiceModel, code: string): string {
  if (model.service === 'ec2') return `Client.${code}`;
  const shape = Object.entries(model.shapes).find(([, { exception, error }]) => exception && error?.code === code);
  return shape?.[0] ?? code;
}

/** The trail with one more event. */
export function withEvent(sandbox: Sandbox, event: TrailEvent): Sandbox {
  return { ...sandbox, trail: { event, previous: sandbox.trail, length: (sandbox.trail?.length ?? 0) + 1 } };
}

/** Events, newest first. */
export function* eventsOf(trail: TrailNode | null): Iterable<TrailEvent> {
  for (let node = trail; node; node = node.previous) yield node.event;
}
