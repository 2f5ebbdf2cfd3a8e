import type { Json } from '../account/call.ts';
import type {
  Account,
  Bucket,
  CustomerPolicy,
  Instance,
  PlainResource,
  PolicyHolder,
  Role,
  StoredPolicy,
  Tags,
  User,
} from '../account/sandbox.ts';
import { recordedContents } from './recordedContents.ts';

/** What a start holds, as YAML writes it: only what differs from what is usual. */
type Written = Readonly<Record<string, unknown>>;

/** An account as the `account` of a scenario, with what it holds and a start cannot say. */
export function recordedStart(account: Account): { readonly start: Written; readonly left: readonly string[] } {
  const { root, passwordPolicy, mfaDevices } = account;
  const start = compact({
    id: account.id,
    alias: account.alias ?? undefined,
    root: compact({
      accessKeys: list(root.accessKeys.map(({ id, status }) => ({ id, status }))),
      mfaDevices: root.mfaDevices.length || undefined,
    }),
    passwordPolicy: passwordPolicy ? compact(passwordPolicy) : undefined,
    policies: list([...account.policies.values()].map(policyOf)),
    groups: list([...account.groups.values()].map(holderOf)),
    users: list([...account.users.values()].map((user) => userOf(user, mfaDevices))),
    roles: list([...account.roles.values()].filter(({ path }) => !path.startsWith('/aws-service-role/')).map(roleOf)),
    instanceProfiles: list(
      [...account.instanceProfiles.values()].map(({ name, path, role, tags }) =>
        compact({ name, path: pathOf(path), role: role ?? undefined, tags: tagsOf(tags) }),
      ),
    ),
    buckets: list([...account.buckets.values()].map(bucketOf)),
    instances: list([...account.instances.values()].map(instanceOf)),
    resources: list([...account.resources.values()].map(resourceOf)),
  });
  const stateful = [...account.resources.values()]
    .filter(({ state }) => state !== undefined && recordedContents(state) === null)
    .map(({ arn }) => arn);
  return {
    start,
    left: [
      ...stateful.map((arn) => `what is in ${arn}`),
      ...[...(account.oidcProviders?.keys() ?? []), ...(account.samlProviders?.keys() ?? [])],
    ],
  };
}

function holderOf({ name, path, inline, attached }: PolicyHolder): Written {
  const policies = Object.fromEntries([...inline.values()].map((policy) => [policy.name, document(policy)]));
  return compact({ name, path: pathOf(path), attached: list(attached), inline: compact(policies) });
}

function userOf(user: User, devices: Account['mfaDevices']): Written {
  const mfa = user.mfaDevices.flatMap((serial) => devices.get(serial) ?? []);
  return compact({
    ...holderOf(user),
    groups: list(user.groups),
    tags: tagsOf(user.tags),
    boundary: user.boundary ?? undefined,
    accessKeys: list(user.accessKeys.map(({ id, status }) => ({ id, status }))),
    loginProfile: user.loginProfile ? true : undefined,
    mfa: list(mfa.map(({ serial, seed }) => ({ name: serial.slice(serial.lastIndexOf('/') + 1), seed }))),
  });
}

function roleOf(role: Role): Written {
  return compact({
    ...holderOf(role),
    description: role.description || undefined,
    trust: document(role.trust),
    boundary: role.boundary ?? undefined,
    tags: tagsOf(role.tags),
    maxSessionDuration: role.maxSessionDuration === 3600 ? undefined : role.maxSessionDuration,
  });
}

function policyOf({ name, path, description, tags, versions, defaultVersion }: CustomerPolicy): Written {
  const [only, ...more] = versions;
  const content =
    only && more.length === 0
      ? { document: document(only) }
      : {
          versions: versions.map((version) =>
            compact({ document: document(version), default: version.id === defaultVersion || undefined }),
          ),
        };
  return compact({ name, path: pathOf(path), description: description || undefined, tags: tagsOf(tags), ...content });
}

function bucketOf({ name, region, tags, abac, policy, publicAccessBlock, key, objects }: Bucket): Written {
  return compact({
    name,
    region,
    tags: tagsOf(tags),
    abac: abac || undefined,
    policy: policy ? document(policy) : undefined,
    blockPublicAccess: publicAccessBlock ?? undefined,
    key: key ?? undefined,
    objects: list([...objects].map(([at, { body, tags: own }]) => compact({ key: at, body, tags: tagsOf(own) }))),
  });
}

function instanceOf(instance: Instance): Written {
  const { id, region, type, image, subnet, state, tags, userData, association } = instance;
  const profile = association?.profileArn.slice(association.profileArn.lastIndexOf('/') + 1);
  return compact({
    id,
    region,
    type,
    image,
    subnet,
    state,
    tags: tagsOf(tags),
    userData: userData || undefined,
    profile,
  });
}

function resourceOf({ arn, type, tags, policy, runsAs, state }: PlainResource): Written {
  const contents = state ? recordedContents(state) : null;
  const own = { arn, type, tags: tagsOf(tags), policy: policy ? document(policy) : undefined, runsAs };
  return compact({ ...own, ...contents });
}

const document = ({ text }: StoredPolicy): Json => JSON.parse(text);
const pathOf = (path: string) => (path === '/' ? undefined : path);
const list = <Item>(items: readonly Item[]) => (items.length === 0 ? undefined : items);
const tagsOf = (tags: Tags) =>
  tags.length === 0 ? undefined : Object.fromEntries(tags.map(({ key, value }) => [key, value]));

/** Without what is undefined, null or an empty mapping. */
function compact(value: object): Written {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => {
      const isEmpty = typeof one === 'object' && one !== null && !Array.isArray(one) && Object.keys(one).length === 0;
      return one !== undefined && one !== null && !isEmpty;
    }),
  );
}
