import { serviceEntry } from '../../catalogue/authorization.ts';
import type { AccessLevel, ActionEntry } from '../../catalogue/shapes.ts';
import type { ConditionClause, Policy, Statement } from '../../policy/document.ts';
import { comparePolicies } from '../documents/comparePolicies.ts';
import { exactPatterns } from '../summary/exactPatterns.ts';
import { metResources } from '../summary/resourceWords.ts';
import { type Atom, conditionKey, takenApart } from './atoms.ts';
import { statementName } from './statementName.ts';

/** Statements for each statement that was there before, at most. */
export const mostStatements = 1.5;

/**
 * One identity policy that allows just what the given ones allow together, as a person would write it: actions on the
 * same resources in one statement, each with the resources that it can meet, wildcards where they are exact. The given
 * statements themselves where that would allow anything else.
 */
export function tightPolicy(policies: readonly Policy[], limit = statementsIn(policies) * mostStatements): Policy {
  const made = rendered(policies, limit);
  const sides = { kind: 'identity', principal: null, boundary: null, scps: [] } as const;
  const { excess, missing } = comparePolicies({ ...sides, granted: [made], needed: policies });
  return excess.length + missing.length === 0 ? made : joined(policies);
}

export function statementsIn(policies: readonly Policy[]): number {
  return policies.reduce((sum, { statements }) => sum + statements.length, 0);
}

function joined(policies: readonly Policy[]): Policy {
  const statements = policies.flatMap((policy) => policy.statements);
  return { version: '2012-10-17', id: null, statements: numbered(statements.map((one) => ({ ...one, sid: null }))) };
}

/** A statement to be, with its actions still one by one. */
interface Draft {
  readonly actions: readonly ActionEntry[];
  readonly resources: readonly string[];
  readonly conditions: readonly ConditionClause[];
}

function rendered(policies: readonly Policy[], limit: number): Policy {
  const { atoms, whole } = takenApart(policies);
  const drafts = fewer(byResources(atoms), Math.max(1, Math.floor(limit) - whole.length));
  const statements = [...drafts.map(statementOf), ...whole.map((one) => ({ ...one, sid: null }))];
  return { version: '2012-10-17', id: null, statements: numbered(named(statements)) };
}

/** Actions of one service on the same resources under the same conditions. */
function byResources(atoms: readonly Atom[]): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const { action, resources, conditions } of atoms) {
    const key = `${action.service} ${[...resources].sort().join()} ${conditionKey(conditions)}`;
    const draft = drafts.get(key);
    drafts.set(key, { actions: [...(draft?.actions ?? []), action], resources, conditions });
  }
  return [...drafts.values()];
}

/** As many statements put together as it takes, where that allows nothing more. */
function fewer(drafts: readonly Draft[], most: number): Draft[] {
  const left = [...drafts];
  for (let at = 0; at < left.length && left.length > most; at += 1) {
    for (let other = left.length - 1; other > at && left.length > most; other -= 1) {
      const [one, two] = [left[at], left[other]];
      const both = one && two && together(one, two);
      if (!both) continue;
      left[at] = both;
      left.splice(other, 1);
    }
  }
  return left;
}

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

const reading: ReadonlySet<AccessLevel> = new Set(['List', 'Read']);

/** Wildcards for what begins with Describe or List; elsewhere only in place of a long list. */
function patternsOf(actions: readonly ActionEntry[]): string[] {
  const services = [...new Set(actions.map(({ service }) => service))];
  return services.flatMap((service) => {
    const entry = serviceEntry(service);
    const own = actions.filter((action) => action.service === service);
    const long = own.length > 20 && own.every(({ accessLevel }) => reading.has(accessLevel)) ? 3 : 10;
    return entry ? exactPatterns(entry, own, (prefix) => (/^(Describe|List)/.test(prefix) ? 3 : long)) : [];
  });
}

function statementOf({ actions, resources, conditions }: Draft): Statement {
  const patterns = patternsOf(actions);
  return {
    index: 0,
    sid: statementName(actions, patterns),
    effect: 'Allow',
    principal: null,
    action: { negated: false, patterns },
    resource: { negated: false, patterns: resources },
    conditions,
    place: null,
  };
}

/** Each `Sid` once. */
function named(statements: readonly Statement[]): Statement[] {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    if (statement.sid === null) return statement;
    const count = (seen.get(statement.sid) ?? 0) + 1;
    seen.set(statement.sid, count);
    return count === 1 ? statement : { ...statement, sid: `${statement.sid}${count}` };
  });
}

function numbered(statements: readonly Statement[]): Statement[] {
  return statements.map((statement, index) => ({ ...statement, index }));
}
