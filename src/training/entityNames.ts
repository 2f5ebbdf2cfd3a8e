import type { EntityKind } from '../account/entityChange.ts';
import type { Account } from '../account/sandbox.ts';
import { timelineNames } from '../account/timeline.ts';
import type { AttemptState } from './attemptState.ts';

/** A user, group, role or customer managed policy of the home account. */
export interface EntityName {
  readonly kind: EntityKind;
  readonly name: string;
  /** False for one that was there before and is gone now. */
  readonly exists: boolean;
}

const kinds: readonly EntityKind[] = ['user', 'group', 'role', 'policy'];
const maps = { user: 'users', group: 'groups', role: 'roles', policy: 'policies' } as const;

/** Every entity that there is or was on the line that is played, those that are there first. */
export function entityNames({ history }: AttemptState): readonly EntityName[] {
  const { start, steps, cursor } = history;
  const states = [start, ...steps.slice(0, cursor).map(({ applied }) => applied.sandbox)];
  const accounts = states.flatMap((sandbox): Account[] => {
    const account = sandbox.accounts.get(start.home);
    return account === undefined ? [] : [account];
  });
  const now = accounts.at(-1);
  if (now === undefined) return [];
  return kinds.flatMap((kind) => {
    const present = new Set(timelineNames(now, kind));
    const seen = new Set<unknown>();
    const past = accounts
      .filter((account) => !seen.has(account[maps[kind]]) && seen.add(account[maps[kind]]))
      .flatMap((account) => timelineNames(account, kind))
      .filter((name) => !present.has(name));
    return [
      ...[...present].map((name) => ({ kind, name, exists: true })),
      ...[...new Set(past)].map((name) => ({ kind, name, exists: false })),
    ];
  });
}
