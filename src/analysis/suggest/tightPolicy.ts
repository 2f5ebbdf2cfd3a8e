import type { Effect, Policy, Statement } from '../../policy/document.ts';
import { comparePolicies } from '../documents/comparePolicies.ts';
import { actionPatterns } from './actionPatterns.ts';
import { takenApart } from './atoms.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { statementName } from './statementName.ts';

/** Statements for each statement that was there before, at most. */
export const mostStatements = 1.5;

/**
 * One identity policy that allows just what the given ones allow together, as a person would write it: actions on the
 * same resources in one statement, each with the resources that it can meet, wildcards where they are exact. The given
 * statements themselves where that would allow anything else.
 */
export function tightPolicy(policies: readonly Policy[], limit = statementsIn(policies) * mostStatements): Policy {
  const made = withoutRepetition(rendered(policies, limit));
  return isEqual([made], policies) ? made : joined(policies);
}

/** Statements that deny just what the given ones deny, as a person would write them. */
export function tightDenials(policies: readonly Policy[], limit: number): readonly Statement[] {
  const allowing = policies.map((policy) => withEffect(policy, 'Allow'));
  return withEffect(tightPolicy(allowing, limit), 'Deny').statements.map(({ sid, ...one }) => ({
    ...one,
    sid: sid === null ? null : `Deny${sid}`,
  }));
}

/** The policy with further statements. */
export function withStatements(policy: Policy, more: readonly Statement[]): Policy {
  return { ...policy, statements: numbered(named([...policy.statements, ...more])) };
}

export function statementsIn(policies: readonly Policy[]): number {
  return policies.reduce((sum, { statements }) => sum + statements.length, 0);
}

/** True where the two sides allow the same requests. */
export function isEqual(granted: readonly Policy[], needed: readonly Policy[]): boolean {
  const { excess, missing } = comparePolicies({ ...sides, granted, needed });
  return excess.length + missing.length === 0;
}

const sides = { kind: 'identity', principal: null, boundary: null, scps: [] } as const;

function withEffect(policy: Policy, effect: Effect): Policy {
  return { ...policy, statements: policy.statements.map((statement) => ({ ...statement, effect })) };
}

function joined(policies: readonly Policy[]): Policy {
  const statements = policies.flatMap((policy) => policy.statements);
  return { version: '2012-10-17', id: null, statements: numbered(named(statements)) };
}

function rendered(policies: readonly Policy[], limit: number): Policy {
  const { atoms, whole } = takenApart(policies);
  const drafts = draftsOf(atoms, Math.max(1, Math.floor(limit) - whole.length));
  return {
    version: '2012-10-17',
    id: null,
    statements: numbered(named([...drafts.map(statementOf), ...whole.map(withName)])),
  };
}

/** Without the resources, and then the statements, that a statement which is kept whole allows as well. */
function withoutRepetition(policy: Policy): Policy {
  const { statements } = policy;
  const isWide = ({ effect, action, resource }: Statement) =>
    effect === 'Allow' && (action.negated || resource?.negated === true);
  if (!statements.some(isWide)) return policy;
  let left = policy;
  for (const { index, resource } of statements.filter((one) => one.effect === 'Allow' && !isWide(one))) {
    for (const pattern of resource?.patterns ?? []) {
      const less = {
        ...left,
        statements: left.statements.flatMap((one) => (one.index === index ? withoutResource(one, pattern) : [one])),
      };
      if (isEqual([less], [left])) left = less;
    }
  }
  return { ...left, statements: numbered(left.statements) };
}

function withoutResource(statement: Statement, pattern: string): Statement[] {
  const patterns = statement.resource?.patterns.filter((one) => one !== pattern) ?? [];
  return patterns.length === 0 ? [] : [{ ...statement, resource: { negated: false, patterns } }];
}

function statementOf({ actions, resources, conditions }: Draft): Statement {
  const patterns = actionPatterns(actions, resources);
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

/** A statement that is kept whole is named after its action where it has one. */
function withName(statement: Statement): Statement {
  const { sid, effect, action } = statement;
  const [only = '', ...more] = action.patterns;
  if (sid !== null || action.negated || more.length > 0 || !/^[\w-]+:[A-Za-z0-9]+$/.test(only)) return statement;
  return { ...statement, sid: `${effect === 'Deny' ? 'Deny' : ''}${only.slice(only.indexOf(':') + 1)}` };
}

/** Each `Sid` once. */
function named(statements: readonly Statement[]): Statement[] {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    if (statement.sid === null) return statement;
    const count = (seen.get(statement.sid) ?? 0) + 1;
    seen.set(statement.sid, count);
    return count === 1
      ? statement
      : { ...statement, sid: `${statement.sid}${/\d$/.test(statement.sid) ? 'No' : ''}${count}` };
  });
}

function numbered(statements: readonly Statement[]): Statement[] {
  return statements.map((statement, index) => ({ ...statement, index }));
}
