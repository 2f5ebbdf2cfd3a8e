import type { Operations } from '../operation.ts';
import { getCallerIdentity } from './getCallerIdentity.ts';

/** Operations of AWS STS that the sandbox carries out. */
export const stsOperations: Operations = {
  GetCallerIdentity: getCallerIdentity,
};
