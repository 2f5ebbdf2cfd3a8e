import type { LintCheck } from '../lintCheck.ts';
import { documentChecks } from './document.ts';
import { githubChecks } from './github.ts';
import { operatorChecks } from './operators.ts';
import { resourceControlChecks } from './resourceControl.ts';
import { serviceLinkedRoleChecks } from './serviceLinkedRole.ts';
import { supportedServiceChecks } from './supportedServices.ts';
import { valueChecks } from './values.ts';

/** What does not follow good practice or may not do what its author meant. */
export const warningChecks: readonly LintCheck[] = [
  ...documentChecks,
  ...serviceLinkedRoleChecks,
  ...operatorChecks,
  ...valueChecks,
  ...githubChecks,
  ...resourceControlChecks,
  ...supportedServiceChecks,
];
