import { authorize } from '../../account/authorize.ts';
import { identityOf, isIdentity } from '../../account/identify.ts';
import type { Account, Role, Sandbox } from '../../account/sandbox.ts';
import type { SideNode } from '../pictures/sideTree.ts';
import { nodeId } from '../views/nodeId.ts';
import type { GraphValue } from './attachmentTree.ts';

interface Somebody {
  readonly account: Account;
  readonly kind: 'user' | 'role';
  readonly name: string;
  readonly arn: string;
}

/** A role that somebody may assume, and whether only with MFA. */
interface Assumable {
  readonly role: Somebody;
  readonly mfa: boolean;
}

function everybody(sandbox: Sandbox): readonly Somebody[] {
  return [...sandbox.accounts.values()].flatMap((account) => [
    ...[...account.users.values()].map(({ name, arn }): Somebody => ({ account, kind: 'user', name, arn })),
    ...[...account.roles.values()].map(({ name, arn }): Somebody => ({ account, kind: 'role', name, arn })),
  ]);
}

/** Both sides are asked: the trust policy of the role and the policies of whoever assumes it. */
function mayAssume(sandbox: Sandbox, who: Somebody, role: Somebody): Assumable | null {
  for (const mfa of [undefined, true] as const) {
    const options = { account: who.account.id, time: sandbox.clock, ...(mfa === undefined ? {} : { mfa }) };
    const identity = identityOf(sandbox, `${who.kind}/${who.name}`, options);
    if (!isIdentity(identity)) return null;
    const permission = { action: 'sts:AssumeRole', resource: role.arn };
    if (authorize(sandbox, identity, permission, { time: sandbox.clock }).decision === 'allowed') {
      return { role, mfa: mfa === true };
    }
  }
  return null;
}

/** Services, federated principals and foreign accounts that a trust policy names. */
function outsiders({ trust }: Role, accounts: ReadonlySet<string>): readonly string[] {
  const entries = trust.policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principal }) => (principal?.negated === true ? [] : (principal?.entries ?? [])));
  const names = entries.flatMap(({ type, value }) => {
    if (type !== 'AWS')
      return [`${type === 'Service' ? 'service' : 'provider'} ${value.slice(value.lastIndexOf('/') + 1)}`];
    if (value === '*') return ['anybody'];
    const account = /\d{12}/.exec(value)?.[0] ?? '';
    return accounts.has(account) ? [] : [`${value} (foreign)`];
  });
  return [...new Set(names)];
}

/** Who can become whom by assuming roles, from everybody who can: a role that was on the way already is named once more. */
export function assumeTree(sandbox: Sandbox): readonly SideNode<GraphValue>[] {
  const all = everybody(sandbox);
  const roles = all.filter(({ kind }) => kind === 'role');
  const ways = new Map(
    all.map((who) => [
      who.arn,
      roles.flatMap((role) => (role.arn === who.arn ? [] : (mayAssume(sandbox, who, role) ?? []))),
    ]),
  );
  const below = (arn: string, path: readonly string[]): readonly SideNode<GraphValue>[] =>
    (ways.get(arn) ?? []).map(({ role, mfa }) => {
      const isBack = path.includes(role.arn);
      return {
        value: nodeId(role.account.id, 'role', role.name),
        label: `role ${role.name}${owner(sandbox, role)}${mfa ? ' with MFA' : ''}${isBack ? ' again' : ''}`,
        token: isBack ? ('muted' as const) : ('accent' as const),
        children: isBack ? [] : below(role.arn, [...path, role.arn]),
      };
    });
  const people = all
    .filter(({ arn }) => (ways.get(arn) ?? []).length > 0)
    .map(
      (who): SideNode<GraphValue> => ({
        value: nodeId(who.account.id, who.kind, who.name),
        label: `${who.kind} ${who.name}${owner(sandbox, who)}`,
        token: 'heading',
        children: below(who.arn, [who.arn]),
      }),
    );
  return [...people, ...fromOutside(sandbox, below)];
}

function owner(sandbox: Sandbox, { account }: Somebody): string {
  return account.id === sandbox.home ? '' : ` @${account.alias ?? account.id}`;
}

type Below = (arn: string, path: readonly string[]) => readonly SideNode<GraphValue>[];

function fromOutside(sandbox: Sandbox, below: Below): readonly SideNode<GraphValue>[] {
  const accounts = new Set(sandbox.accounts.keys());
  const found = new Map<string, SideNode<GraphValue>[]>();
  for (const account of sandbox.accounts.values()) {
    for (const role of account.roles.values()) {
      for (const name of outsiders(role, accounts)) {
        const node: SideNode<GraphValue> = {
          value: nodeId(account.id, 'role', role.name),
          label: `role ${role.name}`,
          token: 'accent',
          children: below(role.arn, [role.arn]),
        };
        found.set(name, [...(found.get(name) ?? []), node]);
      }
    }
  }
  return [...found].map(([label, children]) => ({ value: null, label, token: 'warning', children }));
}
