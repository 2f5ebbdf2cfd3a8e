import { readNumber } from './conditions/numbers.ts';
import { readOperator } from './conditions/operatorName.ts';
import {
  crossesColons,
  deniesAction,
  differsInCase,
  family,
  type Grounds,
  grantsStar,
  hasVariable,
  isSilent,
  someClause,
  someStatement,
  textsOf,
} from './grounds.ts';
import { accountNamed } from './principals.ts';

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
        if (caller.account === null) return false;
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
    touches: (grounds) =>
      someClause(
        grounds,
        ({ operator, requestValue }) =>
          family(operator) === 'Null' &&
          !operator.startsWith('For') &&
          Array.isArray(requestValue) &&
          requestValue.length === 0,
      ),
    says: 'Null meets a list without values. The page on set operators calls that null, the page on Null speaks of absent keys only. We take it as null.',
  },
  {
    touches: ({ asked, statements }) =>
      asked.action.service === 'sts' &&
      statements.some(({ resource, applies }) => !applies && differsInCase(resource?.entries, asked.request.resource)),
    says: 'A policy spells the ARN of the role in another letter case. One AWS page minds the case of role names, another calls them unique in any case. We let it not match.',
  },
  {
    touches: (grounds) =>
      someClause(
        grounds,
        ({ operator, key, holds, requestValue, resolvedValues }) =>
          !holds &&
          /^String(Equals|Like)/.test(operator) &&
          /tag\//i.test(key) &&
          typeof requestValue === 'string' &&
          differsInCase(resolvedValues, requestValue),
      ),
    says: 'The value of a tag differs in letter case only. The description of one key says that case is ignored, the page on operators that it counts. The operator decides here.',
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
