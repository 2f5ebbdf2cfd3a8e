import type { AccountStart } from '../account/startShape.ts';
import type { Scenario } from './scenario.ts';
import { startOf } from './startOf.ts';

/** What exists at the start, as checks name it, in lower case: `user/maya`, `instance/i-…`, `key/akia…`. */
export function namesAtStart(scenario: Scenario): ReadonlySet<string> {
  const accounts = startOf(scenario).accounts ?? [];
  return new Set(accounts.flatMap(namesOf).map((name) => name.toLowerCase()));
}

function namesOf(account: AccountStart): string[] {
  const keys = [...(account.root?.accessKeys ?? []), ...(account.users ?? []).flatMap((user) => user.accessKeys ?? [])];
  return [
    ...(account.users ?? []).map(({ name }) => `user/${name}`),
    ...(account.groups ?? []).map(({ name }) => `group/${name}`),
    ...(account.roles ?? []).map(({ name }) => `role/${name}`),
    ...(account.buckets ?? []).map(({ name }) => `bucket/${name}`),
    ...(account.instances ?? []).map(({ id }) => `instance/${id ?? ''}`),
    ...keys.map(({ id }) => `key/${id ?? ''}`),
  ];
}
