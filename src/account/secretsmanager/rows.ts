import type { ServiceRows } from '../resourceRow.ts';
import { secretsFailures } from './failures.ts';
import { policies } from './policies.ts';
import { rotation } from './rotation.ts';
import { secrets } from './secrets.ts';
import { values } from './values.ts';

/** AWS Secrets Manager in the sandbox. */
export const secretsmanager: ServiceRows = {
  rows: { ...secrets, ...values, ...policies, ...rotation },
  failures: secretsFailures,
};
