import type { JsonObject } from '../call.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { textMap } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import { foundAt, newResource, resourcesAt, withoutResource, withResource } from '../resource.ts';
import { policyOf, resourcePolicy, statementsOf } from '../resourcePolicy.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { accountOfArn } from '../resourceType.ts';
import type { PlainResource, StoredPolicy } from '../sandbox.ts';
import { fail } from './failures.ts';
import { onTopic } from './onTopic.ts';

/** The policy of a topic that is made without one: Amazon SNS Developer Guide, sns-access-policy-use-cases. */
function defaultPolicy(arn: string): StoredPolicy | null {
  const actions = [
    'GetTopicAttributes',
    'SetTopicAttributes',
    'AddPermission',
    'RemovePermission',
    'DeleteTopic',
    'Subscribe',
    'ListSubscriptionsByTopic',
    'Publish',
  ];
  const statement = {
    Sid: '__default_statement_ID',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: actions.map((action) => `SNS:${action}`),
    Resource: arn,
    Condition: { StringEquals: { 'AWS:SourceOwner': accountOfArn(arn) ?? '' } },
  };
  return policyOf('__default_policy_ID', [statement]);
}

function create(call: Invocation): Result {
  const { input, sandbox, account, region } = call;
  const name = text(input, 'Name');
  if (!/^[\w-]{1,256}(\.fifo)?$/.test(name)) return fail('sns.name');
  const arn = `arn:aws:sns:${region}:${account.id}:${name}`;
  if (foundAt(sandbox, arn, 'topic')) return done(sandbox, { TopicArn: arn });
  const { Policy: document, ...attributes } = textMap(input, 'Attributes');
  const policy = document === undefined ? defaultPolicy(arn) : resourcePolicy(sandbox, document);
  if (!policy) return fail('sns.policy');
  const resource = {
    ...newResource(arn, 'topic', { kind: 'topic', attributes, subscriptions: [] }, tagsIn(input, 'Tags')),
    policy,
  };
  return done(withResource(sandbox, resource), { TopicArn: arn });
}

const withPolicy = ({ sandbox }: Invocation, resource: PlainResource, statements: readonly JsonObject[]): Result =>
  done(withResource(sandbox, { ...resource, policy: policyOf('__default_policy_ID', statements) }));

/** Topics and their policies: Amazon SNS API Reference. */
export const topics: ResourceRows = {
  CreateTopic: {
    on: 'topic',
    effect: 'makes a topic, or names the one that is there',
    errors: ['sns.name', 'sns.policy'],
    asks: ({ input, account, region }) => ({
      resource: `arn:aws:sns:${region}:${account.id}:${text(input, 'Name')}`,
      creates: true,
      context: requestTagContext(tagsIn(input, 'Tags')),
    }),
    run: create,
  },
  DeleteTopic: onTopic({
    effect: 'deletes a topic with its subscriptions',
    run: ({ sandbox }, { resource }) => done(withoutResource(sandbox, resource.arn)),
  }),
  GetTopicAttributes: onTopic({
    effect: 'shows a topic with its policy',
    run: ({ sandbox }, { resource, state }) =>
      done(sandbox, {
        Attributes: {
          TopicArn: resource.arn,
          Owner: accountOfArn(resource.arn) ?? '',
          DisplayName: '',
          SubscriptionsConfirmed: String(state.subscriptions.length),
          ...state.attributes,
          ...(resource.policy ? { Policy: resource.policy.text } : {}),
        },
      }),
  }),
  SetTopicAttributes: onTopic({
    effect: 'changes a topic and its policy',
    errors: ['sns.policy', 'sns.attribute'],
    run: ({ sandbox, input }, { resource, state }) => {
      const name = text(input, 'AttributeName');
      const value = optionalText(input, 'AttributeValue') ?? '';
      if (name !== 'Policy') {
        const known =
          /^(DisplayName|DeliveryPolicy|KmsMasterKeyId|TracingConfig|SignatureVersion|ContentBasedDeduplication)$/.test(
            name,
          );
        if (!known) return fail('sns.attribute');
        return done(
          withResource(sandbox, {
            ...resource,
            state: { ...state, attributes: { ...state.attributes, [name]: value } },
          }),
        );
      }
      const policy = resourcePolicy(sandbox, value);
      return policy ? done(withResource(sandbox, { ...resource, policy })) : fail('sns.policy');
    },
  }),
  ListTopics: {
    on: '*',
    effect: 'lists topics',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'sns',
        start: '',
        kind: 'topic',
      } as const;
      const found = resourcesAt(call.sandbox, place);
      return modelPage(
        call,
        'sns.ListTopics',
        found.map(({ resource }) => ({ TopicArn: resource.arn })),
      );
    },
  },
  AddPermission: onTopic({
    effect: 'adds a statement to the topic policy',
    errors: ['sns.label-exists'],
    run: (call, { resource }) => {
      const { input } = call;
      const label = text(input, 'Label');
      const statements = statementsOf(resource.policy);
      if (statements.some(({ Sid }) => Sid === label)) return fail('sns.label-exists');
      const added = {
        Sid: label,
        Effect: 'Allow',
        Principal: { AWS: texts(input, 'AWSAccountId').map((id) => `arn:aws:iam::${id}:root`) },
        Action: texts(input, 'ActionName').map((action) => `SNS:${action}`),
        Resource: resource.arn,
      };
      return withPolicy(call, resource, [...statements, added]);
    },
  }),
  RemovePermission: onTopic({
    effect: 'removes a statement of the topic policy',
    errors: ['sns.label'],
    run: (call, { resource }) => {
      const statements = statementsOf(resource.policy);
      const left = statements.filter(({ Sid }) => Sid !== text(call.input, 'Label'));
      return left.length < statements.length ? withPolicy(call, resource, left) : fail('sns.label');
    },
  }),
};
