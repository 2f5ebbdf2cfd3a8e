import { type Asked, askedOf } from './asked.ts';
import { applies, type CompiledStatement, compilePolicy } from './compiled.ts';
import { clauseHolds } from './conditions/clause.ts';
import { contextReader } from './context.ts';
import { canCarry, canonicalKey, contradicts, writtenAs } from './contextRelations.ts';
import type { Verdict } from './decision.ts';
import { layers } from './layers.ts';
import type { AuthorizationRequest, Context, ContextValue, PoliciesInForce } from './request.ts';
import { sampleValues } from './sampleValues.ts';
import { templateKeys } from './variables.ts';
import { verdictOf } from './verdict.ts';

/** Above this many combinations of values, keys are tried alone, in pairs and by whole statements. */
const MOST_TRIALS = 1_024;

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
 * the outcome with it differs from the outcome without it. Combinations that no request can have are left out.
 */
export function missingContextKeys(
  request: AuthorizationRequest,
  policies: PoliciesInForce,
  verdict: Verdict,
): readonly string[] {
  const asked = askedOf(request, policies);
  const statements = matchingStatements(asked, policies);
  const keys = candidates(asked, statements);
  if (keys.length === 0) return [];
  const outcome = (trial: Trial) => {
    if (trial.length === 0) return verdict;
    return isPossible(trial, asked) ? outcomeWith(request, policies, trial) : null;
  };
  const combinations = keys.reduce((count, { values }) => count * (values.length + 1), 1);
  const found =
    combinations <= MOST_TRIALS
      ? byEveryTrial(keys, outcome)
      : bySomeTrials(someTrials(keys, statements, asked), outcome);
  return keys.map(({ name }) => name).filter((name) => found.has(name));
}

/** Null for what no request can be. */
type Outcome = (trial: Trial) => Verdict | null;

/** True where the values agree with each other and with what the request carries. */
function isPossible(trial: Trial, asked: Asked): boolean {
  const chosen = new Map<string, ContextValue>();
  for (const { name, value } of trial) {
    const lower = name.toLowerCase();
    const first = canonicalKey(lower);
    const given = first === lower ? undefined : asked.context.get(first);
    const agreed = chosen.get(first) ?? given;
    if (agreed !== undefined && !isSame(writtenAs(lower, agreed), writtenAs(lower, value))) return false;
    chosen.set(first, value);
  }
  return !contradicts((key) => chosen.get(key) ?? asked.context.get(key));
}

function isSame(one: ContextValue, other: ContextValue): boolean {
  return String(one) === String(other);
}

/** Tries every combination of values and absence once. */
function byEveryTrial(keys: readonly Candidate[], outcome: Outcome): ReadonlySet<string> {
  let trials: readonly Trial[] = [[]];
  for (const key of keys)
    trials = trials.flatMap((rest) => [rest, ...settings(key).map((setting) => [...rest, setting])]);
  const verdicts = trials.map(outcome);
  const found = new Set<string>();
  // Trials count like digits: each key's absence comes first, followed by its values.
  let step = trials.length;
  for (const { name, values } of keys) {
    step /= values.length + 1;
    const size = step * (values.length + 1);
    const differs = (verdict: Verdict | null, at: number) => {
      const without = verdicts[at - (at % size) + (at % step)];
      return verdict !== null && without !== null && verdict !== without;
    };
    if (verdicts.some(differs)) found.add(name);
  }
  return found;
}

function bySomeTrials(trials: readonly Trial[], outcome: Outcome): ReadonlySet<string> {
  const found = new Set<string>();
  for (const trial of trials) {
    if (trial.every(({ name }) => found.has(name))) continue;
    const whole = outcome(trial);
    if (whole === null) continue;
    for (const { name } of trial) {
      if (found.has(name)) continue;
      const without = outcome(trial.filter((entry) => entry.name !== name));
      if (without !== null && without !== whole) found.add(name);
    }
  }
  return found;
}

function outcomeWith(request: AuthorizationRequest, policies: PoliciesInForce, trial: Trial): Verdict {
  return verdictOf({ ...request, context: contextWith(request, trial) }, policies);
}

function contextWith(request: AuthorizationRequest, trial: Trial): Context {
  return { ...request.context, ...Object.fromEntries(trial.map(({ name, value }) => [name, value])) };
}

/** Statements whose action, principal and fixed resources match. */
export function matchingStatements(asked: Asked, policies: PoliciesInForce): readonly CompiledStatement[] {
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
    const open = asked.context.get(lower) === undefined && canCarry(asked.caller.kind, lower);
    if (open && !absent.has(lower)) absent.set(lower, name);
  }
  return [...absent]
    .map(([lower, name]) => ({ name, values: valuesOf(lower, asked, statements) }))
    .filter(({ values }) => values.length > 0);
}

/** Of a key that the request carries under another name only that value counts. */
function valuesOf(lower: string, asked: Asked, statements: readonly CompiledStatement[]): readonly ContextValue[] {
  const first = canonicalKey(lower);
  const given = first === lower ? undefined : asked.context.get(first);
  return given === undefined ? sampleValues(lower, asked, statements) : [writtenAs(lower, given)];
}

/** Every key that a statement reads, in clauses and in variables. */
export function keysOf(statement: CompiledStatement): readonly string[] {
  const inResources = statement.resources?.patterns.flatMap((pattern) => templateKeys(pattern.template)) ?? [];
  const inClauses = statement.clauses.flatMap((clause) => {
    return [clause.source.key, ...clause.values.flatMap((value) => templateKeys(value.template))];
  });
  return [...inResources, ...inClauses];
}

function someTrials(
  keys: readonly Candidate[],
  statements: readonly CompiledStatement[],
  asked: Asked,
): readonly Trial[] {
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
