import { findAction } from '../../catalogue/authorization.ts';
import type { Context } from '../../policy/request.ts';
import type { Invocation, Operation, Operations, Permission } from '../operation.ts';
import { accessKeys } from './accessKeys.ts';
import { accountSummary } from './accountSummary.ts';
import { aliases } from './aliases.ts';
import { attachments } from './attachments.ts';
import { authorizationDetails } from './authorizationDetails.ts';
import { boundaries } from './boundaries.ts';
import { contextKeyLists } from './contextKeyLists.ts';
import { credentialReport } from './credentialReport.ts';
import { deniedName } from './deniedName.ts';
import { grantingPolicyLists } from './grantingPolicies.ts';
import { groups } from './groups.ts';
import { inlinePolicies } from './inlinePolicies.ts';
import { instanceProfiles } from './instanceProfiles.ts';
import { lastAccessed } from './lastAccessed.ts';
import { lastAccessedEntities } from './lastAccessedEntities.ts';
import { loginProfiles } from './loginProfiles.ts';
import { managedPolicies } from './managedPolicies.ts';
import { memberships } from './memberships.ts';
import { mfaDevices } from './mfaDevices.ts';
import { oidcProviders } from './oidcProviders.ts';
import { organizationAccess } from './organizationAccess.ts';
import { passwordPolicy } from './passwordPolicy.ts';
import { policyEntities } from './policyEntities.ts';
import { policyVersions } from './policyVersions.ts';
import { protectedRole } from './protectedRole.ts';
import { roles } from './roles.ts';
import { rootManagement } from './rootManagement.ts';
import type { Row, Rows, Target } from './row.ts';
import { samlProviders } from './samlProviders.ts';
import { serviceCredentials } from './serviceCredentials.ts';
import { serviceLinkedRoles } from './serviceLinkedRoles.ts';
import { simulation } from './simulation.ts';
import { tags } from './tags.ts';
import { tokenPreferences } from './tokenPreferences.ts';
import { users } from './users.ts';
import { virtualMfaDevices } from './virtualMfaDevices.ts';

const rows: Rows = {
  ...users,
  ...groups,
  ...memberships,
  ...roles,
  ...managedPolicies,
  ...policyVersions,
  ...policyEntities,
  ...attachments,
  ...inlinePolicies,
  ...boundaries,
  ...accessKeys,
  ...loginProfiles,
  ...passwordPolicy,
  ...mfaDevices,
  ...virtualMfaDevices,
  ...instanceProfiles,
  ...oidcProviders,
  ...samlProviders,
  ...serviceLinkedRoles,
  ...tags,
  ...aliases,
  ...accountSummary,
  ...credentialReport,
  ...authorizationDetails,
  ...simulation,
  ...contextKeyLists,
  ...lastAccessed,
  ...lastAccessedEntities,
  ...grantingPolicyLists,
  ...organizationAccess,
  ...rootManagement,
  ...serviceCredentials,
  ...tokenPreferences,
};

/** Every IAM operation of the sandbox. */
export const iamOperations: Operations = Object.fromEntries(
  Object.entries(rows).map(([name, row]) => [name, operationOf(name, row)]),
);

function operationOf(name: string, row: Row): Operation {
  return {
    ...(row.before ? { before: row.before } : {}),
    permissions: (call) => [row.asks(call)].flat().map((target) => permissionOf(name, target, call)),
    run: (call) => protectedRole(name, call) ?? row.run(call),
  };
}

function permissionOf(operation: string, target: Target, call: Invocation): Permission {
  const own = `iam:${operation}`;
  const action = target.action ?? own;
  const named = action === own ? deniedName(operation, call, target.resource) : undefined;
  return {
    action,
    resource: target.resource,
    context: publishedKeys(action, target.context ?? {}),
    ...(named === undefined ? {} : { named }),
  };
}

/** Service keys that AWS does not publish for an action are absent from its requests. */
function publishedKeys(action: string, context: Context): Context {
  const published = findAction(action)?.conditionKeys ?? [];
  return Object.fromEntries(
    Object.entries(context).filter(([key]) => !key.startsWith('iam:') || published.includes(key)),
  );
}
