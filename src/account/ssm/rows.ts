import type { ServiceRows } from '../resourceRow.ts';
import { ssmFailures } from './failures.ts';
import { parameters } from './parameters.ts';

/** Parameters of AWS Systems Manager in the sandbox. */
export const ssm: ServiceRows = { rows: parameters, failures: ssmFailures };
