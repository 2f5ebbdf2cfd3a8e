import type { EscalationPath } from './escalationPath.ts';
import { guardrailRemoval } from './paths/guardrailRemoval.ts';
import { legacy } from './paths/legacy.ts';
import { passToBuilds } from './paths/passToBuilds.ts';
import { passToContainers } from './paths/passToContainers.ts';
import { passToFunctions } from './paths/passToFunctions.ts';
import { passToInstances } from './paths/passToInstances.ts';
import { passToNotebooks } from './paths/passToNotebooks.ts';
import { passToStacks } from './paths/passToStacks.ts';
import { permissionSets } from './paths/permissionSets.ts';
import { roleAccess } from './paths/roleAccess.ts';
import { selfEscalation } from './paths/selfEscalation.ts';
import { takeFunctions } from './paths/takeFunctions.ts';
import { takeInstances } from './paths/takeInstances.ts';
import { takeServices } from './paths/takeServices.ts';
import { userAccess } from './paths/userAccess.ts';

/** Every published way from some permissions to all of them, the shortest to walk first. */
export const escalationPaths: readonly EscalationPath[] = [
  ...selfEscalation,
  ...userAccess,
  ...roleAccess,
  ...permissionSets,
  ...guardrailRemoval,
  ...passToInstances,
  ...passToFunctions,
  ...passToBuilds,
  ...passToStacks,
  ...passToContainers,
  ...passToNotebooks,
  ...takeFunctions,
  ...takeInstances,
  ...takeServices,
  ...legacy,
];
