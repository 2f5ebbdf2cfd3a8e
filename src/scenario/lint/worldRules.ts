import type { UnitStart } from '../../account/governanceShape.ts';
import type { JsonPath } from '../../policy/fault.ts';
import { isMapping } from '../overlay.ts';
import type { Scenario } from '../scenario.ts';
import { type Found, found, type LintRule } from './lintRule.ts';
import { solutionPolicies, statementsOf, type WrittenPolicy } from './policiesIn.ts';

/** A year, a month, a day, or a time with its zone; or seconds since 1970. W3C, Date and Time Formats. */
const dateValue = /^(?:\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?|\d{5,})$/;

/** AWS Organizations API Reference, Organization and OrganizationalUnit. */
const organizationId = /^o-[a-z0-9]{10,32}$/;
const unitId = /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/;

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
  {
    id: 'W-03',
    severity: 'error',
    says: 'ids of an organization and of its units are as AWS makes them',
    find: ({ scenario }) => oddIds(scenario),
  },
];

function oddIds({ account }: Scenario): Found[] {
  const { id, units = [] } = account?.organization ?? {};
  const path: JsonPath = ['account', 'organization'];
  const own =
    id === undefined || organizationId.test(id)
      ? []
      : [
          found(
            [...path, 'id'],
            `\`${id}\` is no id of an organization`,
            'write `o-` and 10 to 32 small letters and digits',
          ),
        ];
  return [...own, ...units.flatMap((unit, at) => oddUnits(unit, [...path, 'units', at]))];
}

function oddUnits({ id, units = [] }: UnitStart, path: JsonPath): Found[] {
  const own =
    id === undefined || unitId.test(id)
      ? []
      : [
          found(
            [...path, 'id'],
            `\`${id}\` is no id of a unit`,
            'write it as `ou-` root `-` and 8 to 32 letters and digits',
          ),
        ];
  return [...own, ...units.flatMap((unit, at) => oddUnits(unit, [...path, 'units', at]))];
}

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
