import type { ActionEntry } from '../../catalogue/shapes.ts';
import { actionWeight } from '../actionWeight.ts';
import { byWeight, fullName } from '../excessEntries.ts';
import { type GrantWay, wayWords } from './grantWay.ts';

/** Permissions that can do much harm, of one kind and allowed in the same way. */
export interface DangerousGrant {
  readonly kind: string;
  /** What they make possible, lower case without a full stop. */
  readonly says: string;
  /** Full names, the worst first. */
  readonly actions: readonly string[];
  readonly ways: readonly GrantWay[];
}

interface Kind {
  readonly name: string;
  readonly says: string;
  readonly covers: (action: ActionEntry) => boolean;
}

const credentials =
  /^(Create(AccessKey|LoginProfile|Service)|Update(AccessKey|LoginProfile)|Reset|Upload|DeactivateMFA)/;

/** The worst first; an action is of the first kind that covers it. */
const kinds: readonly Kind[] = [
  {
    name: 'role passing',
    says: 'hands a role to a service, which then acts with all its permissions',
    covers: ({ service, name }) => service === 'iam' && name === 'PassRole',
  },
  {
    name: 'becoming somebody else',
    says: 'takes over the permissions of a role or another user',
    covers: (action) => action.service === 'sts' && actionWeight(action) >= 40,
  },
  {
    name: 'credentials',
    says: 'makes or changes credentials, with which somebody acts as their owner',
    covers: (action) => action.service === 'iam' && actionWeight(action) >= 40 && credentials.test(action.name),
  },
  {
    name: 'privileges',
    says: 'changes what users and roles may do, which ends in every permission of the account',
    covers: (action) => actionWeight(action) >= 40,
  },
  {
    name: 'permissions management',
    says: 'changes who may use resources',
    covers: (action) => action.accessLevel === 'Permissions management' && actionWeight(action) >= 20,
  },
  {
    name: 'secrets',
    says: 'reads secrets, keys or passwords in clear',
    covers: (action) => actionWeight(action) >= 20,
  },
];

/** What among grants is dangerous, kind by kind, the worst first. */
export function dangerousGrants(
  grants: readonly { readonly actions: Iterable<ActionEntry>; readonly ways: readonly GrantWay[] }[],
): DangerousGrant[] {
  const found = new Map<string, { kind: Kind; actions: ActionEntry[]; ways: readonly GrantWay[] }>();
  for (const { actions, ways } of grants) {
    const key = ways.map(wayWords).join('; ');
    for (const action of actions) {
      const kind = kinds.find(({ covers }) => covers(action));
      if (!kind) continue;
      const known = found.get(`${kind.name} ${key}`);
      if (known) known.actions.push(action);
      else found.set(`${kind.name} ${key}`, { kind, actions: [action], ways });
    }
  }
  return [...found.values()]
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .map(({ kind, actions, ways }) => ({
      kind: kind.name,
      says: kind.says,
      actions: actions.sort(byFame).map(fullName),
      ways,
    }));
}

/** Services that most people know, as the first examples. */
const famous = ['iam', 'sts', 's3', 'kms', 'secretsmanager', 'lambda', 'sns', 'sqs', 'ecr', 'ec2'];

function byFame(a: ActionEntry, b: ActionEntry): number {
  const rank = ({ service }: ActionEntry) => (famous.includes(service) ? famous.indexOf(service) : famous.length);
  return actionWeight(b) - actionWeight(a) || rank(a) - rank(b) || byWeight(a, b);
}
