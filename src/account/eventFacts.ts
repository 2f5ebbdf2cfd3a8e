import type { Json, JsonObject, TrailEvent } from './call.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of members; undefined where one of them is missing. */
export function memberAt(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = value;
  for (const member of path) found = isObject(found) ? found[member] : undefined;
  return found;
}

export function textAt(value: Json | undefined, ...path: readonly string[]): string {
  const found = memberAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** What readers of a trail ask of an event. Texts that are missing are empty. */
export interface EventFacts {
  readonly event: TrailEvent;
  readonly name: string;
  /** E.g. `iam`. */
  readonly service: string;
  /** ISO 8601. */
  readonly time: string;
  /** ARN of the caller, else the name or id that the event tells. */
  readonly who: string;
  /** `Root`, `IAMUser` … */
  readonly type: string;
  readonly address: string;
  readonly errorCode: string;
  readonly failed: boolean;
  readonly account: string;
}

/** The facts of an event. */
export function eventFacts(event: TrailEvent): EventFacts {
  const identity = event.userIdentity;
  return {
    event,
    name: textAt(event, 'eventName'),
    service: textAt(event, 'eventSource').split('.')[0] ?? '',
    time: textAt(event, 'eventTime'),
    who:
      textAt(identity, 'arn') ||
      textAt(identity, 'userName') ||
      textAt(identity, 'principalId') ||
      textAt(identity, 'invokedBy'),
    type: textAt(identity, 'type'),
    address: textAt(event, 'sourceIPAddress'),
    errorCode: textAt(event, 'errorCode'),
    failed: event.errorCode !== undefined || event.errorMessage !== undefined,
    account: textAt(event, 'recipientAccountId'),
  };
}
