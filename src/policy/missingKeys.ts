import { askedOf } from './asked.ts';
import { applies, type CompiledStatement, compilePolicy } from './compiled.ts';
import type { Verdict } from './decision.ts';
import { layers } from './layers.ts';
import type { AuthorizationRequest, Context, ContextValue, PoliciesInForce } from './request.ts';
import { sampleValues } from './sampleValues.ts';
import { templateKeys } from './variables.ts';
import { verdictOf } from './verdict.ts';

/** Above this many combinations of values only one or two absent keys are filled in at a time. */
const MOST_TRIALS = 512;

/**
 * Absent condition keys whose value could change the decision, as the policies spell them. Found by trying: absent keys
 * of statements that would otherwise match get values that satisfy or break their clauses, and a key counts where the
 * outcome with it differs from the outcome without it.
 */
export function missingContextKeys(
  request: AuthorizationRequest,
  policies: PoliciesInForce,
  verdict: Verdict,
): readonly string[] {
  const absent = absentKeys(request, policies);
  if (absent.size === 0) return [];
  const keys = [...absent].map(([lower, name]) => ({
    name,
    values: sampleValues(lower, request, statementsOf(policies)),
  }));
  const found = new Set<string>();
  for (const trial of trials(keys)) {
    if (trial.length === 0 || trial.every(({ name }) => found.has(name))) continue;
    const outcome = outcomeWith(request, policies, trial);
    if (trial.length === 1 && outcome === verdict) continue;
    for (const { name } of trial) {
      if (found.has(name)) continue;
      const others = trial.filter((entry) => entry.name !== name);
      const without = others.length === 0 ? verdict : outcomeWith(request, policies, others);
      if (without !== outcome) found.add(name);
    }
  }
  return keys.map(({ name }) => name).filter((name) => found.has(name));
}

interface Candidate {
  readonly name: string;
  readonly values: readonly ContextValue[];
}

interface Setting {
  readonly name: string;
  readonly value: ContextValue;
}

function outcomeWith(request: AuthorizationRequest, policies: PoliciesInForce, trial: readonly Setting[]): Verdict {
  const context: Context = {
    ...request.context,
    ...Object.fromEntries(trial.map(({ name, value }) => [name, value])),
  };
  return verdictOf({ ...request, context }, policies);
}

/** Every combination of values, absence included, or singles and pairs where those are too many. */
function trials(keys: readonly Candidate[]): readonly (readonly Setting[])[] {
  const combinations = keys.reduce((count, { values }) => count * (values.length + 1), 1);
  if (combinations <= MOST_TRIALS) return allSettings(keys);
  const single = keys.map(settings);
  const pairs = single.flatMap((left, index) =>
    single.slice(index + 1).flatMap((right) => left.flatMap((a) => right.map((b) => [a, b]))),
  );
  return [...single.flat().map((setting) => [setting]), ...pairs.slice(0, MOST_TRIALS)];
}

function settings({ name, values }: Candidate): readonly Setting[] {
  return values.map((value) => ({ name, value }));
}

function allSettings(keys: readonly Candidate[]): readonly (readonly Setting[])[] {
  let found: readonly (readonly Setting[])[] = [[]];
  for (const key of keys) {
    found = found.flatMap((rest) => [rest, ...settings(key).map((setting) => [...rest, setting])]);
  }
  return [...found].sort((left, right) => left.length - right.length);
}

/** Absent keys that statements read whose action, principal and fixed resources match; lower case to first spelling. */
function absentKeys(request: AuthorizationRequest, policies: PoliciesInForce): Map<string, string> {
  const asked = askedOf(request, policies);
  const absent = new Map<string, string>();
  for (const layer of layers) {
    if (!layer.binds(asked)) continue;
    const reading = layer.reading(asked);
    for (const statement of layer
      .levels(policies)
      .flat()
      .flatMap(({ policy }) => compilePolicy(policy))) {
      const bare = withoutContext(statement);
      if (!applies(bare, asked, reading)) continue;
      for (const name of keysOf(statement)) {
        const lower = name.toLowerCase();
        if (asked.context.get(lower) === undefined && !absent.has(lower)) absent.set(lower, name);
      }
    }
  }
  return absent;
}

/** The statement with its conditions left out, and its resources too where they wait for the request's values. */
function withoutContext(statement: CompiledStatement): CompiledStatement {
  const waiting = statement.resources?.patterns.some((pattern) => pattern.ready === null) ?? false;
  const resources = waiting ? everyResource : statement.resources;
  return { ...statement, resources, clauses: [] };
}

const everyResource: CompiledStatement['resources'] = { negated: true, patterns: [] };

/** Every key that a statement reads, in clauses and in variables. */
export function keysOf(statement: CompiledStatement): readonly string[] {
  const inResources = statement.resources?.patterns.flatMap((pattern) => templateKeys(pattern.template)) ?? [];
  const inClauses = statement.clauses.flatMap((clause) => {
    return [clause.source.key, ...clause.values.flatMap((value) => templateKeys(value.template))];
  });
  return [...inResources, ...inClauses];
}

function statementsOf(policies: PoliciesInForce): readonly CompiledStatement[] {
  return layers.flatMap((layer) =>
    layer
      .levels(policies)
      .flat()
      .flatMap(({ policy }) => compilePolicy(policy)),
  );
}
