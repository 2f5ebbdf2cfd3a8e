import { optionalText } from '../iam/input.ts';
import type { Invocation } from '../operation.ts';
import { rowsOn } from '../resourceRow.ts';
import { fail } from './failures.ts';

const arnIn = ({ input }: Invocation): string =>
  optionalText(input, 'TopicArn') ?? optionalText(input, 'TargetArn') ?? '';

export const onTopic = rowsOn({
  kind: 'topic',
  on: 'topic',
  arn: arnIn,
  errors: ['sns.no-topic', 'sns.arn'],
  missing: () => fail('sns.no-topic'),
  before: (call) => (/^arn:aws:sns:[^:]+:\d{12}:[^:]+$/.test(arnIn(call)) ? null : fail('sns.arn').error),
});
