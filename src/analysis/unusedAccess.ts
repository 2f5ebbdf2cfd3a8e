/** What is known of the use of one user or role. Times are milliseconds since 1970. */
export interface UsageSubject {
  readonly arn: string;
  readonly kind: 'user' | 'role';
  readonly created: number;
  /** Last use of a role. */
  readonly lastUsed: number | null;
  readonly keys: readonly { readonly id: string; readonly created: number; readonly lastUsed: number | null }[];
  readonly password: { readonly created: number; readonly lastUsed: number | null } | null;
  /** What its policies grant: names of actions by service prefix. */
  readonly granted: ReadonlyMap<string, readonly string[]>;
  /** Uses of actions, in any order. */
  readonly uses: readonly { readonly service: string; readonly action: string; readonly time: number }[];
}

/** Something that was not used for longer than the tracking period. */
export type UnusedAccess =
  | { readonly type: 'UnusedIAMRole'; readonly lastAccessed: number | null }
  | { readonly type: 'UnusedIAMUserAccessKey'; readonly keyId: string; readonly lastAccessed: number | null }
  | { readonly type: 'UnusedIAMUserPassword'; readonly lastAccessed: number | null }
  | { readonly type: 'UnusedPermission'; readonly services: readonly UnusedService[] };

export interface UnusedService {
  /** Prefix. */
  readonly service: string;
  readonly lastAccessed: number | null;
  /** Actions that were not used, of a service that was; empty where the whole service was not. */
  readonly actions: readonly { readonly action: string; readonly lastAccessed: number | null }[];
}

/**
 * What a user or role has and has not used since a moment: IAM User Guide, access-analyzer-findings. What was made
 * after that moment is still too young to tell. A role that is not used at all is told once, not by permissions.
 */
export function unusedAccess(subject: UsageSubject, since: number): readonly UnusedAccess[] {
  const found: UnusedAccess[] = [];
  const idle = subject.kind === 'role' && isUnused(subject.created, subject.lastUsed, since);
  if (idle) found.push({ type: 'UnusedIAMRole', lastAccessed: subject.lastUsed });
  for (const { id, created, lastUsed } of subject.keys) {
    if (isUnused(created, lastUsed, since)) {
      found.push({ type: 'UnusedIAMUserAccessKey', keyId: id, lastAccessed: lastUsed });
    }
  }
  const { password } = subject;
  if (password && isUnused(password.created, password.lastUsed, since)) {
    found.push({ type: 'UnusedIAMUserPassword', lastAccessed: password.lastUsed });
  }
  const services = idle || subject.created >= since ? [] : unusedServices(subject, since);
  if (services.length > 0) found.push({ type: 'UnusedPermission', services });
  return found;
}

const isUnused = (created: number, lastUsed: number | null, since: number): boolean =>
  created < since && (lastUsed === null || lastUsed < since);

function unusedServices({ granted, uses }: UsageSubject, since: number): readonly UnusedService[] {
  return [...granted].flatMap(([service, actions]): UnusedService[] => {
    const own = uses.filter((use) => use.service === service);
    const last = latest(own);
    if (last === null || last < since) return [{ service, lastAccessed: last, actions: [] }];
    const idle = actions.flatMap((action) => {
      const used = latest(own.filter((use) => use.action === action));
      return used === null || used < since ? [{ action: `${service}:${action}`, lastAccessed: used }] : [];
    });
    return idle.length > 0 ? [{ service, lastAccessed: last, actions: idle }] : [];
  });
}

const latest = (uses: readonly { readonly time: number }[]): number | null =>
  uses.length === 0 ? null : Math.max(...uses.map(({ time }) => time));
