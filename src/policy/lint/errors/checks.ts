import type { LintCheck } from '../lintCheck.ts';
import { actionKeyChecks } from './actionKeyChecks.ts';
import { arnChecks } from './arnChecks.ts';
import { attachedTypeChecks } from './attachedTypeChecks.ts';
import { conditionKeyChecks } from './conditionKeyChecks.ts';
import { conditionValueChecks } from './conditionValueChecks.ts';
import { principalChecks } from './principalChecks.ts';
import { sensitiveValueChecks } from './sensitiveValueChecks.ts';
import { sizeChecks } from './sizeChecks.ts';
import { trustChecks } from './trustChecks.ts';
import { variableChecks } from './variableChecks.ts';

/** Errors that the reader of policies does not tell by itself. */
export const errorChecks: readonly LintCheck[] = [
  ...arnChecks,
  ...conditionKeyChecks,
  ...conditionValueChecks,
  ...variableChecks,
  ...sensitiveValueChecks,
  ...actionKeyChecks,
  ...principalChecks,
  ...trustChecks,
  ...attachedTypeChecks,
  ...sizeChecks,
];
