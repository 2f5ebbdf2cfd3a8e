import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import type { Account, Group, PolicyHolder, Role, User } from '../sandbox.ts';
import { attachedPolicy } from './attachments.ts';
import { boundaryMember } from './boundaries.ts';
import { encodedDocument } from './document.ts';
import { fail } from './failures.ts';
import { groupOutput } from './groups.ts';
import { texts } from './input.ts';
import { profileSummary } from './instanceProfiles.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { type PolicyFacts, policiesOf, policySummary } from './policyFacts.ts';
import { type PolicyUsage, policyUsages } from './policyUsage.ts';
import { versionOutput, versionsOf } from './policyVersions.ts';
import { roleCore, roleLastUsed } from './roles.ts';
import { anything, done, type Row, type Rows } from './row.ts';
import { tagsOutput } from './tagList.ts';

type Section = 'UserDetailList' | 'GroupDetailList' | 'RoleDetailList' | 'Policies';

/** One detail, made only when its page is asked for. */
interface Detail {
  readonly section: Section;
  readonly output: () => JsonObject;
}

const inlineDetails = (holder: PolicyHolder): readonly JsonObject[] =>
  [...holder.inline.values()]
    .sort(byName)
    .map((policy) => ({ PolicyName: policy.name, PolicyDocument: encodedDocument(policy.text) }));

/** A user without inline policies has no list of them, unlike groups and roles. */
const userDetail = (user: User): JsonObject => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: user.arn,
  CreateDate: isoTime(user.created),
  ...(user.inline.size === 0 ? {} : { UserPolicyList: inlineDetails(user) }),
  GroupList: user.groups,
  AttachedManagedPolicies: user.attached.map(attachedPolicy),
  ...boundaryMember(user.boundary),
  Tags: tagsOutput(user.tags),
});

const groupDetail = (group: Group): JsonObject => ({
  ...groupOutput(group),
  GroupPolicyList: inlineDetails(group),
  AttachedManagedPolicies: group.attached.map(attachedPolicy),
});

/** Neither description nor session duration. */
function roleDetail(account: Account, role: Role): JsonObject {
  const profiles = [...account.instanceProfiles.values()].filter((profile) => profile.role === role.name);
  return {
    ...roleCore(role),
    InstanceProfileList: profiles.map((profile) => profileSummary(account, profile)),
    RolePolicyList: inlineDetails(role),
    AttachedManagedPolicies: role.attached.map(attachedPolicy),
    ...boundaryMember(role.boundary),
    Tags: tagsOutput(role.tags),
    RoleLastUsed: roleLastUsed(role),
  };
}

type UsageOf = (arn: string) => PolicyUsage;

function policyDetails(call: Invocation, scope: 'Local' | 'AWS', usageOf: UsageOf): readonly Detail[] {
  const inUse = ({ arn }: PolicyFacts) => usageOf(arn).attached + usageOf(arn).boundaries > 0;
  const policies = policiesOf(call.account, scope).filter((policy) => scope === 'Local' || inUse(policy));
  return [...policies].sort(byName).map((policy) => ({
    section: 'Policies',
    output: () => ({
      ...policySummary(policy, usageOf(policy.arn)),
      PolicyVersionList: (versionsOf(call, policy.arn) ?? []).map(versionOutput),
    }),
  }));
}

const sorted = <Holder extends PolicyHolder>(holders: ReadonlyMap<string, Holder>): readonly Holder[] =>
  [...holders.values()].sort(byName);

type Details = (call: Invocation, usageOf: UsageOf) => readonly Detail[];

/** By filter, in the order in which pages visit them. Of AWS's policies only those in use are told. */
const kinds: readonly { readonly filter: string; readonly details: Details }[] = [
  {
    filter: 'User',
    details: ({ account }) =>
      sorted(account.users).map((user) => ({ section: 'UserDetailList', output: () => userDetail(user) })),
  },
  {
    filter: 'Role',
    details: ({ account }) =>
      sorted(account.roles).map((role) => ({ section: 'RoleDetailList', output: () => roleDetail(account, role) })),
  },
  {
    filter: 'Group',
    details: ({ account }) =>
      sorted(account.groups).map((group) => ({ section: 'GroupDetailList', output: () => groupDetail(group) })),
  },
  { filter: 'LocalManagedPolicy', details: (call, usageOf) => policyDetails(call, 'Local', usageOf) },
  { filter: 'AWSManagedPolicy', details: (call, usageOf) => policyDetails(call, 'AWS', usageOf) },
];

const reading: Row = {
  asks: anything,
  run: (call) => {
    const filters = texts(call.input, 'Filter');
    const usageOf = policyUsages(call.account);
    const details = kinds
      .filter(({ filter }) => filters.length === 0 || filters.includes(filter))
      .flatMap((kind) => kind.details(call, usageOf));
    const page = pageOf(call, 'GetAccountAuthorizationDetails', details, fail('validation.marker-filter'));
    if ('error' in page) return page;
    const under = (section: Section) =>
      page.items.filter((detail) => detail.section === section).map(({ output }) => output());
    return done(call.sandbox, {
      UserDetailList: under('UserDetailList'),
      GroupDetailList: under('GroupDetailList'),
      RoleDetailList: under('RoleDetailList'),
      Policies: under('Policies'),
      ...page.more,
    });
  },
};

export const authorizationDetails: Rows = { GetAccountAuthorizationDetails: reading };
