import type { ServiceRows } from '../resourceRow.ts';
import { eventSources } from './eventSources.ts';
import { lambdaFailures } from './failures.ts';
import { functions } from './functions.ts';
import { permissions } from './permissions.ts';

/** AWS Lambda in the sandbox. */
export const lambda: ServiceRows = {
  rows: { ...functions, ...permissions, ...eventSources },
  failures: lambdaFailures,
};
