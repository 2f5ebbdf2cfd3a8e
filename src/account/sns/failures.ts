import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of Amazon SNS: Amazon SNS API Reference, and answers that others recorded. */
export const snsFailures = {
  'sns.no-topic': { code: 'NotFound', status: 404, text: 'Topic does not exist' },
  'sns.name': { code: 'InvalidParameter', status: 400, text: 'Invalid parameter: Topic Name' },
  'sns.arn': {
    code: 'InvalidParameter',
    status: 400,
    text: 'Invalid parameter: TopicArn Reason: no value for required parameter',
  },
  'sns.policy': { code: 'InvalidParameter', status: 400, text: 'Invalid parameter: Policy Error: null' },
  'sns.attribute': { code: 'InvalidParameter', status: 400, text: 'Invalid parameter: AttributeName' },
  'sns.protocol': {
    code: 'InvalidParameter',
    status: 400,
    text: 'Invalid parameter: Amazon SNS does not support this protocol string: {Protocol}',
  },
  'sns.no-subscription': { code: 'NotFound', status: 404, text: 'Subscription does not exist' },
  'sns.label-exists': { code: 'InvalidParameter', status: 400, text: 'Invalid parameter: Statement already exists' },
  'sns.label': { code: 'NotFound', status: 404, text: 'The label does not exist', ours: true },
} as const satisfies ResourceFailures;

export const fail = failing(snsFailures);
