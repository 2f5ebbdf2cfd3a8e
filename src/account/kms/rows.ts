import type { ServiceRows } from '../resourceRow.ts';
import { aliases } from './aliases.ts';
import { cryptography } from './cryptography.ts';
import { kmsFailures } from './failures.ts';
import { grants } from './grants.ts';
import { keyPolicies, keys } from './keys.ts';

/** AWS KMS in the sandbox. */
export const kms: ServiceRows = {
  rows: { ...keys, ...keyPolicies, ...aliases, ...cryptography, ...grants },
  failures: kmsFailures,
};
