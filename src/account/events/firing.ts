import type { ApiCall, Applied, JsonObject } from '../call.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText } from '../iam/input.ts';
import { isoTime } from '../isoTime.ts';
import { structure } from '../memberInput.ts';
import { foundAt, regionOfArn, withoutResource, withState } from '../resource.ts';
import { accountOfArn } from '../resourceType.ts';
import type { Sandbox } from '../sandbox.ts';
import { delivered } from './delivery.ts';
import { type Due, dueBetween } from './due.ts';
import { readSchedule } from './scheduleExpression.ts';
import { targetCall } from './targetCall.ts';

type Apply = (sandbox: Sandbox, call: ApiCall) => Applied;

interface Shot {
  /** Service principal. */
  readonly service: string;
  /** ARN of the rule or schedule. */
  readonly source: string;
  readonly target: string;
  readonly role: string | undefined;
  readonly body: string;
  readonly time: number;
}

/**
 * Reaches one target. With a role the call is made as a session of it, authorized and recorded like any other; without
 * one the target's own policy has to let the service in.
 */
function shot(apply: Apply, sandbox: Sandbox, { service, source, target, role, body, time }: Shot): Sandbox {
  if (role === undefined) return delivered(sandbox, { service, source, target, role, time }, body);
  const call = targetCall(target, body);
  if (!call) return sandbox;
  const { value: id, sandbox: drawn } = draw(sandbox, nextUuid);
  const caller = {
    type: 'service',
    account: accountOfArn(role) ?? '',
    service,
    roleArn: role,
    sessionName: id.replaceAll('-', ''),
  } as const;
  return apply(drawn, { ...call, caller, time, region: regionOfArn(source) }).sandbox;
}

/** The event that a rule sends at its time: Amazon EventBridge User Guide, eb-create-rule-schedule. */
const scheduledEvent = (arn: string, id: string, time: number): JsonObject => ({
  version: '0',
  id,
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: accountOfArn(arn) ?? '',
  time: isoTime(time),
  region: regionOfArn(arn),
  resources: [arn],
  detail: {},
});

function fireRule(apply: Apply, sandbox: Sandbox, { arn, time }: Due): Sandbox {
  const found = foundAt(sandbox, arn, 'rule');
  if (!found) return sandbox;
  const { value: id, sandbox: drawn } = draw(withState(sandbox, found, { fired: time }), nextUuid);
  const event = JSON.stringify(scheduledEvent(arn, id, time));
  return found.state.targets.reduce<Sandbox>(
    (next, target) =>
      shot(apply, next, {
        service: 'events.amazonaws.com',
        source: arn,
        target: optionalText(target, 'Arn') ?? '',
        role: optionalText(target, 'RoleArn'),
        body: optionalText(target, 'Input') ?? event,
        time,
      }),
    drawn,
  );
}

function fireSchedule(apply: Apply, sandbox: Sandbox, { arn, time }: Due): Sandbox {
  const found = foundAt(sandbox, arn, 'schedule');
  if (!found) return sandbox;
  const { settings, modified } = found.state;
  const target = structure(settings, 'Target');
  const after = shot(apply, withState(sandbox, found, { fired: time }), {
    service: 'scheduler.amazonaws.com',
    source: arn,
    target: optionalText(target, 'Arn') ?? '',
    role: optionalText(target, 'RoleArn') ?? '',
    body: optionalText(target, 'Input') ?? '{}',
    time,
  });
  const times = readSchedule(optionalText(settings, 'ScheduleExpression') ?? '');
  const over = times?.next(time, modified) === null;
  return over && settings.ActionAfterCompletion === 'DELETE' ? withoutResource(after, arn) : after;
}

/**
 * The sandbox after everything that is due until a moment has fired, one after the other. Rules and schedules fire
 * when the clock is moved, not between two calls; what a firing makes due is not looked for again.
 */
export function fired(apply: Apply, sandbox: Sandbox, until: number): Sandbox {
  return dueBetween(sandbox, sandbox.clock, until).reduce<Sandbox>(
    (next, due) => (due.kind === 'rule' ? fireRule : fireSchedule)(apply, next, due),
    sandbox,
  );
}
