import type { Decision } from '../../policy/decision.ts';
import { policiesOf } from '../../policy/policiesOf.ts';
import type { PoliciesInForce } from '../../policy/request.ts';
import type { CheckOf } from '../../scenario/check.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { asking, atTime, decideProbe } from '../probe.ts';
import type { ShownPolicy } from './practiceQuestion.ts';
import type { PracticeWorld } from './practiceWorlds.ts';

type Access = CheckOf<'allow' | 'deny'>;

/** A request that can be asked about: a check's own, or one check's caller with what another check asks for. */
export interface AskedRequest {
  readonly id: string;
  readonly check: Access;
  /** True where no check of the scenario asks this. */
  readonly crossed: boolean;
}

/** Requests made by putting one check's caller before what another asks for. */
const mostCrossed = 40;
/** Statements that a person reads in one go. */
const mostStatements = 9;
/** Characters of all patterns and values together. */
const mostText = 900;

/** Checks about one request of one caller. */
export function accessChecks({ tasks, heldOut }: Scenario): readonly Access[] {
  return [...tasks.flatMap(({ checks }) => checks), ...heldOut].filter(
    (check): check is Access =>
      (check.kind === 'allow' || check.kind === 'deny') &&
      check.through === null &&
      check.probe.as !== 'others' &&
      !check.probe.action.includes('*'),
  );
}

/** The checks' requests, then those between them. */
export function askedRequests(scenario: Scenario): readonly AskedRequest[] {
  const checks = accessChecks(scenario);
  const own = checks.map((check) => ({ id: check.id, check, crossed: false }));
  const known = new Set(checks.map(wordsOf));
  const crossed: AskedRequest[] = [];
  for (const caller of checks.filter(({ probe }) => /^(user|role|group|instance|arn)\b/.test(probe.as))) {
    for (const asked of checks) {
      const { as, sessionPolicies } = caller.probe;
      const { sessionPolicies: _, ...request } = asked.probe;
      const probe = { ...request, as, ...(sessionPolicies && { sessionPolicies }) };
      const check = { ...asked, mfa: caller.mfa, probe };
      if (known.has(wordsOf(check))) continue;
      known.add(wordsOf(check));
      crossed.push({ id: `${caller.id}+${asked.id}`, check, crossed: true });
    }
  }
  return [...own, ...crossed.slice(0, mostCrossed)];
}

/** What a request carries beyond what it asks, as its author wrote it. */
export function besides({ probe: { context = {} }, from, mfa }: Access): string {
  const pairs = Object.entries(context).map(([key, value]) => `${key} ${[value].flat().join(', ')}`);
  const all = [...pairs, ...(from === null ? [] : [`from ${from}`]), ...(mfa ? ['signed in with MFA'] : [])];
  return all.length === 0 ? '' : `, with ${all.join(', ')}`;
}

function wordsOf({ probe, from, mfa, after }: Access): string {
  return JSON.stringify([probe.as, probe.action, probe.on, probe.context, probe.without, from, mfa, after]);
}

/** What decides the request there; null where nobody makes it. */
export function decisionIn({ sandbox }: PracticeWorld, { check }: AskedRequest): Decision | null {
  const identities = asking(sandbox, check.probe, check);
  const [identity] = 'code' in identities ? [] : identities;
  return identity === undefined ? null : decideProbe(atTime(sandbox, check), identity, check.probe, check);
}

/** Policies of a decision, the same one of several levels once; null where more bears on it than policies. */
export function shownPolicies(decision: Decision): readonly ShownPolicy[] | null {
  const policies = policiesOf(decision);
  if (policies === null || policies.grants !== undefined || policies.blockPublicAccess !== undefined) return null;
  const all = listed(policies);
  const names = all.map(({ type, attached }) => `${type} ${attached.arn ?? ''} ${attached.name ?? attached.ref}`);
  return all.filter((_, at) => names.indexOf(names[at] ?? '') === at);
}

function listed({ identity, boundary, session, resource, scp, rcp, endpoint }: PoliciesInForce): ShownPolicy[] {
  const of = (type: ShownPolicy['type'], list: readonly ShownPolicy['attached'][] = []) =>
    list.map((attached) => ({ type, attached }));
  const trusting = resource?.name?.startsWith('trust policy') === true;
  return [
    ...of('identity', identity),
    ...of('boundary', boundary && [boundary]),
    ...of('session', session),
    ...of(trusting ? 'trust' : 'resource', resource && [resource]),
    ...of('scp', scp?.flat()),
    ...of(
      'rcp',
      rcp?.flat().filter(({ policy }) => policy.statements.length > 0),
    ),
    ...of('endpoint', endpoint),
  ];
}

/** True where the policies are read in one go; the question is no reading exercise. */
export function isShort(policies: readonly ShownPolicy[]): boolean {
  const statements = policies.flatMap(({ attached }) => attached.policy.statements);
  const texts = statements.flatMap(({ action, resource, conditions }) => [
    ...action.patterns,
    ...(resource?.patterns ?? []),
    ...conditions.flatMap(({ key, values }) => [key, ...values]),
  ]);
  return statements.length <= mostStatements && texts.reduce((sum, text) => sum + text.length, 0) <= mostText;
}
