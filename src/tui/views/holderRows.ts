import type { AccessKey, Account, User } from '../../account/sandbox.ts';
import { dateLabel } from '../moment.ts';
import { type DetailRow, entry, fact, list } from './detailRow.ts';
import { nodeId } from './nodeId.ts';
import { type Holder, policyTitle, type Subject } from './subject.ts';

/** The node of a managed policy, whoever manages it. */
export function policyNode(account: Account, arn: string): string {
  const kind = arn.split(':')[4] === 'aws' ? 'awsPolicy' : 'policy';
  return nodeId(account.id, kind, kind === 'awsPolicy' ? arn : policyTitle(arn));
}

function attachmentRow(account: Account, holder: Holder, arn: string): DetailRow {
  const whose = arn.split(':')[4] === 'aws' ? 'AWS managed' : 'customer managed';
  const subject: Subject = { kind: 'attachment', account, holder, arn };
  return entry(`attached ${arn}`, policyTitle(arn), whose, { subject, go: policyNode(account, arn) });
}

/** Attached and inline policies of a user, group or role. */
export function policyRows(account: Account, holder: Holder): DetailRow[] {
  const { entity } = holder;
  const inline = [...entity.inline.values()].map(({ name }) =>
    entry(`inline ${name}`, name, 'inline', { subject: { kind: 'inline', account, holder, name } }),
  );
  const attached = entity.attached.map((arn) => attachmentRow(account, holder, arn));
  return list('Policies', [...attached, ...inline], 'none; the key a adds one');
}

export function boundaryRows(account: Account, holder: Holder): DetailRow[] {
  if (holder.type === 'group' || holder.entity.boundary === null) return [];
  const arn = holder.entity.boundary;
  return [
    fact('Boundary', policyTitle(arn), {
      subject: { kind: 'boundary', account, holder, arn },
      go: policyNode(account, arn),
    }),
  ];
}

export function tagRows(tags: readonly { readonly key: string; readonly value: string }[]): DetailRow[] {
  if (tags.length === 0) return [];
  return list(
    'Tags',
    tags.map(({ key, value }) => entry(`tag ${key}`, `${key} = ${value}`, '', {})),
    '',
  );
}

function keyNote({ status, lastUsed, created }: AccessKey): string {
  const used = lastUsed === null ? 'never used' : `used ${dateLabel(lastUsed.time)}`;
  return `${status}, made ${dateLabel(created).slice(0, 10)}, ${used}`;
}

export function keyRows(account: Account, user: User | null, keys: readonly AccessKey[]): DetailRow[] {
  const rows = keys.map((key) =>
    entry(`key ${key.id}`, key.id, keyNote(key), { subject: { kind: 'accessKey', account, user, key } }),
  );
  return list('Access keys', rows, 'none');
}

/** Members of a group, or groups of a user. */
export function membershipRow(account: Account, user: string, group: string, shows: 'user' | 'group'): DetailRow {
  const name = shows === 'user' ? user : group;
  return entry(`${shows} ${name}`, name, '', {
    subject: { kind: 'membership', account, user, group },
    go: nodeId(account.id, shows, name),
  });
}

/** Policies that reach a user through groups. */
export function inheritedRows(account: Account, user: User): DetailRow[] {
  const rows = user.groups.flatMap((name) => {
    const group = account.groups.get(name.toLowerCase());
    const attached = group?.attached.map((arn) =>
      entry(`through ${name} ${arn}`, policyTitle(arn), `through ${name}`, { go: policyNode(account, arn) }),
    );
    const inline = [...(group?.inline.values() ?? [])].map((policy) =>
      entry(`through ${name} ${policy.name}`, policy.name, `inline in ${name}`, {
        go: nodeId(account.id, 'group', name),
      }),
    );
    return [...(attached ?? []), ...inline];
  });
  return rows.length === 0 ? [] : list('Policies through groups', rows, '');
}
