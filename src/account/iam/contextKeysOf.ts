import type { Policy } from '../../policy/document.ts';

/** Policy variables: `${key}` or `${key, 'default'}`, but not `${*}`, `${?}` and `${$}`. */
const variable = /\$\{\s*([^},'$?*]+?)\s*(?:,[^}]*)?\}/g;

const variablesIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [...text.matchAll(variable)].map((match) => match[1] ?? ''));

/** Condition keys that a policy speaks of, in its order: variables of resources, then conditions. */
export function contextKeysOf(policy: Policy): readonly string[] {
  const variables = policy.version === '2012-10-17' ? variablesIn : () => [];
  const keys = policy.statements.flatMap(({ resource, conditions }) => [
    ...variables(resource?.patterns ?? []),
    ...conditions.flatMap((clause) => [clause.key, ...variables(clause.values)]),
  ]);
  return [...new Map(keys.map((key) => [key.toLowerCase(), key])).values()];
}
