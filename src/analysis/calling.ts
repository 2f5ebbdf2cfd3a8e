import { canonicalKey } from '../policy/contextRelations.ts';
import type { PrincipalView } from './accountView.ts';

/** Values of condition keys that a call settles; undefined where the key is absent. */
export type Settled = Readonly<Record<string, string | readonly string[] | undefined>>;

const settled = new WeakMap<PrincipalView, Map<string, PrincipalView>>();

/** The principal as it makes a call that settles some keys. */
export function calling(principal: PrincipalView, keys: Settled): PrincipalView {
  const names = Object.keys(keys);
  if (names.length === 0) return principal;
  const known = settled.get(principal) ?? new Map<string, PrincipalView>();
  settled.set(principal, known);
  const id = JSON.stringify(Object.entries(keys).map(([name, value]) => [name, value ?? null]));
  const remembered = known.get(id);
  if (remembered) return remembered;
  const present = Object.entries(keys).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const own = new Set(names.map((name) => name.toLowerCase()));
  const made: PrincipalView = {
    ...principal,
    given: new Set([...(principal.given ?? []), ...names.map((name) => canonicalKey(name.toLowerCase()))]),
    context: (action, resource, region) => ({
      ...Object.fromEntries(
        Object.entries(principal.context(action, resource, region)).filter(([name]) => !own.has(name.toLowerCase())),
      ),
      ...Object.fromEntries(present),
    }),
  };
  known.set(id, made);
  return made;
}
