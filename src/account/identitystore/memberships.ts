import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { text, texts } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import type { Invocation } from '../operation.ts';
import { memberId } from './alternateId.ts';
import { fail } from './failures.ts';
import type { StoreMembership } from './identityStore.ts';
import { madeOutput } from './madeOutput.ts';
import { changed, inStore, listed, type StoreCall, storeArn } from './storeRow.ts';

const membershipOutput = (call: StoreCall, membership: StoreMembership): JsonObject => ({
  IdentityStoreId: call.center.identityStoreId,
  MembershipId: membership.id,
  GroupId: membership.group,
  MemberId: { UserId: membership.user },
  ...madeOutput(membership.created, membership.created),
});

const found = (call: StoreCall, group: string, user: string): StoreMembership | undefined =>
  [...call.store.memberships.values()].find((one) => one.group === group && one.user === user);

const onGroupAndUser = ({ input }: Invocation): readonly string[] => [
  storeArn('group', text(input, 'GroupId')),
  storeArn('user', memberId(input)),
];

const creation = inStore(onGroupAndUser, (call) => {
  const [group, user] = [text(call.input, 'GroupId'), memberId(call.input)];
  if (!call.store.groups.has(group)) return fail('missing.group', { Id: group });
  if (!call.store.users.has(user)) return fail('missing.user', { Id: user });
  if (found(call, group, user)) return fail('exists.membership');
  const drawn = draw(call.sandbox, nextUuid);
  const membership = { id: drawn.value, group, user, created: { at: call.time, by: call.identity.arn } };
  const memberships = withEntry(call.store.memberships, membership.id, membership);
  const output = { MembershipId: membership.id, IdentityStoreId: call.center.identityStoreId };
  return changed(call, { memberships }, output, drawn.sandbox);
});

/** A membership asks for permission on itself, its group and its user. */
function onMembership({ sandbox, input }: Invocation): readonly string[] {
  const id = text(input, 'MembershipId');
  const membership = sandbox.identityCenter?.store.memberships.get(id);
  return [storeArn('membership', id), storeArn('group', membership?.group), storeArn('user', membership?.user)];
}

const description = inStore(onMembership, (call) => {
  const id = text(call.input, 'MembershipId');
  const one = call.store.memberships.get(id);
  return one ? { sandbox: call.sandbox, output: membershipOutput(call, one) } : fail('missing.membership', { Id: id });
});

const deletion = inStore(onMembership, (call) => {
  const id = text(call.input, 'MembershipId');
  if (!call.store.memberships.has(id)) return fail('missing.membership', { Id: id });
  return changed(call, { memberships: withoutEntry(call.store.memberships, id) });
});

const idOf = inStore(
  (call) => [...onGroupAndUser(call), storeArn('membership')],
  (call) => {
    const one = found(call, text(call.input, 'GroupId'), memberId(call.input));
    if (!one) return fail('missing.membership', { Id: memberId(call.input) });
    return { sandbox: call.sandbox, output: { MembershipId: one.id, IdentityStoreId: call.center.identityStoreId } };
  },
);

const checking = inStore(
  ({ input }) => [
    storeArn('membership'),
    ...texts(input, 'GroupIds').map((group) => storeArn('group', group)),
    storeArn('user', memberId(input)),
  ],
  (call) => {
    const user = memberId(call.input);
    if (!call.store.users.has(user)) return fail('missing.user', { Id: user });
    const results = texts(call.input, 'GroupIds').map((group) => ({
      GroupId: group,
      MemberId: { UserId: user },
      MembershipExists: found(call, group, user) !== undefined,
    }));
    return { sandbox: call.sandbox, output: { Results: results } };
  },
);

const ofGroup = inStore(
  ({ input }) => [storeArn('membership'), storeArn('group', text(input, 'GroupId'))],
  (call) => {
    const group = text(call.input, 'GroupId');
    if (!call.store.groups.has(group)) return fail('missing.group', { Id: group });
    const memberships = [...call.store.memberships.values()].filter((one) => one.group === group);
    return listed(call, 'ListGroupMemberships', 'GroupMemberships', memberships, (one) => membershipOutput(call, one));
  },
);

const ofMember = inStore(
  ({ input }) => [storeArn('membership'), storeArn('user', memberId(input))],
  (call) => {
    const user = memberId(call.input);
    if (!call.store.users.has(user)) return fail('missing.user', { Id: user });
    const memberships = [...call.store.memberships.values()].filter((one) => one.user === user);
    const show = (one: StoreMembership) => membershipOutput(call, one);
    return listed(call, 'ListGroupMembershipsForMember', 'GroupMemberships', memberships, show);
  },
);

/** Who is in which group of the directory. */
export const memberships: Rows = {
  CreateGroupMembership: creation,
  DescribeGroupMembership: description,
  DeleteGroupMembership: deletion,
  GetGroupMembershipId: idOf,
  IsMemberInGroups: checking,
  ListGroupMemberships: ofGroup,
  ListGroupMembershipsForMember: ofMember,
};
