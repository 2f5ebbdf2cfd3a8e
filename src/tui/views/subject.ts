import type {
  AccessKey,
  Account,
  Bucket,
  CustomerPolicy,
  Group,
  Instance,
  InstanceProfile,
  MfaDevice,
  PlainResource,
  PolicyHolder,
  Role,
  Sandbox,
  User,
} from '../../account/sandbox.ts';
import { nodeParts } from './nodeId.ts';

export type Holder =
  | { readonly type: 'user'; readonly entity: User }
  | { readonly type: 'group'; readonly entity: Group }
  | { readonly type: 'role'; readonly entity: Role };

/** What actions are about: a thing of the account, or a part of one. */
export type Subject = { readonly account: Account } & (
  | { readonly kind: 'account' }
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'policy'; readonly policy: CustomerPolicy }
  | { readonly kind: 'awsPolicy'; readonly arn: string }
  | { readonly kind: 'instanceProfile'; readonly profile: InstanceProfile }
  | { readonly kind: 'mfaDevice'; readonly device: MfaDevice }
  | { readonly kind: 'root' }
  | { readonly kind: 'bucket'; readonly bucket: Bucket }
  | { readonly kind: 'instance'; readonly instance: Instance }
  | { readonly kind: 'resource'; readonly resource: PlainResource }
  | { readonly kind: 'organization' }
  | { readonly kind: 'attachment'; readonly holder: Holder; readonly arn: string }
  | { readonly kind: 'inline'; readonly holder: Holder; readonly name: string }
  | { readonly kind: 'membership'; readonly user: string; readonly group: string }
  | { readonly kind: 'accessKey'; readonly user: User | null; readonly key: AccessKey }
  | { readonly kind: 'loginProfile'; readonly user: User }
  | { readonly kind: 'boundary'; readonly holder: Holder; readonly arn: string }
  | { readonly kind: 'version'; readonly policy: CustomerPolicy; readonly version: string }
);

export type SubjectKind = Subject['kind'];
export type SubjectOf<Kind extends SubjectKind> = Extract<Subject, { kind: Kind }>;

type Find = (account: Account, name: string) => Subject | undefined;

function found<Thing>(thing: Thing | undefined, make: (thing: Thing) => Subject): Subject | undefined {
  return thing === undefined ? undefined : make(thing);
}

const finders: Readonly<Record<string, Find>> = {
  account: (account) => ({ kind: 'account', account }),
  section: (account, title) => ({ kind: 'section', account, title }),
  user: (account, name) => found(account.users.get(name.toLowerCase()), (user) => ({ kind: 'user', account, user })),
  group: (account, name) =>
    found(account.groups.get(name.toLowerCase()), (group) => ({ kind: 'group', account, group })),
  role: (account, name) => found(account.roles.get(name.toLowerCase()), (role) => ({ kind: 'role', account, role })),
  policy: (account, name) =>
    found(account.policies.get(name.toLowerCase()), (policy) => ({ kind: 'policy', account, policy })),
  awsPolicy: (account, arn) => ({ kind: 'awsPolicy', account, arn }),
  instanceProfile: (account, name) =>
    found(account.instanceProfiles.get(name.toLowerCase()), (profile) => ({
      kind: 'instanceProfile',
      account,
      profile,
    })),
  mfaDevice: (account, serial) =>
    found(account.mfaDevices.get(serial), (device) => ({ kind: 'mfaDevice', account, device })),
  root: (account) => ({ kind: 'root', account }),
  bucket: (account, name) => found(account.buckets.get(name), (bucket) => ({ kind: 'bucket', account, bucket })),
  instance: (account, id) => found(account.instances.get(id), (instance) => ({ kind: 'instance', account, instance })),
  resource: (account, arn) =>
    found(account.resources.get(arn), (resource) => ({ kind: 'resource', account, resource })),
  organization: (account) => ({ kind: 'organization', account }),
};

/** The thing that a node of the tree stands for; undefined where it is gone. */
export function subjectOf(sandbox: Sandbox, id: string): Subject | undefined {
  const { account: accountId, kind, name } = nodeParts(id);
  const account = sandbox.accounts.get(accountId);
  return account === undefined ? undefined : finders[kind]?.(account, name);
}

/** The member of a request that names a holder: `UserName`, `GroupName`, `RoleName`. */
export function holderInput({ type, entity }: Holder): { readonly [member: string]: string } {
  const members = { user: 'UserName', group: 'GroupName', role: 'RoleName' } as const;
  return { [members[type]]: entity.name };
}

export function policyTitle(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

export function holdersOf(account: Account): readonly Holder[] {
  return [
    ...[...account.users.values()].map((entity): Holder => ({ type: 'user', entity })),
    ...[...account.groups.values()].map((entity): Holder => ({ type: 'group', entity })),
    ...[...account.roles.values()].map((entity): Holder => ({ type: 'role', entity })),
  ];
}

/** Who has a managed policy attached. */
export function attachedTo(account: Account, arn: string): readonly Holder[] {
  return holdersOf(account).filter(({ entity }: { entity: PolicyHolder }) => entity.attached.includes(arn));
}

/** The ARN of a subject, where it has one. */
export function arnOf(subject: Subject): string | null {
  switch (subject.kind) {
    case 'user':
      return subject.user.arn;
    case 'group':
      return subject.group.arn;
    case 'role':
      return subject.role.arn;
    case 'policy':
    case 'version':
      return subject.policy.arn;
    case 'instanceProfile':
      return subject.profile.arn;
    case 'bucket':
      return subject.bucket.arn;
    case 'instance':
      return subject.instance.arn;
    case 'resource':
      return subject.resource.arn;
    case 'awsPolicy':
    case 'attachment':
    case 'boundary':
      return subject.arn;
    case 'mfaDevice':
      return subject.device.serial;
    case 'root':
      return `arn:aws:iam::${subject.account.id}:root`;
    case 'accessKey':
      return subject.key.id;
    default:
      return null;
  }
}
