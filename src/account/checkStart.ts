import { managedPolicy } from '../catalogue/managedPolicies.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import type { Json } from './call.ts';
import { checkEvents } from './checkEvents.ts';
import { checkGovernance } from './checkGovernance.ts';
import { checkNames } from './checkNames.ts';
import { checkResources } from './checkResources.ts';
import { durationOf } from './moment.ts';
import { managedArnOf } from './policyByArn.ts';
import { resourceTypeOf } from './resourceType.ts';
import type { AccountStart, HolderStart, SandboxStart, StartFault } from './startShape.ts';
import { documentText } from './storedPolicy.ts';

type Path = readonly (string | number)[];

/** Collects faults below one path. */
class Found {
  readonly faults: StartFault[] = [];
  add(path: Path, message: string, advice: string): void {
    this.faults.push({ path, message, advice });
  }
}

/** What is inconsistent in a start: all of it, in order. An empty list means that `buildSandbox` leaves nothing out. */
export function checkStart(start: SandboxStart): readonly StartFault[] {
  const found = new Found();
  const accounts = start.accounts ?? [];
  const ids = accounts.map(({ id }) => id ?? '111122223333');
  repeated(found, ['accounts'], ids, 'id', 'account');
  if (start.home !== undefined && accounts.length > 0 && !ids.includes(start.home)) {
    found.add(['home'], `there is no account \`${start.home}\``, `use one of ${ids.join(', ')}`);
  }
  const keys = new Map<string, Path>();
  for (const [index, account] of accounts.entries()) checkAccount(found, ['accounts', index], account, keys);
  found.faults.push(...checkGovernance(start));
  return found.faults;
}

function checkAccount(found: Found, path: Path, start: AccountStart, keys: Map<string, Path>): void {
  if (start.id !== undefined && !/^\d{12}$/.test(start.id)) {
    found.add([...path, 'id'], `\`${start.id}\` is no account id`, 'write twelve digits in quotes');
  }
  for (const kind of ['policies', 'groups', 'users', 'roles', 'instanceProfiles', 'buckets'] as const) {
    repeated(
      found,
      [...path, kind],
      (start[kind] ?? []).map(({ name }) => name.toLowerCase()),
      'name',
      kind,
    );
  }
  found.faults.push(...checkNames(path, start), ...checkEvents(path, start));
  found.faults.push(...checkResources(path, start));
  checkDocuments(found, path, start);
  checkHolders(found, path, start);
  checkReferences(found, path, start);
  checkKeys(found, path, start, keys);
  checkMoments(found, path, start, 0);
  for (const [index, { arn }] of (start.resources ?? []).entries()) {
    if (!arn.startsWith('arn:') || resourceTypeOf(arn) === null) {
      found.add(
        [...path, 'resources', index, 'arn'],
        `\`${arn}\` is no ARN of a known resource type`,
        'check service, Region, account and resource of the ARN',
      );
    }
  }
}

function repeated(found: Found, path: Path, names: readonly string[], key: string, kind: string): void {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) < index) {
      found.add([...path, index, key], `\`${name}\` is there twice in ${kind}`, 'names are unique in any letter case');
    }
  }
}

/** Every policy document in an account with its path and kind. */
function* documentsOf(path: Path, start: AccountStart): Iterable<readonly [Path, Json, PolicyKind]> {
  for (const [index, policy] of (start.policies ?? []).entries()) {
    const at = [...path, 'policies', index];
    if (policy.document !== undefined) yield [[...at, 'document'], policy.document, 'identity'];
    for (const [number, version] of (policy.versions ?? []).entries()) {
      yield [[...at, 'versions', number, 'document'], version.document, 'identity'];
    }
  }
  for (const [at, holder] of holdersOf(path, start)) {
    for (const [name, document] of Object.entries(holder.inline ?? {}))
      yield [[...at, 'inline', name], document, 'identity'];
  }
  for (const [index, role] of (start.roles ?? []).entries())
    yield [[...path, 'roles', index, 'trust'], role.trust, 'trust'];
  for (const kind of ['buckets', 'resources'] as const) {
    for (const [index, one] of (start[kind] ?? []).entries()) {
      if (one.policy !== undefined) yield [[...path, kind, index, 'policy'], one.policy, 'resource'];
    }
  }
}

function* holdersOf(path: Path, start: AccountStart): Iterable<readonly [Path, HolderStart]> {
  for (const kind of ['users', 'groups', 'roles'] as const) {
    for (const [index, holder] of (start[kind] ?? []).entries()) yield [[...path, kind, index], holder];
  }
}

function checkDocuments(found: Found, path: Path, start: AccountStart): void {
  for (const [at, document, kind] of documentsOf(path, start)) {
    const { policy, faults } = parsePolicy(documentText(document), kind);
    if (policy) continue;
    for (const fault of faults.filter(({ severity }) => severity === 'error')) {
      found.add([...at, ...fault.path], fault.message, fault.advice);
    }
  }
  for (const [index, policy] of (start.policies ?? []).entries()) {
    if (policy.document !== undefined || policy.versions?.length) continue;
    found.add(
      [...path, 'policies', index],
      `policy \`${policy.name}\` has no document`,
      'give `document` or `versions`',
    );
  }
}

function checkHolders(found: Found, path: Path, start: AccountStart): void {
  const own = new Set((start.policies ?? []).map(({ name }) => name.toLowerCase()));
  const arns = new Set(
    (start.policies ?? []).map(
      (one) => `arn:aws:iam::${start.id ?? '111122223333'}:policy${one.path ?? '/'}${one.name}`,
    ),
  );
  const known = (name: string) =>
    name.startsWith('arn:')
      ? arns.has(name) || managedPolicy(name) !== undefined
      : own.has(name.toLowerCase()) || managedArnOf(name) !== null;
  const check = (at: Path, name: string) => {
    if (!known(name))
      found.add(at, `there is no managed policy \`${name}\``, 'name a policy of this account or one of AWS');
  };
  for (const [at, holder] of holdersOf(path, start)) {
    for (const [index, name] of (holder.attached ?? []).entries()) check([...at, 'attached', index], name);
  }
  for (const kind of ['users', 'roles'] as const) {
    for (const [index, { boundary }] of (start[kind] ?? []).entries()) {
      if (boundary !== undefined) check([...path, kind, index, 'boundary'], boundary);
    }
  }
}

function checkReferences(found: Found, path: Path, start: AccountStart): void {
  const names = (kind: 'groups' | 'roles' | 'instanceProfiles') =>
    new Set((start[kind] ?? []).map(({ name }) => name.toLowerCase()));
  const check = (at: Path, name: string | undefined, known: ReadonlySet<string>, what: string) => {
    if (name === undefined || known.has(name.toLowerCase())) return;
    found.add(at, `there is no ${what} \`${name}\``, `add the ${what} to this account or correct the name`);
  };
  const groups = names('groups');
  for (const [index, user] of (start.users ?? []).entries()) {
    for (const [at, name] of (user.groups ?? []).entries()) {
      check([...path, 'users', index, 'groups', at], name, groups, 'group');
    }
  }
  for (const [index, { role }] of (start.instanceProfiles ?? []).entries()) {
    check([...path, 'instanceProfiles', index, 'role'], role, names('roles'), 'role');
  }
  for (const [index, { profile }] of (start.instances ?? []).entries()) {
    check([...path, 'instances', index, 'profile'], profile, names('instanceProfiles'), 'instance profile');
  }
}

/** Keys per user and root user: IAM User Guide, reference_iam-quotas. */
const maximumKeys = 2;

function checkKeys(found: Found, path: Path, start: AccountStart, seen: Map<string, Path>): void {
  const owners: (readonly [Path, AccountStart['root'] & object])[] = (start.users ?? []).map((user, index) => [
    [...path, 'users', index, 'accessKeys'],
    user,
  ]);
  if (start.root) owners.push([[...path, 'root', 'accessKeys'], start.root]);
  for (const [at, { accessKeys = [] }] of owners) {
    if (accessKeys.length > maximumKeys) found.add(at, `there are ${accessKeys.length} access keys`, 'AWS allows two');
    for (const [index, { id }] of accessKeys.entries()) {
      if (id === undefined) continue;
      if (seen.has(id))
        found.add([...at, index, 'id'], `access key \`${id}\` is there twice`, 'give each key an id of its own');
      seen.set(id, [...at, index]);
    }
  }
}

const momentKeys = new Set(['created', 'at', 'lastUsed', 'launched', 'modified', 'enabled', 'passwordLastUsed']);
const maximumDepth = 8;

function checkMoments(found: Found, path: Path, value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > maximumDepth) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'document' || key === 'inline' || key === 'trust' || key === 'policy' || key === 'tags') continue;
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (momentKeys.has(key) && typeof inner === 'string' && !isMoment(inner)) {
      found.add(at, `\`${inner}\` is no moment`, 'write an ISO 8601 moment or a duration such as `P90D`');
    } else checkMoments(found, at, inner, depth + 1);
  }
}

const isMoment = (text: string): boolean =>
  durationOf(text) !== null || (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)));
