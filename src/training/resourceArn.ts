import type { Account, Sandbox } from '../account/sandbox.ts';

/**
 * The ARN that a check's `on` means: an ARN, `*`, an instance id, a bucket name with or without a key, or an entity of
 * the home account by its name, such as `role/deploy`, wherever its path puts it.
 */
export function resourceArn(sandbox: Sandbox, on: string | undefined): string {
  if (on === undefined || on === '*' || on.startsWith('arn:')) return on ?? '*';
  const home = sandbox.accounts.get(sandbox.home);
  const entity = home && entityArn(home, on);
  if (entity) return entity;
  for (const account of sandbox.accounts.values()) {
    const instance = account.instances.get(on);
    if (instance) return instance.arn;
    const slash = on.indexOf('/');
    const bucket = account.buckets.get(slash < 0 ? on : on.slice(0, slash));
    if (bucket) return slash < 0 ? bucket.arn : `${bucket.arn}${on.slice(slash)}`;
  }
  return on;
}

type Named = ReadonlyMap<string, { readonly arn: string }>;

const entities: Readonly<Record<string, (account: Account) => Named>> = {
  user: ({ users }) => users,
  group: ({ groups }) => groups,
  role: ({ roles }) => roles,
  policy: ({ policies }) => policies,
  'instance-profile': ({ instanceProfiles }) => instanceProfiles,
};

/** The ARN that an entity has, or would have where it does not exist; undefined where a text names none. */
function entityArn(account: Account, on: string): string | undefined {
  const [kind = '', name, ...rest] = on.split('/');
  if (!Object.hasOwn(entities, kind) || !name || rest.length > 0) return undefined;
  return entities[kind]?.(account).get(name.toLowerCase())?.arn ?? `arn:aws:iam::${account.id}:${on}`;
}
