import type { Asked } from './asked.ts';
import { readNumber } from './conditions/numbers.ts';
import { readOperator } from './conditions/operatorName.ts';
import type { ConditionTrace, StatementTrace, Verdict } from './decision.ts';
import type { Statement } from './document.ts';
import { grantPolicies } from './grants.ts';
import { accountNamed } from './principals.ts';
import type { PoliciesInForce, PolicyType } from './request.ts';
import { resourceMatches } from './resources.ts';
import { matchesWildcard } from './wildcard.ts';

/** What a decision rests on, as the rows below read it. */
export interface Grounds {
  readonly asked: Asked;
  readonly policies: PoliciesInForce;
  readonly statements: readonly StatementTrace[];
  readonly decision: Verdict;
  readonly decidedBy: PolicyType | null;
}

interface Point {
  readonly touches: (grounds: Grounds) => boolean;
  readonly says: string;
}

/** Points on which AWS's documents, recordings and public tests disagree, and what we answer. */
const points: readonly Point[] = [
  {
    touches: (grounds) => grantsStar(grounds, false) && isSilent(grounds, 'session'),
    says: 'The resource policy grants the session itself. AWS documents that a silent session policy does not limit such a grant; other evaluators limit it. We follow AWS.',
  },
  {
    touches: (grounds) =>
      someClause(
        grounds,
        ({ operator, policyValues }) => family(operator) === 'Bool' && policyValues.some(hasVariable),
      ),
    says: 'A condition uses a variable under Bool. One AWS page allows it, another does not. We read it as plain text.',
  },
  {
    touches: (grounds) =>
      someClause(
        grounds,
        ({ operator, requestValue }) => /^ForAnyValue:.*IfExists$/.test(operator) && requestValue === undefined,
      ),
    says: 'ForAnyValue with IfExists meets an absent key. The texts on IfExists and on set operators disagree. We let it fail, as a public test did.',
  },
  {
    touches: (grounds) =>
      someStatement(grounds, (_trace, statement, version) => version === null && textsOf(statement).some(hasVariable)),
    says: 'A policy without Version holds a variable. We read it as plain text, as the page on Version says.',
  },
  {
    touches: (grounds) =>
      someStatement(grounds, ({ applies, effect }, { principal }) => {
        const { caller, bounded } = grounds.asked;
        const own = principal?.entries.some(({ value }) => accountNamed(value) === caller.account) ?? false;
        return applies && effect === 'Deny' && principal?.negated === true && own && !bounded;
      }),
    says: 'A Deny with NotPrincipal lists an account. We deny its other users, as the example in the IAM guide does; other evaluators spare them.',
  },
  {
    touches: (grounds) => grantsStar(grounds, true) && (isSilent(grounds, 'session') || isSilent(grounds, 'boundary')),
    says: 'The resource policy grants everyone. AWS documents that a silent session policy or boundary does not limit such a grant; other evaluators limit it.',
  },
  {
    touches: ({ asked, policies, decision }) =>
      asked.caller.kind === 'federated' && (policies.session ?? []).length === 0 && decision !== 'allowed',
    says: 'A federated session without session policy: the pages on GetFederationToken give it nothing, another page speaks of a default policy. We give it nothing.',
  },
  {
    touches: (grounds) =>
      someStatement(
        grounds,
        ({ applies }, { resource }) =>
          applies && resource?.negated === false && crossesColons(resource.patterns, grounds.asked.request.resource),
      ),
    says: 'A star at the end of an ARN field matched past the next colon. The current IAM guide allows it, the S3 guide does not.',
  },
  {
    touches: (grounds) =>
      someClause(grounds, ({ operator, requestValue }) => {
        const use = readOperator(operator);
        return (
          use?.operator.negated === true && typeof requestValue === 'string' && !use.operator.readable(requestValue)
        );
      }),
    says: 'A negated ARN or address operator meets a value that is neither. Recorded behaviour is that it never holds; notes on the simulator differ.',
  },
  {
    touches: (grounds) =>
      someClause(
        grounds,
        ({ operator, requestValue }) =>
          requestValue === '' && (family(operator) === 'Null' || operator.startsWith('For')),
      ),
    says: 'A tag has an empty value. The guide calls that null, recordings show a value like any other. We follow the recordings.',
  },
  {
    touches: ({ asked, statements, decision, decidedBy }) => {
      const ownAllow = statements.some(({ policyType, applies }) => policyType === 'identity' && applies);
      return asked.sameAccount && decision === 'allowed' && decidedBy === 'trust' && !ownAllow;
    },
    says: 'The trust policy names the caller, so no identity policy is needed. The STS reference says so; the general page is silent.',
  },
  {
    touches: ({ decision, decidedBy }) => decision === 'implicitDeny' && decidedBy === 'scp',
    says: 'No service control policy allows the action. An older AWS page calls that an explicit deny; today it counts as a missing allow.',
  },
  {
    touches: ({ asked, policies }) =>
      asked.request.resource === '*' &&
      (policies.rcp ?? [])
        .flat()
        .some(({ policy }) => policy.statements.some((statement) => deniesAction(statement, asked.request.action))),
    says: 'A resource control policy names an action without resource type. The guide says it is not affected; one recording shows a denial.',
  },
  {
    touches: (grounds) =>
      someClause(grounds, ({ operator, requestValue }) => {
        return (
          operator.endsWith('NumericNotEquals') && typeof requestValue === 'string' && readNumber(requestValue) === null
        );
      }),
    says: 'NumericNotEquals meets a value that is no number. Authorization lets it hold, the policy simulator does not; both are recorded.',
  },
  {
    touches: ({ policies }) => (policies.session ?? []).length > 1,
    says: 'There are several session policies. AWS states only that they are intersected with the role. We let any of them allow and any of them deny.',
  },
  {
    touches: (grounds) =>
      someStatement(
        grounds,
        ({ applies, effect }, { principal }) => applies && effect === 'Allow' && principal?.negated === true,
      ),
    says: 'An Allow with NotPrincipal grants everybody else. The current guide calls it unsupported.',
  },
  {
    touches: ({ asked, statements }) =>
      asked.action.service === 'sts' &&
      asked.action.name === 'getsessiontoken' &&
      statements.some(({ applies, effect }) => applies && effect === 'Deny'),
    says: 'A Deny covers sts:GetSessionToken. The guide says that policies have no effect on it; users report denials.',
  },
];

/** The sentences of the points that a decision touches. */
export function disputedPoints(grounds: Grounds): readonly string[] {
  return points.filter((point) => point.touches(grounds)).map((point) => point.says);
}

const hasVariable = (text: string) => text.includes('${');

function family(operator: string) {
  return readOperator(operator)?.operator.family;
}

function someClause({ statements }: Grounds, test: (clause: ConditionTrace) => boolean): boolean {
  return statements.some(({ conditions }) => conditions.some(test));
}

type StatementTest = (trace: StatementTrace, statement: Statement, version: string | null) => boolean;

function someStatement({ statements, policies }: Grounds, test: StatementTest): boolean {
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

function textsOf({ resource, conditions }: Statement): readonly string[] {
  return [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)];
}

/** True where the resource policy names the session (or everyone) and the caller is a session of the same account. */
function grantsStar(grounds: Grounds, everyone: boolean): boolean {
  const { asked } = grounds;
  if (!asked.sameAccount || asked.caller.kind !== 'session') return false;
  return someStatement(grounds, ({ applies, effect, policyType }, { principal }) => {
    if (!applies || effect !== 'Allow' || (policyType !== 'resource' && policyType !== 'trust')) return false;
    const wanted = everyone ? '*' : asked.caller.principal;
    return principal?.negated === false && principal.entries.some(({ value }) => value === wanted);
  });
}

/** True where a policy of the type is attached and none of its statements applies. */
function isSilent({ statements }: Grounds, type: PolicyType): boolean {
  const own = statements.filter(({ policyType }) => policyType === type);
  return own.length > 0 && own.every(({ applies }) => !applies);
}

/** True where the resource matches only because a star ran over a colon. */
function crossesColons(patterns: readonly string[], resource: string): boolean {
  const matching = patterns.filter((pattern) => !/^\*+$/.test(pattern) && resourceMatches(pattern, resource));
  return matching.length > 0 && !matching.some((pattern) => matchesByParts(pattern, resource));
}

function matchesByParts(pattern: string, resource: string): boolean {
  const wanted = pattern.split(':');
  const given = resource.split(':');
  const head = wanted.slice(0, 5).every((part, index) => matchesWildcard(part, given[index] ?? ''));
  return head && (wanted.length < 6 || matchesWildcard(wanted.slice(5).join(':'), given.slice(5).join(':')));
}

function deniesAction(statement: Statement, action: string): boolean {
  return statement.action.patterns.some((pattern) => matchesWildcard(pattern, action, { ignoreCase: true }));
}
