import type { Account, Sandbox } from '../../account/sandbox.ts';
import type { PolicyPlace } from '../../training/pictures/inspected.ts';
import { nodeId, nodeParts } from '../views/nodeId.ts';
import { type Holder, type Subject, subjectOf } from '../views/subject.ts';

function holderAt(account: Account, type: Holder['type'], name: string): Holder | undefined {
  const key = name.toLowerCase();
  if (type === 'group') {
    const group = account.groups.get(key);
    return group && { type, entity: group };
  }
  if (type === 'role') {
    const role = account.roles.get(key);
    return role && { type, entity: role };
  }
  const user = account.users.get(key);
  return user && { type, entity: user };
}

/** What "edit" is about for a document of an account, by any node of it; undefined where it cannot be edited. */
export function placedSubject(sandbox: Sandbox, node: string, place: PolicyPlace | null): Subject | undefined {
  const account = sandbox.accounts.get(nodeParts(node).account);
  if (account === undefined || place === null) return undefined;
  if (place.kind === 'inline') {
    const holder = holderAt(account, place.holder, place.of);
    return holder && { kind: 'inline', account, holder, name: place.name };
  }
  const kinds = { policy: 'policy', trust: 'role', bucket: 'bucket' } as const;
  return subjectOf(sandbox, nodeId(account.id, kinds[place.kind], place.name));
}
