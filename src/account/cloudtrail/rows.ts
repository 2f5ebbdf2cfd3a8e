import type { ServiceRows } from '../resourceRow.ts';
import { cloudtrailFailures } from './failures.ts';
import { history } from './lookup.ts';
import { trails } from './trails.ts';

/** AWS CloudTrail in the sandbox. */
export const cloudtrail: ServiceRows = { rows: { ...trails, ...history }, failures: cloudtrailFailures };
