import type { Policy } from '../../policy/document.ts';
import { policyByArn } from '../policyByArn.ts';
import type { Account } from '../sandbox.ts';
import { principalOfArn, principalSources } from './policySources.ts';

/** Whose use a report counts and which policies decide what it lists. */
export interface AccessSubject {
  readonly policies: readonly Policy[];
  /** ARNs of users and roles. */
  readonly entities: ReadonlySet<string>;
}

/** A user or role counts itself, a group its members, a policy whoever it is attached to. */
export function accessSubjectOf(account: Account, arn: string): AccessSubject | null {
  const users = [...account.users.values()];
  const principal = principalOfArn(account, arn);
  if (typeof principal !== 'string') {
    const members = users.filter(({ groups }) => principal.group && groups.includes(principal.group.name));
    const entities = principal.group ? members : [principal.holder];
    return {
      policies: principalSources(account, principal).map(({ policy }) => policy),
      entities: new Set(entities.map((entity) => entity.arn)),
    };
  }
  const managed = policyByArn(account, arn);
  if (!managed) return null;
  const groups = new Set(
    [...account.groups.values()].filter(({ attached }) => attached.includes(arn)).map(({ name }) => name),
  );
  const attached = [
    ...users.filter((user) => user.attached.includes(arn) || user.groups.some((name) => groups.has(name))),
    ...[...account.roles.values()].filter((role) => role.attached.includes(arn)),
  ];
  return { policies: [managed.policy], entities: new Set(attached.map((entity) => entity.arn)) };
}
