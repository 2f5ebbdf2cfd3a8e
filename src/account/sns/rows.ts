import type { ServiceRows } from '../resourceRow.ts';
import { snsFailures } from './failures.ts';
import { subscriptions } from './subscriptions.ts';
import { topics } from './topics.ts';

/** Amazon SNS in the sandbox. */
export const sns: ServiceRows = { rows: { ...topics, ...subscriptions }, failures: snsFailures };
