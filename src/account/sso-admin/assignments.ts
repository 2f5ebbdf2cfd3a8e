import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { inCenter, listed, onSet, type SetCall } from './centerRow.ts';
import { fail } from './failures.ts';
import type { Assignment, IdentityCenter, PermissionSet } from './identityCenter.ts';
import { begun } from './requests.ts';
import { provisioningFault, withoutReservedRole, withReservedRole } from './reservedRole.ts';

const given = ({ input, set }: SetCall): Assignment => ({
  account: text(input, 'TargetId'),
  permissionSet: set.arn,
  principalType: text(input, 'PrincipalType') === 'GROUP' ? 'GROUP' : 'USER',
  principal: text(input, 'PrincipalId'),
});

const same = (one: Assignment, other: Assignment): boolean =>
  one.account === other.account &&
  one.permissionSet === other.permissionSet &&
  one.principalType === other.principalType &&
  one.principal === other.principal;

/** The instance in which a set is in an account as it is now, or no more. */
export const provisionedIn = (
  center: IdentityCenter,
  set: PermissionSet,
  account: string,
  there: boolean,
): IdentityCenter => ({
  ...center,
  permissionSets: withEntry(center.permissionSets, set.arn, {
    ...set,
    provisioned: there ? withEntry(set.provisioned, account, set.revision) : withoutEntry(set.provisioned, account),
  }),
});

const creation = onSet((call) => {
  const { sandbox, center, set } = call;
  const assignment = given(call);
  const { store } = center;
  const known = assignment.principalType === 'GROUP' ? store.groups : store.users;
  if (!known.has(assignment.principal)) return fail('missing.principal', { Type: assignment.principalType });
  const account = sandbox.accounts.get(assignment.account);
  const inside = account && (sandbox.organization?.paths.has(account.id) ?? account.id === center.owner);
  if (!account || !inside) return fail('missing.account', { Id: assignment.account });
  if (center.assignments.some((one) => same(one, assignment))) return fail('exists.assignment');
  const failure = provisioningFault(account, set);
  const request = { kind: 'creation', failure, permissionSet: set.arn, account: account.id, assignment } as const;
  const member = 'AccountAssignmentCreationStatus';
  if (failure !== null) return begun(call, member, request);
  const next = { ...center, assignments: [...center.assignments, assignment] };
  // Only the first assignment brings the set into the account; later changes of it wait to be provisioned.
  if (set.provisioned.has(account.id)) return begun(call, member, request, next);
  const changed = withReservedRole(sandbox, center, set, account.id, call.time);
  return begun(call, member, request, provisionedIn(next, set, account.id, true), changed);
});

/** With its last assignment the set leaves the account. */
const deletion = onSet((call) => {
  const { sandbox, center, set } = call;
  const assignment = given(call);
  const assignments = center.assignments.filter((one) => !same(one, assignment));
  if (assignments.length === center.assignments.length) return fail('missing.assignment');
  const request = {
    kind: 'deletion',
    failure: null,
    permissionSet: set.arn,
    account: assignment.account,
    assignment,
  } as const;
  const member = 'AccountAssignmentDeletionStatus';
  const next = { ...center, assignments };
  const used = assignments.some((one) => one.account === assignment.account && one.permissionSet === set.arn);
  if (used) return begun(call, member, request, next);
  const left = provisionedIn(next, set, assignment.account, false);
  return begun(call, member, request, left, withoutReservedRole(sandbox, set, assignment.account));
});

const assignmentOutput = (one: Assignment): JsonObject => ({
  AccountId: one.account,
  PermissionSetArn: one.permissionSet,
  PrincipalType: one.principalType,
  PrincipalId: one.principal,
});

const listing = onSet((call) => {
  const account = text(call.input, 'AccountId');
  const found = call.center.assignments.filter((one) => one.account === account && one.permissionSet === call.set.arn);
  return listed(call, 'ListAccountAssignments', 'AccountAssignments', found, assignmentOutput);
});

/** A user has the assignments of their groups too. */
const ofPrincipal = inCenter((call) => {
  const { center, input } = call;
  const [type, principal] = [text(input, 'PrincipalType'), text(input, 'PrincipalId')];
  const filter = structures({ list: input.Filter === undefined ? [] : [input.Filter] }, 'list')[0] ?? {};
  const account = optionalText(filter, 'AccountId');
  const groups = new Set(
    [...center.store.memberships.values()].filter(({ user }) => user === principal).map(({ group }) => group),
  );
  const found = center.assignments.filter((one) => {
    const own = one.principalType === type && one.principal === principal;
    const inherited = type === 'USER' && one.principalType === 'GROUP' && groups.has(one.principal);
    return (own || inherited) && (account === undefined || one.account === account);
  });
  return listed(call, 'ListAccountAssignmentsForPrincipal', 'AccountAssignments', found, (one) => ({
    AccountId: one.account,
    PermissionSetArn: one.permissionSet,
    PrincipalId: one.principal,
    PrincipalType: one.principalType,
  }));
});

/** Who has which permission set in which account. */
export const assignments: Rows = {
  CreateAccountAssignment: creation,
  DeleteAccountAssignment: deletion,
  ListAccountAssignments: listing,
  ListAccountAssignmentsForPrincipal: ofPrincipal,
};
