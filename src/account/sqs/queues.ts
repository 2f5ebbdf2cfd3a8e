import type { JsonObject } from '../call.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { textMap } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import { foundAt, lastPartOf, newResource, resourcesAt, withoutResource, withResource } from '../resource.ts';
import { policyOf, resourcePolicy, statementsOf } from '../resourcePolicy.ts';
import type { ResourceRow, ResourceRows } from '../resourceRow.ts';
import type { PlainResource, StoredPolicy } from '../sandbox.ts';
import { fail } from './failures.ts';
import { arnOf, attributesOf, onQueue, urlOf, usualAttributes } from './onQueue.ts';

const settable = new Set([
  ...Object.keys(usualAttributes),
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'DeduplicationScope',
  'FifoThroughputLimit',
]);

interface Settings {
  readonly policy: StoredPolicy | null | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Attributes of an input; `policy` is undefined where it is not among them. */
function settingsIn({ input, sandbox }: Invocation): Settings | ReturnType<typeof fail> {
  const { Policy: document, ...attributes } = textMap(input, 'Attributes');
  const unknown = Object.keys(attributes).find((name) => !settable.has(name));
  if (unknown !== undefined) return fail('sqs.attribute', { Name: unknown });
  const policy = document === undefined || document === '' ? null : resourcePolicy(sandbox, document);
  if (document && !policy) return fail('sqs.policy');
  return { attributes, policy: document === undefined ? undefined : policy };
}

function create(call: Invocation): Result {
  const { input, sandbox, time } = call;
  const name = text(input, 'QueueName');
  if (!/^[\w-]{1,75}(\.fifo)?$|^[\w-]{1,80}$/.test(name)) return fail('sqs.name');
  const settings = settingsIn(call);
  if ('error' in settings) return settings;
  const arn = arnOf(call, name);
  const found = foundAt(sandbox, arn, 'queue');
  if (found) {
    const held: Readonly<Record<string, string>> = { ...usualAttributes, ...found.state.attributes };
    const other = Object.entries(settings.attributes).find(([key, value]) => held[key] !== value);
    return other ? fail('sqs.exists', { Attribute: other[0] }) : done(sandbox, { QueueUrl: urlOf(arn) });
  }
  const state = { kind: 'queue', created: time, attributes: settings.attributes, messages: [] } as const;
  const resource = { ...newResource(arn, 'queue', state, tagsIn(input, 'tags')), policy: settings.policy ?? null };
  return done(withResource(sandbox, resource), { QueueUrl: urlOf(arn) });
}

const withPolicy = ({ sandbox }: Invocation, resource: PlainResource, statements: readonly JsonObject[]): Result =>
  done(withResource(sandbox, { ...resource, policy: policyOf(`${resource.arn}/SQSDefaultPolicy`, statements) }));

const addPermission: ResourceRow = onQueue({
  effect: 'adds a statement to the queue policy',
  errors: ['sqs.label-exists'],
  run: (call, { resource }) => {
    const { input } = call;
    const label = text(input, 'Label');
    const statements = statementsOf(resource.policy);
    if (statements.some(({ Sid }) => Sid === label)) return fail('sqs.label-exists', { Label: label });
    const added = {
      Sid: label,
      Effect: 'Allow',
      Principal: { AWS: texts(input, 'AWSAccountIds').map((id) => `arn:aws:iam::${id}:root`) },
      Action: texts(input, 'Actions').map((action) => `SQS:${action}`),
      Resource: resource.arn,
    };
    return withPolicy(call, resource, [...statements, added]);
  },
});

/** Queues and their policies: Amazon SQS API Reference. */
export const queues: ResourceRows = {
  CreateQueue: {
    on: 'queue',
    effect: 'makes a queue',
    errors: ['sqs.exists', 'sqs.name', 'sqs.attribute', 'sqs.policy'],
    asks: (call) => ({
      resource: arnOf(call, text(call.input, 'QueueName')),
      creates: true,
      context: requestTagContext(tagsIn(call.input, 'tags')),
    }),
    run: create,
  },
  DeleteQueue: onQueue({
    effect: 'deletes a queue',
    run: ({ sandbox }, { resource }) => done(withoutResource(sandbox, resource.arn)),
  }),
  GetQueueUrl: {
    on: 'queue',
    effect: 'tells the URL of a queue',
    errors: ['sqs.no-queue'],
    asks: (call) => ({
      resource: arnOf(call, text(call.input, 'QueueName'), optionalText(call.input, 'QueueOwnerAWSAccountId')),
    }),
    run: (call) => {
      const arn = arnOf(call, text(call.input, 'QueueName'), optionalText(call.input, 'QueueOwnerAWSAccountId'));
      return foundAt(call.sandbox, arn, 'queue') ? done(call.sandbox, { QueueUrl: urlOf(arn) }) : fail('sqs.no-queue');
    },
  },
  ListQueues: {
    on: '*',
    effect: 'lists queues',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'sqs',
        start: '',
        kind: 'queue',
      } as const;
      const prefix = optionalText(call.input, 'QueueNamePrefix') ?? '';
      const found = resourcesAt(call.sandbox, place).filter(({ resource }) =>
        lastPartOf(resource.arn).startsWith(prefix),
      );
      return modelPage(
        call,
        'sqs.ListQueues',
        found.map(({ resource }) => urlOf(resource.arn)),
      );
    },
  },
  GetQueueAttributes: onQueue({
    effect: 'shows a queue with its policy',
    errors: ['sqs.attribute'],
    run: ({ sandbox, input }, found) => {
      const names = texts(input, 'AttributeNames');
      const shown = Object.entries(attributesOf(found)).filter(
        ([name]) => names.includes('All') || names.includes(name),
      );
      return done(sandbox, shown.length > 0 ? { Attributes: Object.fromEntries(shown) } : {});
    },
  }),
  SetQueueAttributes: onQueue({
    effect: 'changes a queue and its policy',
    errors: ['sqs.attribute', 'sqs.policy'],
    run: (call, { resource, state }) => {
      const settings = settingsIn(call);
      if ('error' in settings) return settings;
      const policy = settings.policy === undefined ? resource.policy : settings.policy;
      const changed = { ...state, attributes: { ...state.attributes, ...settings.attributes } };
      return done(withResource(call.sandbox, { ...resource, policy, state: changed }));
    },
  }),
  AddPermission: addPermission,
  RemovePermission: onQueue({
    effect: 'removes a statement of the queue policy',
    errors: ['sqs.label'],
    run: (call, { resource }) => {
      const label = text(call.input, 'Label');
      const statements = statementsOf(resource.policy);
      const left = statements.filter(({ Sid }) => Sid !== label);
      return left.length < statements.length ? withPolicy(call, resource, left) : fail('sqs.label', { Label: label });
    },
  }),
};
