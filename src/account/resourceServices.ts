import { cloudtrail } from './cloudtrail/rows.ts';
import { cloudwatch } from './cloudwatch/alarms.ts';
import { config } from './config/rows.ts';
import { dynamodb } from './dynamodb/rows.ts';
import { events } from './events/rows.ts';
import { kms } from './kms/rows.ts';
import { lambda } from './lambda/rows.ts';
import { logs } from './logs/groups.ts';
import type { Operations } from './operation.ts';
import type { ServiceRows } from './resourceRow.ts';
import { scheduler } from './scheduler/schedules.ts';
import { secretsmanager } from './secretsmanager/rows.ts';
import { operationsOf } from './serviceOperations.ts';
import { sns } from './sns/rows.ts';
import { sqs } from './sqs/rows.ts';
import { ssm } from './ssm/rows.ts';
import { stepfunctions } from './stepfunctions/stateMachines.ts';

/** Services that policies speak of, with what the sandbox does for each: the table resource × operation. */
export const resourceServices: Readonly<Record<string, ServiceRows>> = {
  kms,
  sqs,
  sns,
  secretsmanager,
  ssm,
  lambda,
  dynamodb,
  cloudtrail,
  events,
  scheduler,
  cloudwatch,
  config,
  logs,
  stepfunctions,
};

export const resourceOperations: Readonly<Record<string, Operations>> = Object.fromEntries(
  Object.entries(resourceServices).map(([service, { rows }]) => [service, operationsOf(service, rows)]),
);
