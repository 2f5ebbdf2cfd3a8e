import { dateLabel } from '../moment.ts';
import { type DetailRow, entry, fact, list, says } from './detailRow.ts';
import type { Tab } from './detailTabs.ts';
import { documentRows } from './documentRows.ts';
import { tagRows } from './holderRows.ts';
import { nodeId } from './nodeId.ts';
import { policyTitle, type SubjectOf } from './subject.ts';

export function bucketTabs(subject: SubjectOf<'bucket'>): Tab[] {
  const { bucket } = subject;
  const overview = () => [
    fact('ARN', bucket.arn),
    fact('Region', bucket.region),
    fact('Policy', bucket.policy === null ? 'none' : `${bucket.policy.policy.statements.length} statements`),
    ...list(
      'Objects',
      [...bucket.objects.entries()].map(([key, { body, modified }]) =>
        entry(`object ${key}`, key, `${body.length} B, ${dateLabel(modified)}`, {}),
      ),
      'none',
    ),
    ...tagRows(bucket.tags),
  ];
  const policy = () =>
    bucket.policy === null
      ? [says('none', 'This bucket has no policy; e  writes one.')]
      : documentRows('bucket', bucket.policy.text, { subject, go: null });
  return [
    { title: 'Overview', rows: overview },
    { title: 'Bucket policy', rows: policy },
  ];
}

export function instanceRows({ account, instance }: SubjectOf<'instance'>): DetailRow[] {
  const profile = instance.association === null ? null : policyTitle(instance.association.profileArn);
  return [
    fact('ARN', instance.arn),
    fact('State', instance.state),
    fact('Type', instance.type),
    fact('Image', instance.image),
    fact('Subnet', instance.subnet),
    fact('Region', instance.region),
    fact('Launched', dateLabel(instance.launched)),
    profile === null
      ? fact('Profile', 'none: programs on it have no credentials')
      : fact('Profile', profile, { go: nodeId(account.id, 'instanceProfile', profile) }),
    ...tagRows(instance.tags),
  ];
}

export function profileRows({ account, profile }: SubjectOf<'instanceProfile'>): DetailRow[] {
  const users = [...account.instances.values()].filter(({ association }) => association?.profileArn === profile.arn);
  return [
    fact('ARN', profile.arn),
    profile.role === null
      ? fact('Role', 'none: it gives nothing')
      : fact('Role', profile.role, { go: nodeId(account.id, 'role', profile.role) }),
    ...list(
      'On instances',
      users.map(({ id, state }) => entry(`instance ${id}`, id, state, { go: nodeId(account.id, 'instance', id) })),
      'none',
    ),
    ...tagRows(profile.tags),
  ];
}

export function deviceRows({ account, device }: SubjectOf<'mfaDevice'>): DetailRow[] {
  const owner = device.user === null ? 'nobody' : device.user;
  return [
    fact('Serial', device.serial),
    fact('Belongs to', owner, device.user === null ? {} : { go: nodeId(account.id, 'user', device.user) }),
    fact('Enabled', device.enabled === null ? 'no' : dateLabel(device.enabled)),
    ...tagRows(device.tags),
  ];
}

export function resourceRows(subject: SubjectOf<'resource'>): DetailRow[] {
  const { resource } = subject;
  const policy = resource.policy === null ? [] : documentRows('resource', resource.policy.text, { subject, go: null });
  return [
    fact('ARN', resource.arn),
    fact('Type', resource.type),
    ...tagRows(resource.tags),
    ...(policy.length > 0 ? list('Policy', policy, '') : []),
  ];
}
