import { policyByArn } from '../../account/policyByArn.ts';
import type { Account, Group, PolicyHolder, Role, Sandbox, User } from '../../account/sandbox.ts';
import type { Policy } from '../../policy/document.ts';
import type { SideNode } from '../pictures/sideTree.ts';
import { policyNode } from '../views/holderRows.ts';
import { nodeId } from '../views/nodeId.ts';
import { policyTitle } from '../views/subject.ts';

/** What a part of the graph stands for: a node of the account tree, or nothing that has one. */
export type GraphValue = string | null;

/** Resources that a policy names, at most; the rest is counted. */
const NAMED = 4;

function leaf(label: string, value: GraphValue = null): SideNode<GraphValue> {
  return { value, label, token: 'muted', children: [] };
}

/** Resource patterns of a policy's statements, shortened to what people call them. */
function resourceLeaves({ statements }: Policy): readonly SideNode<GraphValue>[] {
  const patterns = statements.flatMap(({ effect, resource }) =>
    (resource?.patterns ?? []).map((pattern) => {
      const name = pattern === '*' ? 'everything' : pattern.split(':').slice(5).join(':') || pattern;
      return `${effect === 'Deny' ? 'deny: ' : ''}${resource?.negated === true ? 'all but ' : ''}${name}`;
    }),
  );
  const distinct = [...new Set(patterns)];
  const more = distinct.length - NAMED;
  return [...distinct.slice(0, NAMED).map((name) => leaf(name)), ...(more > 0 ? [leaf(`and ${more} more`)] : [])];
}

/** Attached policies, inline policies and the boundary of somebody. */
function policiesOf(account: Account, holder: PolicyHolder, node: string): readonly SideNode<GraphValue>[] {
  const attached = holder.attached.map((arn): SideNode<GraphValue> => {
    const policy = policyByArn(account, arn)?.policy;
    const whose = arn.split(':')[4] === 'aws' ? ' (AWS)' : '';
    return {
      value: policyNode(account, arn),
      label: `${policyTitle(arn)}${whose}`,
      token: 'accent',
      children: policy === undefined ? [] : resourceLeaves(policy),
    };
  });
  const inline = [...holder.inline.values()].map(
    ({ name, policy }): SideNode<GraphValue> => ({
      value: node,
      label: `${name} (inline)`,
      token: 'accent',
      children: resourceLeaves(policy),
    }),
  );
  return [...attached, ...inline];
}

function boundaryOf(
  account: Account,
  { boundary }: { readonly boundary: string | null },
): readonly SideNode<GraphValue>[] {
  if (boundary === null) return [];
  return [
    {
      value: policyNode(account, boundary),
      label: `${policyTitle(boundary)} (boundary)`,
      token: 'warning',
      children: [],
    },
  ];
}

function groupNode(account: Account, group: Group): SideNode<GraphValue> {
  const node = nodeId(account.id, 'group', group.name);
  return { value: node, label: `group ${group.name}`, children: orNothing(policiesOf(account, group, node)) };
}

function orNothing(children: readonly SideNode<GraphValue>[]): readonly SideNode<GraphValue>[] {
  return children.length === 0 ? [leaf('no policy')] : children;
}

function userNode(account: Account, user: User): SideNode<GraphValue> {
  const node = nodeId(account.id, 'user', user.name);
  const groups = user.groups.flatMap((name) => account.groups.get(name.toLowerCase()) ?? []);
  const children = [
    ...groups.map((group) => groupNode(account, group)),
    ...policiesOf(account, user, node),
    ...boundaryOf(account, user),
  ];
  return { value: node, label: `user ${user.name}`, token: 'heading', children: orNothing(children) };
}

function roleNode(account: Account, role: Role): SideNode<GraphValue> {
  const node = nodeId(account.id, 'role', role.name);
  const children = [...policiesOf(account, role, node), ...boundaryOf(account, role)];
  return { value: node, label: `role ${role.name}`, token: 'heading', children: orNothing(children) };
}

/** Who has which policies, and on what: users with their groups, roles, and groups without anybody. */
export function attachmentTree(sandbox: Sandbox): readonly SideNode<GraphValue>[] {
  return [...sandbox.accounts.values()].flatMap((account) => {
    const users = [...account.users.values()];
    const lonely = [...account.groups.values()].filter(
      ({ name }) => !users.some(({ groups }) => groups.includes(name)),
    );
    const nodes = [
      ...users.map((user) => userNode(account, user)),
      ...[...account.roles.values()].map((role) => roleNode(account, role)),
      ...lonely.map((group) => ({ ...groupNode(account, group), label: `group ${group.name} (nobody in it)` })),
    ];
    const owner = account.id === sandbox.home ? '' : ` @${account.alias ?? account.id}`;
    return nodes.map((node) => ({ ...node, label: `${node.label}${owner}` }));
  });
}
