import { operationsOf } from '../serviceOperations.ts';
import { accessAttributes } from './accessAttributes.ts';
import { assignments } from './assignments.ts';
import { instances } from './instances.ts';
import { permissionSets } from './permissionSets.ts';
import { provisioning } from './provisioning.ts';
import { requests } from './requests.ts';
import { setPolicies } from './setPolicies.ts';
import { tags } from './tags.ts';

/** Operations of IAM Identity Center that the sandbox carries out. */
export const ssoAdminOperations = operationsOf('sso-admin', {
  ...instances,
  ...permissionSets,
  ...setPolicies,
  ...assignments,
  ...provisioning,
  ...requests,
  ...accessAttributes,
  ...tags,
});
