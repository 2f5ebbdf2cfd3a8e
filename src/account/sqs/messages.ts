import { createHash } from 'node:crypto';
import type { JsonObject } from '../call.ts';
import { nextText, nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalNumber, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, withState } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import type { Message } from '../resourceState.ts';
import { fail } from './failures.ts';
import { attributesOf, onQueue } from './onQueue.ts';

const md5 = (body: string): string => createHash('md5').update(body).digest('hex');

/** A queue with one more message. */
export function withMessage(sandbox: Invocation['sandbox'], found: Found<'queue'>, body: string, hidden = 0) {
  const { value: id, sandbox: drawn } = draw(sandbox, nextUuid);
  const message: Message = { id, body, receipt: null, hidden };
  return { id, sandbox: withState(drawn, found, { messages: [...found.state.messages, message] }) };
}

function receive(call: Invocation, found: Found<'queue'>): Result {
  const { input, time } = call;
  const visible = found.state.messages.filter(({ hidden }) => hidden <= time);
  const taken = visible.slice(0, optionalNumber(input, 'MaxNumberOfMessages') ?? 1);
  const timeout = optionalNumber(input, 'VisibilityTimeout') ?? Number(attributesOf(found).VisibilityTimeout);
  let { sandbox } = call;
  const received = new Map<string, Message>();
  for (const message of taken) {
    const drawn = draw(sandbox, (state) =>
      nextText(state, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 88),
    );
    sandbox = drawn.sandbox;
    received.set(message.id, { ...message, receipt: drawn.value, hidden: time + timeout * 1000 });
  }
  const messages = found.state.messages.map((message) => received.get(message.id) ?? message);
  const shown = [...received.values()].map(
    ({ id, body, receipt }): JsonObject => ({
      MessageId: id,
      ReceiptHandle: receipt,
      MD5OfBody: md5(body),
      Body: body,
    }),
  );
  return done(withState(sandbox, found, { messages }), shown.length > 0 ? { Messages: shown } : {});
}

/** Messages of queues: Amazon SQS API Reference. */
export const messages: ResourceRows = {
  SendMessage: onQueue({
    effect: 'puts a message into a queue',
    run: (call, found) => {
      const body = text(call.input, 'MessageBody');
      const delay = optionalNumber(call.input, 'DelaySeconds') ?? Number(attributesOf(found).DelaySeconds);
      const { id, sandbox } = withMessage(call.sandbox, found, body, delay > 0 ? call.time + delay * 1000 : 0);
      return done(sandbox, { MD5OfMessageBody: md5(body), MessageId: id });
    },
  }),
  ReceiveMessage: onQueue({ effect: 'gives messages and hides them for a while', run: receive }),
  DeleteMessage: onQueue({
    effect: 'deletes a message that was received',
    errors: ['sqs.receipt'],
    run: ({ sandbox, input }, found) => {
      const handle = text(input, 'ReceiptHandle');
      const messages = found.state.messages.filter(({ receipt }) => receipt !== handle);
      // A message that is gone already is no error, a handle of another kind is.
      return /^[A-Za-z0-9+/]{88}$/.test(handle)
        ? done(withState(sandbox, found, { messages }))
        : fail('sqs.receipt', { Handle: handle });
    },
  }),
  PurgeQueue: onQueue({
    effect: 'deletes every message',
    run: ({ sandbox }, found) => done(withState(sandbox, found, { messages: [] })),
  }),
};
