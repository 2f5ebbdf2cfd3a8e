import { fail } from './failures.ts';
import { groupOutput } from './groups.ts';
import { groupKind, holderNamed, putHolder, userKind } from './holderKind.ts';
import { text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { quotas } from './quotas.ts';
import { done, type Rows } from './row.ts';

/** Users in groups. Adding and removing ask for permission on the group. */
export const memberships: Rows = {
  AddUserToGroup: onHolder(groupKind, (call, group) => {
    const name = text(call.input, 'UserName');
    const user = holderNamed(userKind, call.account, name);
    if (!user) return fail('missing.user', { Name: name });
    if (user.groups.includes(group.name)) return done(call.sandbox);
    if (user.groups.length >= quotas.GroupsPerUser) {
      return fail('quota', { Quota: 'GroupsPerUser', Limit: quotas.GroupsPerUser });
    }
    const member = { ...user, groups: [...user.groups, group.name] };
    return done(putHolder(call.sandbox, call.account.id, userKind, member));
  }),
  RemoveUserFromGroup: onHolder(groupKind, (call, group) => {
    const name = text(call.input, 'UserName');
    const user = holderNamed(userKind, call.account, name);
    if (!user) return fail('missing.user', { Name: name });
    if (!user.groups.includes(group.name)) {
      return fail('missing.membership', { UserName: user.name, GroupName: group.name });
    }
    const groups = user.groups.filter((one) => one !== group.name);
    return done(putHolder(call.sandbox, call.account.id, userKind, { ...user, groups }));
  }),
  ListGroupsForUser: onHolder(userKind, (call, user) => {
    const groups = user.groups.flatMap((name) => holderNamed(groupKind, call.account, name) ?? []).sort(byName);
    const page = pageOf(call, 'ListGroupsForUser', groups);
    if ('error' in page) return page;
    return done(call.sandbox, { Groups: page.items.map(groupOutput), ...page.more });
  }),
};
