import { findAction, serviceEntry } from '../../catalogue/authorization.ts';
import { actionMatches, expandActions } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import { resourceMatches } from '../../policy/resources.ts';
import { metResources } from '../summary/resourceWords.ts';

/** A request that must stay allowed. */
export interface Need {
  /** Full name of the action. */
  readonly action: string;
  /** An ARN, or `*` where the action has no resource. */
  readonly resource: string;
}

/**
 * Policies cut down to what the needs use of them: action and resource patterns that no need meets are left out, and
 * stars in resource patterns take the partition, Region, account and type that all needs share. Names, ids and conditions
 * stay as they are, so that what comes later fits as well. Actions to keep stay where they are written out.
 */
export function narrowed(policies: readonly Policy[], needs: readonly Need[], kept: readonly string[] = []): Policy[] {
  return policies.map((policy) => ({
    ...policy,
    statements: policy.statements.flatMap((statement) => narrowedStatement(statement, needs, kept)),
  }));
}

function narrowedStatement(statement: Statement, needs: readonly Need[], kept: readonly string[]): Statement[] {
  const { effect, action, resource } = statement;
  if (effect === 'Deny' || action.negated || resource === null || resource.negated) return [statement];
  const own = needs.filter((need) => resource.patterns.some((pattern) => meets(pattern, need)));
  const isUsed = (pattern: string) => own.some((need) => actionMatches(pattern, need.action));
  const isKept = (pattern: string) =>
    !isUsed(pattern) && !/[*?]/.test(pattern) && kept.some((one) => actionMatches(one, pattern));
  const idle = action.patterns.filter(isKept);
  const actions = action.patterns.filter((pattern) => isUsed(pattern) || idle.includes(pattern));
  const used = own.filter((need) => actions.some((pattern) => actionMatches(pattern, need.action)));
  const resources = resource.patterns.flatMap((pattern) => {
    const met = used.filter((need) => meets(pattern, need));
    return met.length > 0 ? narrowedPattern(pattern, met, actions) : idlePattern(pattern, idle);
  });
  if (actions.length === 0 || resources.length === 0) return [];
  return [
    {
      ...statement,
      action: { negated: false, patterns: actions },
      resource: { negated: false, patterns: [...new Set(resources)] },
    },
  ];
}

/** A pattern that no need meets stays for the actions that stay without a need. */
function idlePattern(pattern: string, actions: readonly string[]): string[] {
  const entries = actions.flatMap((name) => findAction(name) ?? []);
  const { on } = metResources({ negated: false, patterns: [pattern] }, entries);
  return entries.length > 0 && on?.length !== 0 ? [pattern] : [];
}

/** What variables stand for is not known here. */
function meets(pattern: string, { resource }: Need): boolean {
  return pattern.includes('${') || resourceMatches(pattern, resource);
}

function narrowedPattern(pattern: string, needs: readonly Need[], actions: readonly string[]): string[] {
  if (pattern.includes('${') || needs.some(({ resource }) => resource === '*')) return [pattern];
  if (/^\*+$/.test(pattern)) {
    return alwaysOnResources(actions) ? [...new Set(needs.flatMap(formatPattern))] : [pattern];
  }
  const parts = cut(pattern);
  const given = needs.map(({ resource }) => cut(resource));
  if (parts.length < 6 || given.some((one) => one.length < 6)) return [pattern];
  const head = parts
    .slice(0, 5)
    .map((part, at) => (part === '*' ? (shared(given.map((one) => one[at])) ?? '*') : part));
  const [last = ''] = parts.slice(5);
  if (last !== '*') return [[...head, last].join(':')];
  const tails = needs.flatMap(formatPattern).map((format) => cut(format)[5] ?? '*');
  return [...new Set(tails)].map((tail) => [...head, tail].join(':'));
}

function cut(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function shared(values: readonly (string | undefined)[]): string | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

/** True where no request for the actions goes without a resource. */
function alwaysOnResources(patterns: readonly string[]): boolean {
  if (patterns.some((pattern) => /^\*+$/.test(pattern))) return false;
  return patterns.flatMap(expandActions).every(({ resources }) => resources.length > 0);
}

const placeholder = /\$\{[^}]*\}/g;

/** The needed resource with its partition, Region, account and type, whatever its name; the ARN itself where no type fits. */
function formatPattern({ action, resource }: Need): string[] {
  const entry = findAction(action);
  const types = entry && serviceEntry(entry.service)?.resourceTypes;
  const formats = entry?.resources.flatMap(({ type }) => types?.get(type.toLowerCase())?.arn ?? []) ?? [];
  const fitting = formats.filter((format) => resourceMatches(format.replace(placeholder, '*'), resource));
  const given = cut(resource);
  const patterns = fitting.map((format) => {
    const parts = cut(format.replace(placeholder, '*'));
    return parts.map((part, at) => (at < 5 && part === '*' ? (given[at] ?? part) : part)).join(':');
  });
  return patterns.length > 0 ? patterns.slice(0, 1) : [resource];
}
