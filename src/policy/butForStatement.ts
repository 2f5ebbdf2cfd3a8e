import type { Denied } from './butFor.ts';
import { compileClause } from './conditions/clause.ts';
import type { ButFor, ConditionTrace, StatementTrace } from './decision.ts';
import type { Policy, Statement } from './document.ts';
import { naming, policyOf, withOther } from './otherPolicies.ts';
import { traceClause } from './trace.ts';
import { readsVariables } from './variables.ts';
import { verdictOf } from './verdict.ts';

/** Above this many statements that fail in one part only, the rest is not tried. */
const MOST_STATEMENTS = 64;
const MOST_FOUND = 6;

/** What of a statement does not match; where it is one part only, mending it is a single change. */
interface Failing {
  readonly trace: StatementTrace;
  readonly statement: Statement;
  readonly part: 'action' | 'resource' | 'principal' | number;
  readonly clauses: readonly ConditionTrace[];
}

/** Statements that would allow the request but for one part, conditions first, then resource, action and principal. */
export function statementChanges(denied: Denied, context: readonly ButFor[]): readonly ButFor[] {
  const failing = denied.statements.flatMap((trace) => failingPart(trace, denied)).slice(0, MOST_STATEMENTS);
  const told = new Set(context.map((change) => (change.kind === 'context' ? change.key.toLowerCase() : '')));
  const found = failing.filter((one) => !isTold(one, told)).filter((one) => mends(one, denied));
  return order.flatMap((kind) => found.filter(({ part }) => kindOf(part) === kind).map(changeOf)).slice(0, MOST_FOUND);
}

type Kind = 'condition' | 'resource' | 'action' | 'principal';

const order: readonly Kind[] = ['condition', 'resource', 'action', 'principal'];

const kindOf = (part: Failing['part']): Kind => (typeof part === 'number' ? 'condition' : part);

function changeOf({ trace, part, clauses }: Failing): ButFor {
  const condition = typeof part === 'number' ? clauses[part] : undefined;
  if (condition) return { kind: 'condition', statement: trace, condition };
  return { kind: typeof part === 'number' ? 'action' : part, statement: trace };
}

/** True where a value of the same key was told already. */
function isTold({ part, clauses }: Failing, told: ReadonlySet<string>): boolean {
  return typeof part === 'number' && told.has(clauses[part]?.key.toLowerCase() ?? '');
}

function failingPart(trace: StatementTrace, denied: Denied): Failing[] {
  if (trace.effect !== 'Allow' || trace.applies) return [];
  const failed: Failing['part'][] = [];
  if (!trace.actionMatches) failed.push('action');
  if (trace.resourceMatches === false) failed.push('resource');
  if (trace.principalMatches === false) failed.push('principal');
  if (failed.length > 1) return [];
  const found = policyOf(denied.policies, trace);
  const statement = found?.statements[trace.statement];
  if (!found || !statement) return [];
  const clauses = clausesOf(found, statement, denied);
  for (const [index, { holds }] of clauses.entries()) if (!holds) failed.push(index);
  const [part, ...others] = failed;
  return part === undefined || others.length > 0 ? [] : [{ trace, statement, part, clauses }];
}

/** The conditions are read whether action, resource and principal match or not. */
function clausesOf(policy: Policy, { conditions, effect }: Statement, { asked }: Denied): readonly ConditionTrace[] {
  return conditions.map((condition) => traceClause(compileClause(condition, effect, readsVariables(policy)), asked));
}

const everything = { negated: false, patterns: ['*'] };

function mends({ trace, statement, part }: Failing, denied: Denied): boolean {
  const mended: Record<Kind, () => Statement> = {
    action: () => ({ ...statement, action: everything }),
    resource: () => ({ ...statement, resource: everything }),
    principal: () => ({ ...statement, principal: naming(denied) }),
    condition: () => ({ ...statement, conditions: statement.conditions.filter((_clause, index) => index !== part) }),
  };
  const policies = withOther(denied.policies, trace, mended[kindOf(part)]());
  return verdictOf(denied.request, policies) === 'allowed';
}
