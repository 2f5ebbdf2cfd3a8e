import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import type { ActionEntry } from '../../catalogue/shapes.ts';
import { type ActionElement, actionsMatch, compileActions } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';

export interface GrantedService {
  readonly prefix: string;
  readonly title: string;
  /** Actions that an Allow names and no plain Deny takes back. */
  readonly actions: readonly ActionEntry[];
}

/** A Deny of everything: without condition and on every resource. */
const isPlain = ({ conditions, resource }: Statement): boolean =>
  conditions.length === 0 && resource !== null && !resource.negated && resource.patterns.includes('*');

const elementsOf = (policies: readonly Policy[], keep: (statement: Statement) => boolean): readonly ActionElement[] =>
  policies.flatMap(({ statements }) => statements.filter(keep).map(({ action }) => compileActions(action)));

/** Services that policies grant something of, by prefix. */
export function grantedServices(policies: readonly Policy[]): readonly GrantedService[] {
  const allows = elementsOf(policies, ({ effect }) => effect === 'Allow');
  const denies = elementsOf(policies, (statement) => statement.effect === 'Deny' && isPlain(statement));
  if (allows.length === 0) return [];
  const covers = (elements: readonly ActionElement[], service: string, name: string) =>
    elements.some((element) => actionsMatch(element, { service, name: name.toLowerCase() }));
  return [...servicePrefixes()].sort().flatMap((prefix) => {
    const entry = serviceEntry(prefix);
    const actions = [...(entry?.actions.values() ?? [])].filter(
      ({ name }) => covers(allows, prefix, name) && !covers(denies, prefix, name),
    );
    return entry && actions.length > 0 ? [{ prefix, title: entry.title, actions }] : [];
  });
}
