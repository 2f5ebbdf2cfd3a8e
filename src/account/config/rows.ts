import type { ServiceRows } from '../resourceRow.ts';
import { configFailures } from './failures.ts';
import { recorders } from './recorders.ts';
import { resourceHistory } from './resourceHistory.ts';
import { rules } from './rules.ts';

/** AWS Config in the sandbox. */
export const config: ServiceRows = { rows: { ...recorders, ...rules, ...resourceHistory }, failures: configFailures };
