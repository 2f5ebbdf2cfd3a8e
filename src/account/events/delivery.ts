import { authorize } from '../authorize.ts';
import type { JsonObject } from '../call.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText } from '../iam/input.ts';
import { roleIdentity } from '../identityForms.ts';
import { instanceSession } from '../instanceSession.ts';
import type { Permission } from '../operation.ts';
import { foundAt, resourcesAt } from '../resource.ts';
import { accountOfArn, serviceOfArn } from '../resourceType.ts';
import { roleFor } from '../roleFor.ts';
import type { Sandbox } from '../sandbox.ts';
import { serviceMay } from '../serviceCall.ts';
import { delivered as published } from '../sns/delivery.ts';
import { withMessage } from '../sqs/messages.ts';
import { matchesPattern, objectIn } from './pattern.ts';

/** What a service needs of a target: Amazon EventBridge User Guide, eb-use-resource-based. */
const actions: Readonly<Record<string, string>> = {
  sqs: 'sqs:SendMessage',
  sns: 'sns:Publish',
  lambda: 'lambda:InvokeFunction',
};

export interface Delivery {
  /** Service principal that delivers. */
  readonly service: string;
  /** ARN of the rule or schedule. */
  readonly source: string;
  readonly target: string;
  readonly role: string | undefined;
  readonly time: number;
}

/** Whether a target may be reached: by the role of the target where it has one, else by the policy of the target. */
export function mayDeliver(sandbox: Sandbox, { service, source, target, role, time }: Delivery): boolean {
  const action = actions[serviceOfArn(target)];
  if (action === undefined) return false;
  const permission: Permission = { action, resource: target };
  if (role === undefined) return serviceMay(sandbox, { service, source, time }, permission);
  const held = roleFor(sandbox, role, service, time);
  const account = sandbox.accounts.get(accountOfArn(role) ?? '');
  if (!held || !account) return false;
  const session = instanceSession(account, held, 'events', time);
  return (
    authorize(sandbox, roleIdentity(account, held, session, 'events'), permission, { time }).decision === 'allowed'
  );
}

/** The sandbox after a delivery: queues hold the message, and those of a topic; other targets leave no trace. */
export function delivered(sandbox: Sandbox, delivery: Delivery, body: string): Sandbox {
  const { target, time } = delivery;
  const queue = serviceOfArn(target) === 'sqs' ? foundAt(sandbox, target, 'queue') : null;
  const topic = serviceOfArn(target) === 'sns' ? foundAt(sandbox, target, 'topic') : null;
  if (!(queue || topic) || !mayDeliver(sandbox, delivery)) return sandbox;
  if (queue) return withMessage(sandbox, queue, body).sandbox;
  const { value: id, sandbox: drawn } = draw(sandbox, nextUuid);
  return topic ? published(drawn, topic, { id, message: body, subject: null, time }) : sandbox;
}

/** An event on the default bus of an account and Region goes to the targets of every rule that it fits. */
export function deliverEvent(
  sandbox: Sandbox,
  place: { readonly account: string; readonly region: string; readonly time: number },
  event: JsonObject,
): Sandbox {
  const rules = resourcesAt(sandbox, { ...place, service: 'events', start: 'rule/', kind: 'rule' });
  let next = sandbox;
  for (const { resource, state } of rules) {
    const pattern = state.pattern === null ? null : objectIn(state.pattern);
    if (!state.enabled || !pattern || !matchesPattern(pattern, event)) continue;
    for (const target of state.targets) {
      const delivery = {
        service: 'events.amazonaws.com',
        source: resource.arn,
        target: optionalText(target, 'Arn') ?? '',
        role: optionalText(target, 'RoleArn'),
        time: place.time,
      };
      next = delivered(next, delivery, optionalText(target, 'Input') ?? JSON.stringify(event));
    }
  }
  return next;
}
