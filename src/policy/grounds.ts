import type { Asked } from './asked.ts';
import { readOperator } from './conditions/operatorName.ts';
import type { ConditionTrace, StatementTrace, Verdict } from './decision.ts';
import type { Statement } from './document.ts';
import { grantPolicies } from './grants.ts';
import type { PoliciesInForce, PolicyType } from './request.ts';
import { resourceMatches } from './resources.ts';
import { matchesWildcard } from './wildcard.ts';

/** What a decision rests on, as the table of disputed points reads it. */
export interface Grounds {
  readonly asked: Asked;
  readonly policies: PoliciesInForce;
  readonly statements: readonly StatementTrace[];
  readonly decision: Verdict;
  readonly decidedBy: PolicyType | null;
}

export const hasVariable = (text: string) => text.includes('${');

export function family(operator: string) {
  return readOperator(operator)?.operator.family;
}

export function someClause({ statements }: Grounds, test: (clause: ConditionTrace) => boolean): boolean {
  return statements.some(({ conditions }) => conditions.some(test));
}

type StatementTest = (trace: StatementTrace, statement: Statement, version: string | null) => boolean;

export function someStatement({ statements, policies }: Grounds, test: StatementTest): boolean {
  const { identity = [], session = [], scp = [], rcp = [], endpoint = [], grants = [], resource, boundary } = policies;
  const attached = [...identity, ...session, ...scp.flat(), ...rcp.flat(), ...endpoint, ...grantPolicies(grants)];
  const all = [...attached, ...(resource ? [resource] : []), ...(boundary ? [boundary] : [])];
  return statements.some((trace) => {
    const policy = all.find(
      ({ ref }) => ref === trace.policy || (trace.policy === 'trust' && ref === resource?.ref),
    )?.policy;
    const statement = policy?.statements[trace.statement];
    return policy !== undefined && statement !== undefined && test(trace, statement, policy.version);
  });
}

export function textsOf({ resource, conditions }: Statement): readonly string[] {
  return [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)];
}

/** True where the resource policy names the session (or everyone) and the caller is a session of the same account. */
export function grantsStar(grounds: Grounds, everyone: boolean): boolean {
  const { asked } = grounds;
  if (!asked.sameAccount || asked.caller.kind !== 'session') return false;
  return someStatement(grounds, ({ applies, effect, policyType }, { principal }) => {
    if (!applies || effect !== 'Allow' || (policyType !== 'resource' && policyType !== 'trust')) return false;
    const wanted = everyone ? '*' : asked.caller.principal;
    return principal?.negated === false && principal.entries.some(({ value }) => value === wanted);
  });
}

/** True where a policy of the type is attached and none of its statements applies. */
export function isSilent({ statements }: Grounds, type: PolicyType): boolean {
  const own = statements.filter(({ policyType }) => policyType === type);
  return own.length > 0 && own.every(({ applies }) => !applies);
}

/** True where the resource matches only because a star ran over a colon. */
export function crossesColons(patterns: readonly string[], resource: string): boolean {
  const matching = patterns.filter((pattern) => !/^\*+$/.test(pattern) && resourceMatches(pattern, resource));
  return matching.length > 0 && !matching.some((pattern) => matchesByParts(pattern, resource));
}

function matchesByParts(pattern: string, resource: string): boolean {
  const wanted = pattern.split(':');
  const given = resource.split(':');
  const head = wanted.slice(0, 5).every((part, index) => matchesWildcard(part, given[index] ?? ''));
  return head && (wanted.length < 6 || matchesWildcard(wanted.slice(5).join(':'), given.slice(5).join(':')));
}

export function deniesAction(statement: Statement, action: string): boolean {
  return statement.action.patterns.some((pattern) => matchesWildcard(pattern, action, { ignoreCase: true }));
}

/** True where one of the texts is another spelling of the given one. */
export function differsInCase(texts: readonly (string | null)[] | undefined, given: string): boolean {
  const lower = given.toLowerCase();
  return texts?.some((text) => text !== null && text !== given && text.toLowerCase() === lower) ?? false;
}
