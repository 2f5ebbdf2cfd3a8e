import type { Json, JsonObject } from '../call.ts';
import { customerPolicy, groupDetail, roleDetail, userDetail } from '../describeEntities.ts';
import type { Account, CustomerPolicy, Group, Role, Tags, User } from '../sandbox.ts';

/** An IAM resource as AWS Config records it. */
export interface Recorded {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly created: number;
  readonly tags: Tags;
  /** JSON text: names in lower camel case, documents URL-encoded. */
  readonly configuration: string;
}

const documents = new Set(['PolicyDocument', 'AssumeRolePolicyDocument', 'Document']);
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function worded(value: Json): Json {
  if (Array.isArray(value)) return value.map(worded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      lowerFirst(name),
      documents.has(name) ? encodeURIComponent(JSON.stringify(inner)) : worded(inner),
    ]),
  );
}

/** When a role was last used is no configuration. */
function configurationOf({ RoleLastUsed: _used, ...detail }: JsonObject): string {
  return JSON.stringify(worded(detail));
}

type Entity = User | Group | Role | CustomerPolicy;

/** Kinds of IAM resources with where an account holds them: AWS Config Developer Guide, resource-config-reference. */
export interface EntityKind {
  readonly type: string;
  readonly of: (account: Account) => ReadonlyMap<string, Entity>;
  readonly record: (account: Account, name: string) => Recorded | null;
}

function kind<One extends Entity>(
  type: string,
  of: (account: Account) => ReadonlyMap<string, One>,
  detail: (account: Account, entity: One) => JsonObject,
): EntityKind {
  return {
    type,
    of,
    record: (account, key) => {
      const entity = of(account).get(key);
      if (!entity) return null;
      const { id, name, arn, created } = entity;
      const tags = 'tags' in entity ? entity.tags : [];
      return { type, id, name, arn, created, tags, configuration: configurationOf(detail(account, entity)) };
    },
  };
}

export const entityKinds: readonly EntityKind[] = [
  kind('AWS::IAM::User', ({ users }) => users, userDetail),
  kind('AWS::IAM::Group', ({ groups }) => groups, groupDetail),
  kind('AWS::IAM::Role', ({ roles }) => roles, roleDetail),
  kind(
    'AWS::IAM::Policy',
    ({ policies }) => policies,
    (_account, policy) => customerPolicy(policy),
  ),
];
