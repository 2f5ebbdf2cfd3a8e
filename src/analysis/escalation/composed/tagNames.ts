import { compilePolicy } from '../../../policy/compiled.ts';
import type { PrincipalView } from '../../accountView.ts';
import { everyPolicy } from '../grants.ts';

/** Values that conditions name for a tag, by the key of the tag. */
export type TagNames = ReadonlyMap<string, readonly string[]>;

/** Tags and values of one tag that are tried. */
const mostTags = 3;
const mostValues = 4;

const kinds = {
  thing: /^[a-z0-9-]+:(?:resource|request)tag\/(.+)$/i,
  resource: /^(?:aws|iam):(?:resource|request)tag\/(.+)$/i,
  principal: /^aws:principaltag\/(.+)$/i,
} as const;

/** Tags that bear on what somebody may do, as far as their policies speak of them. */
export function tagNames({ policies, context }: PrincipalView, kind: keyof typeof kinds): TagNames {
  const found = new Map<string, Set<string>>();
  const own = kinds[kind];
  for (const clause of everyPolicy(policies)
    .flatMap(({ policy }) => compilePolicy(policy))
    .flatMap((one) => one.clauses)) {
    const key = own.exec(clause.source.key)?.[1];
    if (key === undefined || (!found.has(key) && found.size >= mostTags)) continue;
    const values = found.get(key) ?? new Set<string>();
    found.set(key, values);
    for (const value of clause.source.values) values.add(plainValue(value, context));
  }
  return new Map([...found].map(([key, values]) => [key, [...values].slice(0, mostValues)]));
}

/** A value that fits one of a policy. */
function plainValue(value: string, context: PrincipalView['context']): string {
  const resolved = value.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    const known = Object.entries(context('iam:GetUser', '*')).find(([key]) => key.toLowerCase() === name.toLowerCase());
    return typeof known?.[1] === 'string' ? known[1] : 'some';
  });
  return resolved.replaceAll('*', '').replaceAll('?', 'x');
}
