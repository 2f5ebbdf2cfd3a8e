import { identitiesOf } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { Policy } from '../policy/document.ts';
import type { Check, CheckOf } from '../scenario/check.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { resourceArn } from './resourceArn.ts';
import { statementPolicy, toleratedPolicy } from './tolerated.ts';

/** A principal whose permissions are compared with what the scenario needs. */
export interface Bounded {
  readonly identity: Identity;
  /** As the checks name it; a member of a group with the group's name. */
  readonly name: string;
  readonly ceiling: readonly Policy[];
  /** Ids of the `atMost` checks that speak of it. */
  readonly checks: readonly string[];
}

interface Gathered {
  readonly identity: Identity;
  readonly name: string;
  readonly atMost: Policy[];
  readonly allows: Policy[];
  readonly checks: string[];
}

/** Every principal of the checks with its ceiling: its `atMost`, else its `allow` checks, and what is tolerated. */
export function boundedPrincipals(scenario: Scenario, sandbox: Sandbox): Bounded[] {
  const gathered = new Map<string, Gathered>();
  const checks = [...scenario.tasks.flatMap((task) => task.checks), ...scenario.heldOut];
  for (const check of checks) gather(check, sandbox, gathered);
  const free = freePolicies(scenario);
  const administrators = new Set(
    (scenario.administrators ?? []).flatMap((name) => members(sandbox, name).map(entityOf)),
  );
  return [...gathered].flatMap(([entity, { identity, name, atMost, allows, checks: ids }]): Bounded[] => {
    if (atMost.length === 0 && (allows.length === 0 || administrators.has(entity))) return [];
    return [{ identity, name, ceiling: [...(atMost.length > 0 ? atMost : allows), ...free], checks: ids }];
  });
}

function gather(check: Check, sandbox: Sandbox, gathered: Map<string, Gathered>): void {
  const as = check.kind === 'atMost' ? check.as : check.kind === 'allow' ? check.probe.as : null;
  if (as === null) return;
  for (const identity of members(sandbox, as)) {
    const entity = entityOf(identity);
    const known = gathered.get(entity) ?? { identity, name: nameOf(as, identity), atMost: [], allows: [], checks: [] };
    gathered.set(entity, known);
    if (check.kind === 'atMost') {
      known.atMost.push(check.policy);
      known.checks.push(check.id);
    } else if (check.kind === 'allow') {
      known.allows.push(...allowPolicies(check, sandbox));
    }
  }
}

/** Users, roles and their sessions of the simulated accounts; nobody else has policies to compare. */
function members(sandbox: Sandbox, as: string): Identity[] {
  const identities = identitiesOf(sandbox, as);
  if ('code' in identities) return [];
  return identities.filter((identity) => identity.user !== null || identity.role !== null);
}

/** One key for a user, for a role and all its sessions, and for the new member of each group. */
function entityOf(identity: Identity): string {
  return `${identity.roleArn ?? identity.arn} ${identity.user?.id === newMemberId ? identity.user.groups.join() : ''}`;
}

const newMemberId = 'AIDANEWMEMBEROFTHEGROUP';

function nameOf(as: string, identity: Identity): string {
  if (!as.startsWith('group/')) return as;
  return identity.user?.id === newMemberId ? `a new member of ${as}` : `user/${identity.user?.name ?? ''}`;
}

const known = new Map<string, Policy | null>();

function allowPolicies(check: CheckOf<'allow'>, sandbox: Sandbox): Policy[] {
  const { action, on } = check.probe;
  const assume = check.through === 'any' ? [{ Action: 'sts:AssumeRole', Resource: '*' }] : [];
  return [{ Action: action, Resource: resourceArn(sandbox, on) }, ...assume].flatMap((statement) => {
    const key = JSON.stringify(statement);
    const policy = known.get(key) ?? statementPolicy(statement);
    known.set(key, policy);
    return policy ? [policy] : [];
  });
}

function freePolicies(scenario: Scenario): Policy[] {
  return scenario.tasks.flatMap((task) => [
    ...task.needed.flatMap((statement) => statementPolicy(statement) ?? []),
    ...task.tolerated.flatMap((tolerated) => toleratedPolicy(tolerated) ?? []),
  ]);
}
