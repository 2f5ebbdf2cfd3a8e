import type { Json, JsonObject, TrailEvent } from '../call.ts';
import { optionalText, structures } from '../iam/input.ts';
import { structure, timeIn } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { eventsOf } from '../trail.ts';
import { fail } from './failures.ts';

/** Event history goes back so far: AWS CloudTrail User Guide, view-cloudtrail-events. */
const historyDays = 90;
const day = 86_400_000;

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** Who called, as event history lists it. */
function userOf(event: TrailEvent): string | null {
  const identity = structure(event, 'userIdentity');
  if (identity.type === 'Root') return 'root';
  const session = textOf(identity.type === 'AssumedRole' ? identity.arn : null)
    ?.split('/')
    .at(-1);
  return textOf(identity.userName) ?? session ?? textOf(identity.invokedBy);
}

/** Values of an event by lookup attribute: AWS CloudTrail API Reference, LookupAttribute. */
const attributes: Readonly<Record<string, (event: TrailEvent) => string | null>> = {
  EventId: (event) => textOf(event.eventID),
  EventName: (event) => textOf(event.eventName),
  EventSource: (event) => textOf(event.eventSource),
  ReadOnly: (event) => (typeof event.readOnly === 'boolean' ? String(event.readOnly) : null),
  Username: userOf,
  AccessKeyId: (event) => textOf(structure(event, 'userIdentity').accessKeyId),
};

const shown = (event: TrailEvent): JsonObject => {
  const key = attributes.AccessKeyId?.(event);
  const user = userOf(event);
  return {
    EventId: textOf(event.eventID),
    EventName: textOf(event.eventName),
    ReadOnly: String(event.readOnly),
    ...(key ? { AccessKeyId: key } : {}),
    EventTime: textOf(event.eventTime),
    EventSource: textOf(event.eventSource),
    ...(user === null ? {} : { Username: user }),
    Resources: [],
    CloudTrailEvent: JSON.stringify(event),
  };
};

function lookup(call: Invocation): Result {
  const { input, sandbox, account, region, time } = call;
  const start = Math.max(timeIn(input, 'StartTime') ?? 0, time - historyDays * day);
  const end = timeIn(input, 'EndTime') ?? time;
  if (start > end) return fail('cloudtrail.range');
  const wanted = structures(input, 'LookupAttributes');
  const found: Json[] = [];
  for (const event of eventsOf(sandbox.trail)) {
    const at = Date.parse(textOf(event.eventTime) ?? '');
    const here =
      event.recipientAccountId === account.id && event.awsRegion === region && event.managementEvent === true;
    if (!here || at < start || at > end) continue;
    const fits = wanted.every(
      (one) => attributes[optionalText(one, 'AttributeKey') ?? '']?.(event) === optionalText(one, 'AttributeValue'),
    );
    if (fits) found.push(shown(event));
  }
  return modelPage(call, 'cloudtrail.LookupEvents', found);
}

/** Event history: management events of the last 90 days in one Region, newest first. */
export const history: ResourceRows = {
  LookupEvents: {
    on: '*',
    effect: 'finds management events of the last 90 days in the Region',
    errors: ['cloudtrail.range'],
    asks: () => ({ resource: '*' }),
    run: lookup,
  },
};
