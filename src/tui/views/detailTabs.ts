import { awsPolicyText } from '../editTarget.ts';
import { dateLabel } from '../moment.ts';
import { accountRows, organizationRows, rootRows, sectionRows } from './accountRows.ts';
import { type DetailRow, entry, fact, list, says, title } from './detailRow.ts';
import { documentRows } from './documentRows.ts';
import { boundaryRows, inheritedRows, keyRows, membershipRow, policyRows, tagRows } from './holderRows.ts';
import { nodeId } from './nodeId.ts';
import { bucketTabs, deviceRows, instanceRows, profileRows, resourceRows } from './resourceRows.ts';
import { attachedTo, type Holder, type Subject, type SubjectOf } from './subject.ts';

export interface Tab {
  readonly title: string;
  readonly rows: () => readonly DetailRow[];
}

const whole = (subject: Subject) => ({ subject, go: null });

function userTabs({ account, user }: SubjectOf<'user'>): Tab[] {
  const holder: Holder = { type: 'user', entity: user };
  const overview = () => [
    fact('ARN', user.arn),
    fact('Made', dateLabel(user.created)),
    ...boundaryRows(account, holder),
    ...list(
      'Groups',
      user.groups.map((group) => membershipRow(account, user.name, group, 'group')),
      'none',
    ),
    ...policyRows(account, holder),
    ...inheritedRows(account, user),
    ...tagRows(user.tags),
  ];
  const credentials = () => [
    ...(user.loginProfile === null
      ? [fact('Console', 'no password, cannot sign in')]
      : [
          fact('Console', `password of ${dateLabel(user.loginProfile.lastChanged)}`, {
            subject: { kind: 'loginProfile', account, user },
          }),
        ]),
    ...keyRows(account, user, user.accessKeys),
    ...list(
      'MFA devices',
      user.mfaDevices.map((serial) =>
        entry(`mfa ${serial}`, serial, '', { go: nodeId(account.id, 'mfaDevice', serial) }),
      ),
      'none',
    ),
  ];
  return [
    { title: 'Overview', rows: overview },
    { title: 'Credentials', rows: credentials },
  ];
}

function groupTabs({ account, group }: SubjectOf<'group'>): Tab[] {
  const members = [...account.users.values()].filter(({ groups }) => groups.includes(group.name));
  const overview = () => [
    fact('ARN', group.arn),
    fact('Made', dateLabel(group.created)),
    ...list(
      'Members',
      members.map((user) => membershipRow(account, user.name, group.name, 'user')),
      'nobody; the key a adds somebody',
    ),
    ...policyRows(account, { type: 'group', entity: group }),
  ];
  return [{ title: 'Overview', rows: overview }];
}

function roleTabs(subject: SubjectOf<'role'>): Tab[] {
  const { account, role } = subject;
  const holder: Holder = { type: 'role', entity: role };
  const overview = () => [
    ...(role.description === '' ? [] : [fact('Says', role.description)]),
    fact('ARN', role.arn),
    fact('Made', dateLabel(role.created)),
    fact('Sessions', `up to ${role.maxSessionDuration / 3600} h`),
    fact('Last used', role.lastUsed === null ? 'never' : dateLabel(role.lastUsed.time)),
    ...boundaryRows(account, holder),
    ...policyRows(account, holder),
    ...tagRows(role.tags),
  ];
  return [
    { title: 'Overview', rows: overview },
    { title: 'Trust policy', rows: () => documentRows('trust', role.trust.text, whole(subject)) },
  ];
}

function attachedRows(subject: SubjectOf<'policy'> | SubjectOf<'awsPolicy'>, arn: string): DetailRow[] {
  const { account } = subject;
  return list(
    'Attached to',
    attachedTo(account, arn).map((holder) =>
      entry(`holder ${holder.type} ${holder.entity.name}`, holder.entity.name, holder.type, {
        subject: { kind: 'attachment', account, holder, arn },
        go: nodeId(account.id, holder.type, holder.entity.name),
      }),
    ),
    'nobody: it has no effect',
  );
}

function policyTabs(subject: SubjectOf<'policy'>): Tab[] {
  const { account, policy } = subject;
  const current = policy.versions.find(({ id }) => id === policy.defaultVersion);
  const versions = () =>
    list(
      'Versions',
      [...policy.versions].reverse().map(({ id, created }) =>
        entry(`version ${id}`, id, `${id === policy.defaultVersion ? 'in force, ' : ''}${dateLabel(created)}`, {
          subject: { kind: 'version', account, policy, version: id },
        }),
      ),
      '',
    );
  const overview = () => [
    ...(policy.description === '' ? [] : [fact('Says', policy.description)]),
    fact('ARN', policy.arn),
    fact('In force', `${policy.defaultVersion} of ${policy.versions.length}`),
    ...attachedRows(subject, policy.arn),
    ...versions(),
    ...tagRows(policy.tags),
  ];
  return [
    {
      title: `Document ${policy.defaultVersion}`,
      rows: () => documentRows('doc', current?.text ?? '', whole(subject)),
    },
    { title: 'Overview', rows: overview },
  ];
}

function awsPolicyTabs(subject: SubjectOf<'awsPolicy'>): Tab[] {
  const { arn } = subject;
  const text = awsPolicyText(arn);
  const document = () =>
    text === null
      ? [says('unknown', 'This policy is not in the catalogue.')]
      : documentRows('doc', text, whole(subject));
  return [
    { title: 'Document', rows: document },
    { title: 'Overview', rows: () => [fact('ARN', arn), fact('Managed by', 'AWS'), ...attachedRows(subject, arn)] },
  ];
}

/** Tabs of the detail panel. Their rows are made when they are shown. */
export function detailTabs(subject: Subject): readonly Tab[] {
  const single = (rows: () => readonly DetailRow[]): Tab[] => [{ title: 'Overview', rows }];
  switch (subject.kind) {
    case 'user':
      return userTabs(subject);
    case 'group':
      return groupTabs(subject);
    case 'role':
      return roleTabs(subject);
    case 'policy':
      return policyTabs(subject);
    case 'awsPolicy':
      return awsPolicyTabs(subject);
    case 'bucket':
      return bucketTabs(subject);
    case 'instanceProfile':
      return single(() => profileRows(subject));
    case 'mfaDevice':
      return single(() => deviceRows(subject));
    case 'instance':
      return single(() => instanceRows(subject));
    case 'resource':
      return single(() => resourceRows(subject));
    case 'root':
      return single(() => rootRows(subject.account));
    case 'account':
      return single(() => accountRows(subject.account));
    case 'organization':
      return single(() => organizationRows(subject.account));
    case 'section':
      return single(() => sectionRows(subject));
    default:
      return single(() => [...title('Part of another thing')]);
  }
}
