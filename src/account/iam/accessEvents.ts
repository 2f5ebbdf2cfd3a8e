import { eventActions } from '../../catalogue/eventActions.ts';
import type { Json, JsonObject } from '../call.ts';
import type { Sandbox } from '../sandbox.ts';
import { eventsOf } from '../trail.ts';

/** One use of an action, as the trail tells it. */
export interface AccessEvent {
  /** Service prefix, e.g. `s3`. */
  readonly service: string;
  readonly action: string;
  /** ISO 8601. */
  readonly time: string;
  readonly region: string;
  /** ARN of the user or role. */
  readonly entity: string;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const part = (value: Json | undefined, member: string): Json | undefined =>
  isObject(value) ? value[member] : undefined;

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/**
 * What users and roles used up to a moment, denied attempts included, newest first: actions by their own names, which
 * events do not carry. An event without an action keeps its name.
 */
export function* accessEvents(sandbox: Sandbox, until: number): Iterable<AccessEvent> {
  for (const event of eventsOf(sandbox.trail)) {
    const time = text(event.eventTime);
    if (Date.parse(time) > until) continue;
    const issuer = part(part(event.userIdentity, 'sessionContext'), 'sessionIssuer');
    const source = text(event.eventSource).split('.')[0] ?? '';
    const name = text(event.eventName);
    const used = {
      time,
      region: text(event.awsRegion),
      entity: text(part(issuer, 'arn')) || text(part(event.userIdentity, 'arn')),
    };
    const actions = eventActions(source, name);
    if (actions.length === 0) yield { service: source, action: name, ...used };
    for (const action of actions) {
      const colon = action.indexOf(':');
      yield { service: action.slice(0, colon), action: action.slice(colon + 1), ...used };
    }
  }
}
