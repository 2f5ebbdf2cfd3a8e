import type { ServiceRows } from '../resourceRow.ts';
import { ssmFailures } from './failures.ts';
import { parameters } from './parameters.ts';
import { shell } from './shell.ts';

/** Parameters and shells of AWS Systems Manager in the sandbox. */
export const ssm: ServiceRows = { rows: { ...parameters, ...shell }, failures: ssmFailures };
