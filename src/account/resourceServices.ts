import { kms } from './kms/rows.ts';
import type { Operations } from './operation.ts';
import type { ServiceRows } from './resourceRow.ts';
import { operationsOf } from './serviceOperations.ts';

/** Services that policies speak of, with what the sandbox does for each: the table resource × operation. */
export const resourceServices: Readonly<Record<string, ServiceRows>> = {
  kms,
};

export const resourceOperations: Readonly<Record<string, Operations>> = Object.fromEntries(
  Object.entries(resourceServices).map(([service, { rows }]) => [service, operationsOf(service, rows)]),
);
