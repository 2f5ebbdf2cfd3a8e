import { isMapping } from '../overlay.ts';
import { type Found, found, type LintRule } from './lintRule.ts';
import { solutionPolicies, statementsOf, type WrittenPolicy } from './policiesIn.ts';

/** A year, a month, a day, or a time with its zone; or seconds since 1970. W3C, Date and Time Formats. */
const dateValue = /^(?:\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?|\d{5,})$/;

/** Rules about the account that a scenario starts from and the policies that it shows as good. */
export const worldRules: readonly LintRule[] = [
  {
    id: 'S-08',
    severity: 'error',
    says: 'the world file lies in the folder of the scenarios',
    find: ({ scenario: { world } }) =>
      world !== undefined && /^(?:[/\\~]|[A-Za-z]:)|^(?:\.\.\/){2}|\/\.\.(?:\/|$)/.test(world)
        ? [found(['world'], `\`${world}\` leads out of the folder of the scenarios`, 'keep it beside the scenarios')]
        : [],
  },
  {
    id: 'W-01',
    severity: 'error',
    says: 'no policy of a solution names a group as principal, which AWS does not take',
    find: ({ scenario }) =>
      solutionPolicies(scenario).flatMap((policy) =>
        principalsOf(policy)
          .filter((principal) => /^arn:[^:]*:iam::\d{12}:group\//.test(principal))
          .map((principal) =>
            found(policy.path, `\`${principal}\` is a group, and no principal`, 'name its users, or a role'),
          ),
      ),
  },
  {
    id: 'W-02',
    severity: 'warning',
    says: 'dates in conditions of solutions are dates as AWS reads them',
    find: ({ scenario }) => solutionPolicies(scenario).flatMap(oddDates),
  },
];

function principalsOf(policy: WrittenPolicy): string[] {
  return statementsOf(policy).flatMap(({ Principal, NotPrincipal }) =>
    [Principal, NotPrincipal].flatMap((one) => (isMapping(one) ? [one.AWS].flat() : [])).filter(isText),
  );
}

function oddDates(policy: WrittenPolicy): Found[] {
  const conditions = statementsOf(policy).flatMap(({ Condition }) => (isMapping(Condition) ? [Condition] : []));
  const clauses = conditions
    .flatMap(Object.entries<unknown>)
    .filter(([operator]) => /^(?:For\w+:)?Date/.test(operator));
  const values = clauses.flatMap(([, clause]) => (isMapping(clause) ? Object.values(clause).flat() : []));
  return values
    .filter(isText)
    .filter((value) => !value.includes('${') && !dateValue.test(value))
    .map((value) => found(policy.path, `\`${value}\` is no date that AWS reads`, 'write it as `2026-11-24T17:00:00Z`'));
}

const isText = (value: unknown): value is string => typeof value === 'string';
