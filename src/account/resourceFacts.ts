import type { BlockPublicAccess, KeyGrant } from '../policy/request.ts';
import { instanceAttributes } from './ec2/attributes.ts';
import { entryOf } from './entryOf.ts';
import { defaultKeyPolicy } from './kms/defaultKeyPolicy.ts';
import { keyGrants } from './kms/keyGrants.ts';
import { accountOfArn, serviceOfArn } from './resourceType.ts';
import { restrictsPublicBuckets } from './s3/publicAccessBlock.ts';
import type { Account, Bucket, Role, Sandbox, StoredPolicy, Tags, User } from './sandbox.ts';

/** What the sandbox knows of a resource. */
export interface ResourceFacts {
  /** Owner; null where neither ARN nor sandbox tells. */
  readonly account: string | null;
  readonly exists: boolean;
  /** Tags that count in conditions. */
  readonly tags: Tags;
  readonly objectTags: Tags;
  /** Condition keys of the service that hang on the resource, without prefix, e.g. `InstanceType`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Resource policy; for a role its trust policy, for an object the policy of the bucket. */
  readonly policy: StoredPolicy | null;
  /** Permissions boundary of a user or role. */
  readonly boundary: string | null;
  /** Grants of a KMS key. */
  readonly grants?: readonly KeyGrant[];
  /** Of a bucket together with its account. */
  readonly blockPublicAccess?: BlockPublicAccess;
}

/** Nothing is known of a resource that is not there. */
export const unknownResource: ResourceFacts = {
  account: null,
  exists: false,
  tags: [],
  objectTags: [],
  attributes: {},
  policy: null,
  boundary: null,
};

/** Facts of a resource by its ARN; an ARN that nothing answers to still tells the account in it. */
export function resourceFacts(sandbox: Sandbox, arn: string): ResourceFacts {
  if (!arn.startsWith('arn:')) return unknownResource;
  const service = serviceOfArn(arn);
  if (service === 's3') return bucketFacts(sandbox, arn);
  if (service === 'organizations') return organizationFacts(sandbox, arn);
  if (service === 'sso' || service === 'identitystore') return centerFacts(sandbox, arn);
  const owner = accountOfArn(arn);
  const account = owner === null ? undefined : sandbox.accounts.get(owner);
  const found = account && (entryOf(find, service)?.(account, arn) ?? plain(account, arn));
  if (found) return { ...unknownResource, exists: true, account: owner, ...found };
  if (owner === null) return sharedFacts(sandbox, arn);
  // A key that does not exist has no policy that could refuse: the caller's own policies decide.
  const policy = service === 'kms' && arn.includes(':key/') ? defaultKeyPolicy(owner) : null;
  return { ...unknownResource, account: owner, policy };
}

/** Who may call from another account is for AWS Organizations to say: no account owns its resources here. */
function organizationFacts({ organization }: Sandbox, arn: string): ResourceFacts {
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  return { ...unknownResource, exists: true, tags: organization?.tags.get(id) ?? [] };
}

/** Likewise of IAM Identity Center, whose delegated administrator calls from an account of its own. */
function centerFacts({ identityCenter }: Sandbox, arn: string): ResourceFacts {
  const tags = arn === identityCenter?.arn ? identityCenter.tags : identityCenter?.permissionSets.get(arn)?.tags;
  return { ...unknownResource, exists: true, tags: tags ?? [] };
}

type Found = Partial<ResourceFacts> | undefined;

const plain = (account: Account, arn: string): Found => {
  const resource = account.resources.get(arn);
  if (!resource) return undefined;
  const grants = keyGrants(resource);
  return { tags: resource.tags, policy: resource.policy, ...(grants.length > 0 ? { grants } : {}) };
};

/** A resource whose ARN has no account, such as an image: it belongs to whoever lists it. */
function sharedFacts(sandbox: Sandbox, arn: string): ResourceFacts {
  for (const account of sandbox.accounts.values()) {
    const found = plain(account, arn);
    if (found) return { ...unknownResource, exists: true, account: account.id, ...found };
  }
  return unknownResource;
}

function bucketFacts(sandbox: Sandbox, arn: string): ResourceFacts {
  const path = arn.slice('arn:aws:s3:::'.length);
  const slash = path.indexOf('/');
  const found = bucketNamed(sandbox, slash < 0 ? path : path.slice(0, slash));
  if (!found) return unknownResource;
  const { account, bucket } = found;
  const object = slash < 0 ? undefined : bucket.objects.get(path.slice(slash + 1));
  return {
    ...unknownResource,
    account: account.id,
    exists: slash < 0 || object !== undefined,
    tags: slash < 0 && bucket.abac ? bucket.tags : [],
    objectTags: object?.tags ?? [],
    policy: bucket.policy,
    ...(restrictsPublicBuckets(account, bucket) ? { blockPublicAccess: { restrictPublicBuckets: true } } : {}),
  };
}

/** A bucket by name in whichever account it is: names are unique over all accounts. */
export function bucketNamed(
  sandbox: Sandbox,
  name: string,
): { readonly account: Account; readonly bucket: Bucket } | null {
  for (const account of sandbox.accounts.values()) {
    const bucket = account.buckets.get(name);
    if (bucket) return { account, bucket };
  }
  return null;
}

const find: Readonly<Record<string, (account: Account, arn: string) => Found>> = {
  iam: (account, arn) => {
    const kind = arn.split(':', 6)[5]?.split('/', 1)[0] ?? '';
    return entryOf(iamEntities, kind)?.(account, arn.slice(arn.lastIndexOf('/') + 1).toLowerCase(), arn);
  },
  ec2: (account, arn) => {
    const instance = account.instances.get(arn.slice(arn.lastIndexOf('/') + 1));
    return instance?.arn === arn ? { tags: instance.tags, attributes: instanceAttributes(instance) } : undefined;
  },
};

const bounded = (entity: User | Role | undefined, arn: string): Found =>
  entity?.arn === arn ? { tags: entity.tags, boundary: entity.boundary } : undefined;

const tagged = (entity: { readonly arn: string; readonly tags: Tags } | undefined, arn: string): Found =>
  entity?.arn === arn ? { tags: entity.tags } : undefined;

const iamEntities: Readonly<Record<string, (account: Account, name: string, arn: string) => Found>> = {
  user: (account, name, arn) => bounded(account.users.get(name), arn),
  role: (account, name, arn) => {
    const role = account.roles.get(name);
    const found = bounded(role, arn);
    return found && role && { ...found, policy: role.trust };
  },
  group: (account, name, arn) => (account.groups.get(name)?.arn === arn ? {} : undefined),
  policy: (account, name, arn) => tagged(account.policies.get(name), arn),
  'instance-profile': (account, name, arn) => tagged(account.instanceProfiles.get(name), arn),
  'oidc-provider': (account, _name, arn) => tagged(account.oidcProviders?.get(arn), arn),
  'saml-provider': (account, _name, arn) => tagged(account.samlProviders?.get(arn), arn),
  mfa: (account, _name, arn) => {
    const device = account.mfaDevices.get(arn);
    return device && { tags: device.tags };
  },
};
