import type { ServiceRows } from '../resourceRow.ts';
import { eventsFailures } from './failures.ts';
import { rules } from './rules.ts';

/** Amazon EventBridge in the sandbox. */
export const events: ServiceRows = { rows: rules, failures: eventsFailures };
