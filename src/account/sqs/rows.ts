import type { ServiceRows } from '../resourceRow.ts';
import { sqsFailures } from './failures.ts';
import { messages } from './messages.ts';
import { queues } from './queues.ts';

/** Amazon SQS in the sandbox. */
export const sqs: ServiceRows = { rows: { ...queues, ...messages }, failures: sqsFailures };
