import { serviceEntry } from '../catalogue/authorization.ts';
import { canonicalKey, writtenAs } from '../policy/contextRelations.ts';
import type { Context, ContextValue } from '../policy/request.ts';

interface OtherName {
  /** As published; a family ends in `/`. */
  readonly name: string;
  /** The name that its value is filled under, in lower case. */
  readonly first: string;
}

const known = new Map<string, readonly OtherName[]>();

/** Keys of a service that are a global key by another name, such as `ec2:ResourceTag/`. */
function namesOf(service: string): readonly OtherName[] {
  const remembered = known.get(service);
  if (remembered) return remembered;
  const keys = [...(serviceEntry(service)?.conditionKeys.values() ?? [])];
  const names = keys.flatMap(({ name }): OtherName[] => {
    const cut = name.replace(/\$\{.*$/, '');
    const first = canonicalKey(cut.toLowerCase());
    // `rds:db-tag/` and its like hang on the type of the resource.
    return first === cut.toLowerCase() || /-tag\/$/.test(cut) ? [] : [{ name: cut, first }];
  });
  known.set(service, names);
  return names;
}

/** The values of a context under the other names that a service has for them. */
export function otherNames(filled: Context, service: string): Context {
  const found: Record<string, ContextValue> = {};
  const names = namesOf(service);
  if (names.length === 0) return found;
  for (const [key, value] of Object.entries(filled)) {
    const lower = key.toLowerCase();
    for (const { name, first } of names) {
      const isFamily = first.endsWith('/');
      if (isFamily ? !lower.startsWith(first) : lower !== first) continue;
      const own = isFamily ? name + key.slice(first.length) : name;
      found[own] = writtenAs(own.toLowerCase(), value);
    }
  }
  return found;
}
