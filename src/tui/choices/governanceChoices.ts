import type { Sandbox } from '../../account/sandbox.ts';
import type { Choice } from '../form/choices.ts';
import { type ChoiceSource, type ChoiceSources, named, plain } from './choiceSource.ts';

function accounts({ organization, accounts: simulated }: Sandbox): readonly Choice[] {
  const members = [...(organization?.members.values() ?? [])].map(({ id, name }) => named(id, `account ${name}`));
  return members.length > 0
    ? members
    : [...simulated.values()].map(({ id, alias }) => named(id, `account ${alias ?? id}`));
}

const units: ChoiceSource = ({ organization }) =>
  [...(organization?.units.values() ?? [])].map(({ id, name }) => named(id, `OU ${name}`));
const root: ChoiceSource = ({ organization }) => (organization ? [named(organization.rootId, 'the root')] : []);
const parents: ChoiceSource = (sandbox, account) => [...root(sandbox, account), ...units(sandbox, account)];
const targets: ChoiceSource = (sandbox, account) => [...parents(sandbox, account), ...accounts(sandbox)];
const policies: ChoiceSource = ({ organization }) =>
  [...(organization?.policies.values() ?? [])].map(({ id, name }) => named(id, `policy ${name}`));

const instance: ChoiceSource = ({ identityCenter }) =>
  identityCenter ? [named(identityCenter.arn, 'the instance')] : [];
const permissionSets: ChoiceSource = ({ identityCenter }) =>
  [...(identityCenter?.permissionSets.values() ?? [])].map(({ arn, name }) => named(arn, name));
const directoryUsers: ChoiceSource = ({ identityCenter }) =>
  [...(identityCenter?.store.users.values() ?? [])].map(({ id, userName }) => named(id, `user ${userName}`));
const directoryGroups: ChoiceSource = ({ identityCenter }) =>
  [...(identityCenter?.store.groups.values() ?? [])].map(({ id, displayName }) => named(id, `group ${displayName}`));
const memberships: ChoiceSource = ({ identityCenter }) => {
  if (!identityCenter) return [];
  const { users, groups, memberships: all } = identityCenter.store;
  return [...all.values()].map(({ id, user, group }) =>
    named(id, `${users.get(user)?.userName ?? user} in ${groups.get(group)?.displayName ?? group}`),
  );
};

const requests =
  (kind: 'creation' | 'deletion' | 'provisioning'): ChoiceSource =>
  ({ identityCenter }) =>
    [...(identityCenter?.requests.values() ?? [])].filter((one) => one.kind === kind).map(({ id }) => plain(id));

const analyzers: ChoiceSource = (_, { accessAnalysis }) =>
  [...(accessAnalysis?.analyzers.values() ?? [])].map(({ arn, name }) => named(arn, name));
const analyzerNames: ChoiceSource = (_, { accessAnalysis }) =>
  [...(accessAnalysis?.analyzers.values() ?? [])].map(({ name }) => plain(name));
const findings: ChoiceSource = (_, { accessAnalysis }) =>
  [...(accessAnalysis?.analyzers.values() ?? [])].flatMap((one) => [...one.findings.keys()].map(plain));
const rules: ChoiceSource = (_, { accessAnalysis }) =>
  [...(accessAnalysis?.analyzers.values() ?? [])].flatMap((one) => [...one.rules.keys()].map(plain));

/** Names of AWS Organizations, IAM Identity Center, its directory and IAM Access Analyzer. */
export const governanceChoices: ChoiceSources = {
  AccountId: accounts,
  'organizations:PolicyId': policies,
  'organizations:TargetId': targets,
  'organizations:ResourceId': (sandbox, account) => [...targets(sandbox, account), ...policies(sandbox, account)],
  'organizations:ParentId': parents,
  'organizations:SourceParentId': parents,
  'organizations:DestinationParentId': parents,
  'organizations:ChildId': (sandbox, account) => [...units(sandbox, account), ...accounts(sandbox)],
  'organizations:OrganizationalUnitId': units,
  'organizations:RootId': root,
  'organizations:HandshakeId': ({ organization }) =>
    [...(organization?.handshakes.values() ?? [])].map(({ id, target }) => named(id, `invitation of ${target.id}`)),
  'organizations:CreateAccountRequestId': ({ organization }) =>
    [...(organization?.creations.values() ?? [])].map(({ id, name }) => named(id, `account ${name}`)),
  'sso-admin:InstanceArn': instance,
  'sso-admin:PermissionSetArn': permissionSets,
  'sso-admin:PrincipalId': (sandbox, account) => [
    ...directoryUsers(sandbox, account),
    ...directoryGroups(sandbox, account),
  ],
  'sso-admin:TargetId': accounts,
  'sso-admin:ResourceArn': (sandbox, account) => [...permissionSets(sandbox, account), ...instance(sandbox, account)],
  'sso-admin:AccountAssignmentCreationRequestId': requests('creation'),
  'sso-admin:AccountAssignmentDeletionRequestId': requests('deletion'),
  'sso-admin:ProvisionPermissionSetRequestId': requests('provisioning'),
  'identitystore:IdentityStoreId': ({ identityCenter }) =>
    identityCenter ? [plain(identityCenter.identityStoreId)] : [],
  'identitystore:UserId': directoryUsers,
  'identitystore:GroupId': directoryGroups,
  'identitystore:MembershipId': memberships,
  'accessanalyzer:analyzerArn': analyzers,
  'accessanalyzer:analyzerName': analyzerNames,
  'accessanalyzer:ruleName': rules,
  'accessanalyzer:id': findings,
  'accessanalyzer:accessPreviewId': (_, { accessAnalysis }) => [...(accessAnalysis?.previews.keys() ?? [])].map(plain),
  'accessanalyzer:jobId': (_, { accessAnalysis }) => [...(accessAnalysis?.generations.keys() ?? [])].map(plain),
};
