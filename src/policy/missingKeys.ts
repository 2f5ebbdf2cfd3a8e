import { type Asked, askedOf } from './asked.ts';
import { applies, type CompiledStatement, compilePolicy } from './compiled.ts';
import { clauseHolds } from './conditions/clause.ts';
import { contextReader } from './context.ts';
import type { Verdict } from './decision.ts';
import { layers } from './layers.ts';
import type { AuthorizationRequest, Context, ContextValue, PoliciesInForce } from './request.ts';
import { sampleValues } from './sampleValues.ts';
import { templateKeys } from './variables.ts';
import { verdictOf } from './verdict.ts';

/** Above this many combinations of values, keys are tried alone, in pairs and by whole statements. */
const MOST_TRIALS = 512;

/** An absent key with values worth trying; the name is as a policy spells it. */
interface Candidate {
  readonly name: string;
  readonly values: readonly ContextValue[];
}

interface Setting {
  readonly name: string;
  readonly value: ContextValue;
}

type Trial = readonly Setting[];

/**
 * Absent condition keys whose value could change the decision, as the policies spell them. Found by trying: the absent
 * keys of statements that would otherwise match get values that satisfy or break their clauses, and a key counts where
 * the outcome with it differs from the outcome without it.
 */
export function missingContextKeys(
  request: AuthorizationRequest,
  policies: PoliciesInForce,
  verdict: Verdict,
): readonly string[] {
  const asked = askedOf(request, policies);
  const statements = matchingStatements(asked, policies);
  const keys = candidates(asked, statements);
  const found = new Set<string>();
  for (const trial of trialsOf(keys, statements, asked)) {
    if (trial.every(({ name }) => found.has(name))) continue;
    const outcome = outcomeWith(request, policies, trial);
    for (const { name } of trial) {
      if (found.has(name)) continue;
      const others = trial.filter((entry) => entry.name !== name);
      const without = others.length === 0 ? verdict : outcomeWith(request, policies, others);
      if (without !== outcome) found.add(name);
    }
  }
  return keys.map(({ name }) => name).filter((name) => found.has(name));
}

function outcomeWith(request: AuthorizationRequest, policies: PoliciesInForce, trial: Trial): Verdict {
  return verdictOf({ ...request, context: contextWith(request, trial) }, policies);
}

function contextWith(request: AuthorizationRequest, trial: Trial): Context {
  return { ...request.context, ...Object.fromEntries(trial.map(({ name, value }) => [name, value])) };
}

/** Statements whose action, principal and fixed resources match. */
function matchingStatements(asked: Asked, policies: PoliciesInForce): readonly CompiledStatement[] {
  return layers.flatMap((layer) => {
    if (!layer.binds(asked)) return [];
    const reading = layer.reading(asked);
    const statements = layer.levels(policies).flatMap((level) => level.flatMap(({ policy }) => compilePolicy(policy)));
    return statements.filter((statement) => applies(withoutContext(statement), asked, reading));
  });
}

/** The statement with its conditions left out, and its resources too where they wait for the request's values. */
function withoutContext(statement: CompiledStatement): CompiledStatement {
  const waiting = statement.resources?.patterns.some((pattern) => pattern.ready === null) ?? false;
  return { ...statement, resources: waiting ? everyResource : statement.resources, clauses: [] };
}

const everyResource: CompiledStatement['resources'] = { negated: true, patterns: [] };

function candidates(asked: Asked, statements: readonly CompiledStatement[]): readonly Candidate[] {
  const absent = new Map<string, string>();
  for (const name of statements.flatMap(keysOf)) {
    const lower = name.toLowerCase();
    if (asked.context.get(lower) === undefined && !absent.has(lower)) absent.set(lower, name);
  }
  return [...absent].map(([lower, name]) => ({ name, values: sampleValues(lower, asked.request, statements) }));
}

/** Every key that a statement reads, in clauses and in variables. */
function keysOf(statement: CompiledStatement): readonly string[] {
  const inResources = statement.resources?.patterns.flatMap((pattern) => templateKeys(pattern.template)) ?? [];
  const inClauses = statement.clauses.flatMap((clause) => {
    return [clause.source.key, ...clause.values.flatMap((value) => templateKeys(value.template))];
  });
  return [...inResources, ...inClauses];
}

/** Every combination of values, absence included, where they are few; smaller trials come first. */
function trialsOf(
  keys: readonly Candidate[],
  statements: readonly CompiledStatement[],
  asked: Asked,
): readonly Trial[] {
  const combinations = keys.reduce((count, { values }) => count * (values.length + 1), 1);
  if (combinations <= MOST_TRIALS) return everyTrial(keys);
  const single = keys.map(settings);
  const pairs = single.flatMap((left, index) =>
    single.slice(index + 1).flatMap((right) => left.flatMap((a) => right.map((b) => [a, b]))),
  );
  const whole = statements.map((statement) => satisfying(statement, keys, asked));
  return [...single.flat().map((setting) => [setting]), ...whole, ...pairs.slice(0, MOST_TRIALS)];
}

function settings({ name, values }: Candidate): readonly Setting[] {
  return values.map((value) => ({ name, value }));
}

function everyTrial(keys: readonly Candidate[]): readonly Trial[] {
  let trials: readonly Trial[] = [[]];
  for (const key of keys) {
    trials = trials.flatMap((rest) => [rest, ...settings(key).map((setting) => [...rest, setting])]);
  }
  return trials.filter((trial) => trial.length > 0).sort((left, right) => left.length - right.length);
}

/** A value for each absent key of the statement with which its clauses on that key hold. */
function satisfying(statement: CompiledStatement, keys: readonly Candidate[], asked: Asked): Trial {
  const read = new Set(keysOf(statement).map((key) => key.toLowerCase()));
  return keys.flatMap(({ name, values }): Trial => {
    const clauses = statement.clauses.filter(({ lowerKey }) => lowerKey === name.toLowerCase());
    const fitting = values.find((value) => {
      const context = contextReader(contextWith(asked.request, [{ name, value }]), asked.caller);
      return clauses.every((clause) => clauseHolds(clause, context));
    });
    const value = fitting ?? values[0];
    return read.has(name.toLowerCase()) && value !== undefined ? [{ name, value }] : [];
  });
}
