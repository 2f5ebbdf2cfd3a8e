import type { ActionEntry } from '../../catalogue/shapes.ts';
import type { ConditionClause } from '../../policy/document.ts';
import { metResources } from '../summary/resourceWords.ts';
import { type Atom, conditionKey } from './atoms.ts';

/** A statement to be, with its actions still one by one. */
export interface Draft {
  readonly actions: readonly ActionEntry[];
  readonly resources: readonly string[];
  readonly conditions: readonly ConditionClause[];
}

/** Actions of one service on the same resources under the same conditions, in as few drafts as there may be at most. */
export function draftsOf(atoms: readonly Atom[], most: number): readonly Draft[] {
  return fewer(byConditions(byResources(atoms)), most);
}

function byResources(atoms: readonly Atom[]): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const { action, resources, conditions } of atoms) {
    const key = `${action.service} ${resourceKey(resources)} ${conditionKey(conditions)}`;
    const draft = drafts.get(key);
    drafts.set(key, { actions: [...(draft?.actions ?? []), action], resources, conditions });
  }
  return [...drafts.values()];
}

const resourceKey = (resources: readonly string[]): string => [...resources].sort().join();

/** Operators of which one fitting value is enough, so that two lists of values are one. */
const anyValue =
  /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress|NumericEquals|DateEquals)(IfExists)?$/;

/** Drafts that differ in the values of one condition alone are one with all the values. */
function byConditions(drafts: readonly Draft[]): readonly Draft[] {
  return merged(drafts, (one, other) => {
    const same =
      one.actions.length === other.actions.length && one.actions.every((action) => other.actions.includes(action));
    if (!same || resourceKey(one.resources) !== resourceKey(other.resources)) return null;
    const conditions = withAllValues(one.conditions, other.conditions);
    return conditions && { ...one, conditions };
  });
}

function withAllValues(ours: readonly ConditionClause[], theirs: readonly ConditionClause[]): ConditionClause[] | null {
  if (ours.length !== theirs.length) return null;
  const apart = ours.filter((clause) => !theirs.some((other) => conditionKey([clause]) === conditionKey([other])));
  const [clause] = apart;
  if (!clause || apart.length > 1 || !anyValue.test(clause.operator)) return null;
  const other = theirs.find(
    ({ operator, key }) => operator === clause.operator && key.toLowerCase() === clause.key.toLowerCase(),
  );
  if (!other || ours.some((one) => one !== clause && one.key === clause.key)) return null;
  const values = [...new Set([...clause.values, ...other.values])];
  return ours.map((one) => (one === clause ? { ...clause, values } : one));
}

/**
 * Where there are too many, first those on the same resources are put together, then all of one service that may be, then
 * any, as long as there are too many.
 */
function fewer(drafts: readonly Draft[], most: number): readonly Draft[] {
  if (drafts.length <= most) return drafts;
  const alike = merged(drafts, (one, other) =>
    resourceKey(one.resources) === resourceKey(other.resources) ? together(one, other) : null,
  );
  if (alike.length <= most) return alike;
  const inService = merged(alike, (one, other) => (serviceOf(one) === serviceOf(other) ? together(one, other) : null));
  return inService.length <= most ? inService : merged(inService, together, most);
}

const serviceOf = ({ actions }: Draft): string => [...new Set(actions.map(({ service }) => service))].join();

function merged(
  drafts: readonly Draft[],
  merge: (one: Draft, other: Draft) => Draft | null,
  most = 1,
): readonly Draft[] {
  const left = [...drafts];
  for (let at = 0; at < left.length; at += 1) {
    for (let other = at + 1; other < left.length && left.length > most; other += 1) {
      const [one, two] = [left[at], left[other]];
      const both = one && two && merge(one, two);
      if (!both) continue;
      left[at] = both;
      left.splice(other, 1);
      other -= 1;
    }
  }
  return left;
}

/** Both in one, where that allows nothing more. */
function together(one: Draft, other: Draft): Draft | null {
  if (conditionKey(one.conditions) !== conditionKey(other.conditions)) return null;
  const resources = [...new Set([...one.resources, ...other.resources])];
  if (!meetsOnly(one, resources) || !meetsOnly(other, resources)) return null;
  return { actions: [...one.actions, ...other.actions], resources, conditions: one.conditions };
}

function meetsOnly({ actions, resources }: Draft, all: readonly string[]): boolean {
  return actions.every((action) => {
    const { on } = metResources({ negated: false, patterns: all }, [action]);
    return on === null ? resources.includes('*') : on.every((pattern) => resources.includes(pattern));
  });
}
