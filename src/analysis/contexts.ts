import type { Clause } from '../policy/conditions/clause.ts';
import type { Context, ContextValue } from '../policy/request.ts';
import type { PrincipalView, ResourceView } from './accountView.ts';
import { valuesOf } from './conditionValues.ts';
import { consistent } from './consistent.ts';
import { canonicalKey, type Facts } from './facts.ts';

/** Contexts of one request that statements can tell apart, the usual one first. */
export interface Contexts {
  readonly contexts: Iterable<Context>;
  readonly reasons: readonly string[];
}

interface Dimension {
  readonly key: string;
  /** As the policies write it: one name for each alias in use. */
  readonly names: readonly string[];
  readonly options: readonly (ContextValue | undefined)[];
}

/** Contexts for one request; more are not tried. */
const budget = 2048;

/** Keys that no request lacks: IAM User Guide, reference_policies_condition-keys. */
const alwaysPresent = new Set([
  'aws:securetransport',
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:sourceip',
]);
/** Facts that every instance or image has (Amazon EC2, supported condition keys) or every passed role (IAM). */
const presentWhereListed =
  /^(ec2:(instancetype|tenancy|rootdevicetype|ebsoptimized|availabilityzone|imagetype|owner|public|vpc)|iam:passedtoservice)$/;
const mfa = 'aws:multifactorauthpresent';

export function contextsOf(
  clauses: readonly Clause[],
  keys: ReadonlySet<string>,
  facts: Facts,
  principal: PrincipalView,
  resource: ResourceView,
): Contexts {
  const reasons: string[] = [];
  const dimensions: Dimension[] = [];
  for (const [key, own] of byKey(clauses, keys)) {
    if (facts.isSettled(key)) continue;
    const usual = facts.reader.get(key);
    const { values, unresolved } = valuesOf(own, facts.reader, typeof usual === 'string' ? usual : null);
    if (unresolved) reasons.push(`a variable compared with \`${key}\` has no settled value`);
    dimensions.push({ key, names: namesOf(own), options: optionsOf(key, own, values, principal) });
  }
  const size = dimensions.reduce((product, { options }) => product * options.length, 1);
  if (size > budget)
    reasons.push(`${size} combinations of condition values on \`${resource.arn}\` were cut at ${budget}`);
  return { contexts: { [Symbol.iterator]: () => product(dimensions, facts.context) }, reasons };
}

function byKey(clauses: readonly Clause[], keys: ReadonlySet<string>): Map<string, Clause[]> {
  const grouped = new Map<string, Clause[]>();
  for (const clause of clauses) {
    if (!keys.has(clause.lowerKey)) continue;
    const key = canonicalKey(clause.lowerKey);
    grouped.set(key, [...(grouped.get(key) ?? []), clause]);
  }
  return grouped;
}

function namesOf(clauses: readonly Clause[]): string[] {
  return [...new Map(clauses.map(({ lowerKey, source }) => [lowerKey, source.key])).values()];
}

function optionsOf(
  key: string,
  clauses: readonly Clause[],
  values: readonly string[],
  principal: PrincipalView,
): (ContextValue | undefined)[] {
  const never = alwaysPresent.has(key) || presentWhereListed.test(key) || (key === mfa && principal.temporary);
  const absent = never ? [] : [undefined];
  const many = clauses.some(({ use }) => use?.quantifier) || key === 'aws:tagkeys';
  return [...(many ? setsOf(values) : values), ...absent];
}

/** The sets that `ForAllValues` and `ForAnyValue` can tell apart. */
function setsOf(values: readonly string[]): ContextValue[] {
  const pairs = values.flatMap((one, index) => values.slice(index + 1).map((other) => [one, other]));
  return [...values.map((value) => [value]), ...pairs.slice(0, 28), []];
}

function* product(dimensions: readonly Dimension[], base: Context): Iterator<Context> {
  const chosen = new Set(dimensions.map(({ key }) => key));
  const at = dimensions.map(() => 0);
  for (let count = 0; count < budget; count += 1) {
    const context: Record<string, ContextValue> = { ...base };
    for (const [index, { key, names, options }] of dimensions.entries()) {
      const value = options[at[index] ?? 0];
      for (const name of Object.keys(context)) if (canonicalKey(name.toLowerCase()) === key) delete context[name];
      if (value !== undefined) for (const name of names) context[name] = value;
    }
    const possible = consistent(context, chosen);
    if (possible) yield possible;
    let turning = dimensions.length - 1;
    while (turning >= 0) {
      const next = (at[turning] ?? 0) + 1;
      if (next < (dimensions[turning]?.options.length ?? 0)) {
        at[turning] = next;
        break;
      }
      at[turning] = 0;
      turning -= 1;
    }
    if (turning < 0) return;
  }
}
