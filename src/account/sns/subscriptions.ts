import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { textMap } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, foundAt, withState } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { accountOfArn } from '../resourceType.ts';
import { delivered } from './delivery.ts';
import { fail } from './failures.ts';
import { onTopic } from './onTopic.ts';

const protocols = new Set(['http', 'https', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose']);
/** Protocols whose endpoints have to confirm first. */
const confirming = new Set(['http', 'https', 'email', 'email-json']);

function subscribe(call: Invocation, found: Found<'topic'>): Result {
  const { input } = call;
  const protocol = text(input, 'Protocol');
  if (!protocols.has(protocol)) return fail('sns.protocol', { Protocol: protocol });
  const attributes = textMap(input, 'Attributes');
  if (Object.keys(attributes).some((name) => name !== 'RawMessageDelivery')) return fail('sns.attribute');
  const raw = attributes.RawMessageDelivery === 'true';
  const { value: id, sandbox } = draw(call.sandbox, nextUuid);
  const arn = `${found.resource.arn}:${id}`;
  const subscriptions = [
    ...found.state.subscriptions,
    { arn, protocol, endpoint: optionalText(input, 'Endpoint') ?? '', ...(raw ? { raw } : {}) },
  ];
  const waits = confirming.has(protocol) && input.ReturnSubscriptionArn !== true;
  return done(withState(sandbox, found, { subscriptions }), { SubscriptionArn: waits ? 'pending confirmation' : arn });
}

const topicOfSubscription = ({ input }: Invocation): string =>
  text(input, 'SubscriptionArn').split(':').slice(0, 6).join(':');

/** Subscriptions and what goes to them: Amazon SNS API Reference. */
export const subscriptions: ResourceRows = {
  Subscribe: onTopic({
    effect: 'subscribes an endpoint',
    errors: ['sns.protocol', 'sns.attribute'],
    context: ({ input }) => ({
      'sns:Protocol': text(input, 'Protocol'),
      ...(optionalText(input, 'Endpoint') === undefined ? {} : { 'sns:Endpoint': text(input, 'Endpoint') }),
    }),
    run: subscribe,
  }),
  ListSubscriptionsByTopic: onTopic({
    effect: 'lists the subscriptions of a topic',
    run: (call, { resource, state }) =>
      modelPage(
        call,
        'sns.ListSubscriptionsByTopic',
        state.subscriptions.map(({ arn, protocol, endpoint }) => ({
          SubscriptionArn: arn,
          Owner: accountOfArn(resource.arn) ?? '',
          Protocol: protocol,
          Endpoint: endpoint,
          TopicArn: resource.arn,
        })),
      ),
  }),
  Unsubscribe: {
    on: 'topic',
    effect: 'ends a subscription',
    errors: ['sns.no-subscription'],
    before: (call) =>
      /^arn:aws:sns:[^:]+:\d{12}:[^:]+:.+$/.test(text(call.input, 'SubscriptionArn'))
        ? null
        : fail('sns.no-subscription').error,
    asks: (call) => ({ resource: topicOfSubscription(call) }),
    run: (call) => {
      const found = foundAt(call.sandbox, topicOfSubscription(call), 'topic');
      const arn = text(call.input, 'SubscriptionArn');
      if (!found?.state.subscriptions.some((one) => one.arn === arn)) return fail('sns.no-subscription');
      return done(
        withState(call.sandbox, found, { subscriptions: found.state.subscriptions.filter((one) => one.arn !== arn) }),
      );
    },
  },
  Publish: onTopic({
    effect: 'sends a message to the queues that subscribe and let SNS in',
    run: (call, found) => {
      const { value: id, sandbox } = draw(call.sandbox, nextUuid);
      const message = text(call.input, 'Message');
      const subject = optionalText(call.input, 'Subject') ?? null;
      return done(delivered(sandbox, found, { id, message, subject, time: call.time }), { MessageId: id });
    },
  }),
};
