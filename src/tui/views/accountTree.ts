import type { Account, Instance, Sandbox } from '../../account/sandbox.ts';
import { nameOrder } from './nameOrder.ts';
import { type NodeKind, nodeId } from './nodeId.ts';

export interface TreeNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: string;
  /** A few words at the right end. */
  readonly note: string;
  readonly children: readonly TreeNode[];
}

type Named = ReadonlyMap<string, { readonly name: string }>;

function leaf(account: string, kind: NodeKind, name: string, title: string, note = ''): TreeNode {
  return { id: nodeId(account, kind, name), kind, title, note, children: [] };
}

function section(account: string, title: string, children: readonly TreeNode[]): TreeNode {
  return { id: nodeId(account, 'section', title), kind: 'section', title, note: String(children.length), children };
}

/** Nodes of maps that did not change, so that a call in a large account makes only those of what it changed. */
const known = new WeakMap<Named, readonly TreeNode[]>();

const leaves = new WeakMap<object, TreeNode>();

/** The node of a thing, the same as long as the thing is. */
function leafOf(account: Account, kind: NodeKind, thing: { readonly name: string }): TreeNode {
  const before = leaves.get(thing);
  if (before !== undefined) return before;
  const node = leaf(account.id, kind, thing.name, thing.name);
  leaves.set(thing, node);
  return node;
}

function named(account: Account, kind: NodeKind, things: Named): readonly TreeNode[] {
  const before = known.get(things);
  if (before !== undefined) return before;
  const nodes = [...things.values()]
    .map((thing) => leafOf(account, kind, thing))
    .sort((one, other) => nameOrder(one.title, other.title));
  known.set(things, nodes);
  return nodes;
}

/** AWS's own policies that something in the account uses. */
function awsPolicies(account: Account): TreeNode[] {
  const holders = [...account.users.values(), ...account.groups.values(), ...account.roles.values()];
  const boundaries = [...account.users.values(), ...account.roles.values()].map(({ boundary }) => boundary ?? '');
  const arns = new Set([...holders.flatMap(({ attached }) => attached), ...boundaries]);
  return [...arns]
    .filter((arn) => arn.split(':')[4] === 'aws')
    .sort()
    .map((arn) => leaf(account.id, 'awsPolicy', arn, arn.slice(arn.lastIndexOf('/') + 1)));
}

/** An instance by its name, where it has one. */
function instanceLeaf(account: Account, { id, tags, state }: Instance): TreeNode {
  const name = tags.find(({ key }) => key === 'Name')?.value;
  return leaf(account.id, 'instance', id, name ?? id, name === undefined ? state : id);
}

function resources(account: Account): TreeNode[] {
  return [
    ...[...account.buckets.values()].map(({ name }) => leaf(account.id, 'bucket', name, name, 'bucket')),
    ...[...account.instances.values()].map((instance) => instanceLeaf(account, instance)),
    ...[...account.resources.values()].map(({ arn, type }) =>
      leaf(account.id, 'resource', arn, arn.split(':').slice(5).join(':').split('/').at(-1) ?? arn, type),
    ),
  ];
}

/** Sections of one account; those that are usually empty appear only when they hold something. */
function sections(account: Account): TreeNode[] {
  const id = account.id;
  const always = [
    section(id, 'Users', named(account, 'user', account.users)),
    section(id, 'Groups', named(account, 'group', account.groups)),
    section(id, 'Roles', named(account, 'role', account.roles)),
    section(id, 'Policies', named(account, 'policy', account.policies)),
  ];
  const devices = [...account.mfaDevices.values()].map((device) =>
    leaf(id, 'mfaDevice', device.serial, device.serial.split('/').at(-1) ?? device.serial, device.user ?? 'unassigned'),
  );
  const sometimes = [
    section(id, 'AWS policies', awsPolicies(account)),
    section(id, 'Instance profiles', named(account, 'instanceProfile', account.instanceProfiles)),
    section(id, 'MFA devices', devices),
    section(id, 'Resources', resources(account)),
  ].filter(({ children }) => children.length > 0);
  return [...always, ...sometimes];
}

function accountNode(account: Account, children: readonly TreeNode[]): TreeNode {
  const title = account.alias ?? account.id;
  return {
    id: nodeId(account.id, 'account', ''),
    kind: 'account',
    title,
    note: account.alias ? account.id : '',
    children,
  };
}

/** The home account's sections at the top level, other accounts below as nodes of their own. */
export function accountTree(sandbox: Sandbox): readonly TreeNode[] {
  const home = sandbox.accounts.get(sandbox.home);
  if (home === undefined) return [];
  const others = [...sandbox.accounts.values()].filter(({ id }) => id !== home.id);
  const organization =
    sandbox.organization === null ? [] : [leaf(home.id, 'organization', '', 'Organization', sandbox.organization.id)];
  return [
    accountNode(home, []),
    leaf(home.id, 'root', '', 'Root user'),
    ...sections(home),
    ...organization,
    ...others.map((account) => accountNode(account, [leaf(account.id, 'root', '', 'Root user'), ...sections(account)])),
  ];
}
