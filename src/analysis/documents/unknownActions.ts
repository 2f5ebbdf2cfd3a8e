import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import { compileAction } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import { fits } from '../../policy/wildcard.ts';
import { maskOf } from '../actionMasks.ts';

/** Action patterns that meet no action of the catalogue, as written. */
export function unknownActions(policies: readonly Policy[]): string[] {
  const patterns = policies.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns));
  return [...new Set(patterns)].filter(isUnknown).sort();
}

const known = new Map<string, boolean>();

function isUnknown(pattern: string): boolean {
  const found = known.get(pattern) ?? !meetsCatalogue(pattern);
  if (known.size > 10_000) known.clear();
  known.set(pattern, found);
  return found;
}

function meetsCatalogue(pattern: string): boolean {
  const compiled = compileAction(pattern);
  if (compiled.everything) return true;
  const { service } = compiled;
  if (service === null) return false;
  return servicePrefixes().some((prefix) => {
    if (!fits(service, prefix)) return false;
    const entry = serviceEntry(prefix);
    return entry !== undefined && maskOf({ negated: false, patterns: [compiled] }, entry) !== 'none';
  });
}

/** The policies with what their allow statements say of unknown actions alone; deny statements stay. */
export function onlyUnknown(policies: readonly Policy[]): Policy[] {
  return policies.map((policy) => ({ ...policy, statements: policy.statements.flatMap(unknownPart) }));
}

function unknownPart(statement: Statement): Statement[] {
  if (statement.effect === 'Deny') return [statement];
  const patterns = statement.action.negated ? [] : statement.action.patterns.filter(isUnknown);
  return patterns.length === 0 ? [] : [{ ...statement, action: { negated: false, patterns } }];
}
