import type { Json, JsonObject } from './call.ts';
import { isoTime } from './isoTime.ts';
import { policyOf } from './organizations/find.ts';
import type { Account, Sandbox } from './sandbox.ts';

/** An organization for its accounts' description: tree, accounts, policies and where they are attached. */
export function describeOrganization({ organization }: Sandbox, account: Account): Json {
  if (!organization?.paths.has(account.id)) return null;
  const attached = (target: string) =>
    (organization.attachments.get(target) ?? []).map((id) => policyOf(organization, id)?.name ?? id);
  return {
    Id: organization.id,
    ManagementAccount: organization.managementAccount,
    Path: organization.paths.get(account.id) ?? null,
    FeatureSet: organization.featureSet,
    Root: { Id: organization.rootId, PolicyTypes: organization.policyTypes, Policies: attached(organization.rootId) },
    Units: [...organization.units.values()].map(({ id, name, parent }) => ({
      Id: id,
      Name: name,
      ParentId: parent,
      Policies: attached(id),
    })),
    Accounts: [...organization.members.values()].map(({ id, name, email, parent, closed }) => ({
      Id: id,
      Name: name,
      Email: email,
      ParentId: parent,
      Status: closed ? 'SUSPENDED' : 'ACTIVE',
      Policies: attached(id),
    })),
    Policies: [...organization.policies.values()].map(({ id, name, type, content }) => ({
      Id: id,
      Name: name,
      Type: type,
      Content: JSON.parse(content),
    })),
    DelegatedAdministrators: organization.delegations.map((one) => ({
      AccountId: one.account,
      ServicePrincipal: one.service,
    })),
    TrustedServices: [...organization.trustedServices.keys()],
  };
}

/** IAM Identity Center by names; null where there is none. */
export function describeIdentityCenter({ identityCenter: center }: Sandbox): Json {
  if (!center) return null;
  const { store } = center;
  const nameOf = (id: string) => store.users.get(id)?.userName ?? store.groups.get(id)?.displayName ?? id;
  const setName = (arn: string) => center.permissionSets.get(arn)?.name ?? arn;
  const memberships = [...store.memberships.values()];
  return {
    InstanceArn: center.arn,
    IdentityStoreId: center.identityStoreId,
    Users: [...store.users.values()].map(({ id, userName, active }) => ({
      UserId: id,
      UserName: userName,
      Active: active,
      Groups: memberships.filter(({ user }) => user === id).map(({ group }) => nameOf(group)),
    })),
    Groups: [...store.groups.values()].map(({ id, displayName }) => ({ GroupId: id, DisplayName: displayName })),
    PermissionSets: [...center.permissionSets.values()].map((set) => ({
      Name: set.name,
      PermissionSetArn: set.arn,
      SessionDuration: set.sessionDuration,
      ManagedPolicies: set.managed,
      InlinePolicy: set.inline ? JSON.parse(set.inline.text) : null,
      ProvisionedAccounts: [...set.provisioned.keys()],
    })),
    Assignments: center.assignments.map((one) => ({
      AccountId: one.account,
      PermissionSet: setName(one.permissionSet),
      PrincipalType: one.principalType,
      Principal: nameOf(one.principal),
    })),
  };
}

/** Analyzers of an account with what they know of findings. */
export const describeAnalyzers = ({ accessAnalysis }: Account): readonly JsonObject[] =>
  [...(accessAnalysis?.analyzers.values() ?? [])].map((analyzer) => ({
    Name: analyzer.name,
    Arn: analyzer.arn,
    Type: analyzer.type,
    CreatedAt: isoTime(analyzer.created),
    ArchiveRules: [...analyzer.rules.values()].map(({ name, filter }) => ({ Name: name, Filter: filter })),
    Findings: [...analyzer.findings.values()].map(({ id, content, status }) => ({
      Id: id,
      Type: content.findingType,
      Resource: content.resource,
      Status: status,
    })),
  }));
