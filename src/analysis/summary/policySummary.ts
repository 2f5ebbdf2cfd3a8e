import { serviceEntry } from '../../catalogue/authorization.ts';
import type { AccessLevel, ActionEntry, ServiceEntry } from '../../catalogue/shapes.ts';
import type { Policy } from '../../policy/document.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import { unknownActions } from '../documents/unknownActions.ts';
import { type UnlistedCondition, unlistedConditions } from '../documents/unlistedConditions.ts';
import { limited, mostSteps } from '../work.ts';
import { actionWords, askedActions, byService } from './actionWords.ts';
import { type DangerousGrant, dangerousGrants } from './dangerousGrants.ts';
import { type DeadStatement, deadStatements } from './deadStatements.ts';
import { type Denial, denialsOf } from './denials.ts';
import { documentCases, type PlacedStatement, placedStatements } from './documentCases.ts';
import { exactPatterns } from './exactPatterns.ts';
import { type GrantedActions, grantedParts } from './grantedParts.ts';
import { type GrantWay, grantWay, mergedWays, wayWords } from './grantWay.ts';
import { withIdleExceptions } from './idleExceptions.ts';
import { type PartialCall, partialCalls } from './partialCalls.ts';
import { publicGrants } from './publicGrants.ts';
import { possibleActions } from './resourceWords.ts';

/** Actions of one service that are allowed in the same ways. */
export interface ServiceGrant {
  /** Patterns that cover just these actions. */
  readonly patterns: readonly string[];
  readonly actions: ReadonlySet<ActionEntry>;
  /** `everything except deleting (s3:Delete*)`. */
  readonly says: string;
  readonly ways: readonly GrantWay[];
  /** Statements that allow them. */
  readonly allowedBy: readonly StatementPlace[];
}

/** Both count from 0. */
export interface StatementPlace {
  readonly policy: number;
  readonly statement: number;
  readonly sid: string | null;
}

export interface ServiceSummary {
  /** Prefix. */
  readonly service: string;
  readonly title: string;
  readonly granted: number;
  readonly all: number;
  readonly levels: Readonly<Record<AccessLevel, { readonly granted: number; readonly all: number }>>;
  readonly grants: readonly ServiceGrant[];
}

/** What documents mean together. */
export interface PolicySummary {
  readonly kind: PolicyKind;
  readonly services: readonly ServiceSummary[];
  readonly dangerous: readonly DangerousGrant[];
  /** What is never allowed, whatever other policies allow. */
  readonly denials: readonly Denial[];
  readonly dead: readonly DeadStatement[];
  /** Calls that need permission on more than the documents allow. */
  readonly partial: readonly PartialCall[];
  /** Conditions that may be dead. */
  readonly unlisted: readonly UnlistedCondition[];
  /** Action patterns that meet no action of the catalogue. */
  readonly unknownActions: readonly string[];
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** What policies of one kind allow together, found over all requests of the catalogue rather than read off the text. */
export function policySummary(policies: readonly Policy[], kind: PolicyKind): PolicySummary {
  return limited(mostSteps, () => summaryWithin(policies, kind));
}

function summaryWithin(policies: readonly Policy[], kind: PolicyKind): PolicySummary {
  const cases = documentCases(kind, policies);
  const statements = placedStatements(policies);
  const granted = grantedParts(cases, statements);
  const services = servicesOf(granted.groups);
  const dead = deadStatements(cases, statements, granted);
  const denials = denialsOf(cases, statements);
  const partial = partialCalls(cases, statements, namesOf(granted.groups));
  const reasons = [...cases.reasons].sort();
  return {
    kind,
    services,
    dangerous: dangers(kind, services, granted.groups),
    denials,
    dead,
    partial,
    unlisted: unlistedConditions(policies),
    unknownActions: unknownActions(policies),
    complete: reasons.length === 0,
    reasons,
  };
}

/** Limits grant nothing; a trust policy is there to let somebody become the role. */
function dangers(
  kind: PolicyKind,
  services: readonly ServiceSummary[],
  groups: readonly GrantedActions[],
): readonly DangerousGrant[] {
  if (kind === 'scp' || kind === 'rcp') return [];
  if (kind === 'trust') return publicGrants(groups);
  return [...publicGrants(groups), ...dangerousGrants(services.flatMap(({ grants }) => grants))];
}

function namesOf(groups: readonly GrantedActions[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ actions }) => [...actions]));
}

/** What each service's actions are allowed, the widest grant first. */
export function servicesOf(groups: readonly GrantedActions[]): ServiceSummary[] {
  const services = new Map<string, Unworded[]>();
  for (const { actions, parts } of groups) {
    for (const { entry, actions: own } of byService(actions)) {
      const ways = mergedWays(parts.map((part) => grantWay(part, own)));
      const grants = services.get(entry.prefix) ?? [];
      services.set(entry.prefix, grants);
      grants.push({ actions: own, ways, allowedBy: parts.map(({ allow }) => placeOf(allow)) });
    }
  }
  return [...services]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([prefix, grants]) => {
      const entry = serviceEntry(prefix);
      return entry ? [serviceSummary(entry, joined(entry, grants))] : [];
    });
}

type Unworded = Omit<ServiceGrant, 'patterns' | 'says'>;

function grantOf(entry: ServiceEntry, grant: Unworded): ServiceGrant {
  const { actions, ways } = grant;
  const says = actionWords(entry, actions, possibleActions(askedActions(entry), ways));
  return { ...grant, patterns: exactPatterns(entry, actions), says };
}

function placeOf({ policy, statement }: PlacedStatement): StatementPlace {
  return { policy, statement: statement.index, sid: statement.sid };
}

/** Grants whose ways are the same as one, the widest first. */
function joined(entry: ServiceEntry, grants: readonly Unworded[]): ServiceGrant[] {
  const alike = new Map<string, Unworded[]>();
  for (const grant of grants) {
    const key = grant.ways.map(wayWords).join('; ');
    const known = alike.get(key);
    if (known) known.push(grant);
    else alike.set(key, [grant]);
  }
  const found = withIdleExceptions([...alike.values()].map(together), (one, other) => together([one, other]));
  return found.map((grant) => grantOf(entry, grant)).sort((a, b) => b.actions.size - a.actions.size);
}

/** Grants as one, in the ways of the last. */
function together(same: readonly Unworded[]): Unworded {
  const actions = new Set(same.flatMap((grant) => [...grant.actions]));
  const places = same.flatMap(({ allowedBy }) => allowedBy);
  const allowedBy = [...new Map(places.map((place) => [`${place.policy}.${place.statement}`, place])).values()].sort(
    (a, b) => a.policy - b.policy || a.statement - b.statement,
  );
  return { actions, ways: same.at(-1)?.ways ?? [], allowedBy };
}

function serviceSummary(entry: ServiceEntry, grants: readonly ServiceGrant[]): ServiceSummary {
  const all = askedActions(entry);
  const granted = new Set(grants.flatMap(({ actions }) => [...actions]));
  const count = (level: AccessLevel) => ({
    granted: [...granted].filter(({ accessLevel }) => accessLevel === level).length,
    all: all.filter(({ accessLevel }) => accessLevel === level).length,
  });
  return {
    service: entry.prefix,
    title: entry.title,
    granted: granted.size,
    all: all.length,
    levels: {
      List: count('List'),
      Read: count('Read'),
      Write: count('Write'),
      Tagging: count('Tagging'),
      'Permissions management': count('Permissions management'),
    },
    grants,
  };
}
