import type { Decision } from '../../policy/decision.ts';
import { decide } from '../../policy/evaluate.ts';
import type { AttachedPolicy, AuthorizationRequest, Context, PoliciesInForce } from '../../policy/request.ts';
import { verdictOf } from '../../policy/verdict.ts';
import type { JsonObject } from '../call.ts';
import { contextKeysOf } from './contextKeysOf.ts';
import type { PolicySource } from './policySources.ts';
import { statementPosition } from './statementPosition.ts';

/** Everything that a simulation rests on apart from action and resource. */
export interface Simulation {
  readonly sources: readonly PolicySource[];
  readonly boundary: PolicySource | null;
  readonly resourcePolicy: PolicySource | null;
  /** Null where no service control policy applies. */
  readonly scp: readonly (readonly AttachedPolicy[])[] | null;
  readonly caller: string;
  readonly resourceAccount: string | undefined;
  readonly context: Context;
}

/** The answer for one action on one resource. */
export interface Simulated {
  readonly decision: Decision['decision'];
  readonly matched: readonly JsonObject[];
  readonly missing: readonly string[];
  /** Null without a boundary. */
  readonly boundary: boolean | null;
  /** Null where no service control policy applies. */
  readonly organizations: boolean | null;
  /** Verdicts by policy type; for requests across accounts only. */
  readonly byPolicy: JsonObject;
}

const identity = (sources: readonly PolicySource[]): readonly AttachedPolicy[] =>
  sources.map(({ policy, id }, index) => ({ ref: `identity[${index}]`, policy, name: id }));

export function simulate(simulation: Simulation, action: string, resource: string): Simulated {
  const { sources, boundary, resourcePolicy, scp } = simulation;
  const request = requestOf(simulation, action, resource);
  const policies: PoliciesInForce = {
    identity: identity(sources),
    ...(boundary ? { boundary: { ref: 'boundary', policy: boundary.policy, name: boundary.id } } : {}),
    ...(resourcePolicy ? { resource: { ref: 'resource', policy: resourcePolicy.policy } } : {}),
    ...(scp ? { scp } : {}),
  };
  const decision = decide(request, policies);
  const organizations = scp ? allowsAll(request, scp) : null;
  const silent = organizations === false;
  return {
    decision: decision.decision,
    matched: silent ? [] : matchedStatements(simulation, decision),
    missing: silent || decision.decision !== 'implicitDeny' ? [] : missingKeys(simulation),
    boundary: boundary ? verdictOf(request, { identity: identity([boundary]) }) === 'allowed' : null,
    organizations,
    byPolicy: byPolicy(simulation, request),
  };
}

function requestOf(simulation: Simulation, action: string, resource: string): AuthorizationRequest {
  const role = /^arn:(aws[\w-]*):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(simulation.caller);
  const session = role && `arn:${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/simulation`;
  return {
    principal: session ?? simulation.caller,
    ...(session ? { role: simulation.caller } : {}),
    action,
    resource,
    ...(simulation.resourceAccount === undefined ? {} : { resourceAccount: simulation.resourceAccount }),
    context: simulation.context,
  };
}

/** Every level must allow: a level is asked as if it were the identity's policies. */
const allowsAll = (request: AuthorizationRequest, scp: readonly (readonly AttachedPolicy[])[]): boolean =>
  scp.every((level) => verdictOf(request, { identity: level }) === 'allowed');

/** Statements that made the decision, the last policy first as recorded from AWS. */
function matchedStatements(simulation: Simulation, decision: Decision): readonly JsonObject[] {
  const effect = { allowed: 'Allow', explicitDeny: 'Deny', implicitDeny: null }[decision.decision];
  const sources = new Map<string, PolicySource | null>([
    ...simulation.sources.map((source, index) => [`identity[${index}]`, source] as const),
    ['boundary', decision.decision === 'explicitDeny' ? simulation.boundary : null],
    ['resource', simulation.resourcePolicy],
  ]);
  const found = [...sources].map(([ref, source]) =>
    decision.statements
      .filter((trace) => source && trace.policy === ref && trace.applies && trace.effect === effect)
      .map((trace): JsonObject => (source ? statementOutput(source, trace.statement) : {})),
  );
  return found.reverse().flat();
}

const statementOutput = (source: PolicySource, statement: number): JsonObject => ({
  SourcePolicyId: source.id,
  SourcePolicyType: source.type,
  ...statementPosition(source, statement),
});

/** Keys that follow from the caller. */
const callerKeys = ['aws:principalarn', 'aws:principalaccount', 'aws:principaltype', 'aws:userid'];

/** Keys that any of the policies speaks of and the context lacks, whether the statement fits the request or not. */
function missingKeys({ sources, boundary, resourcePolicy, context, caller }: Simulation): readonly string[] {
  const present = new Set([...Object.keys(context).map((key) => key.toLowerCase()), ...callerKeys]);
  if (caller.includes(':user/')) present.add('aws:username');
  const all = [...sources, boundary, resourcePolicy].flatMap((source) => (source ? contextKeysOf(source.policy) : []));
  const missing = all.filter((key) => !present.has(key.toLowerCase()));
  return [...new Map(missing.map((key) => [key.toLowerCase(), key])).values()];
}

function byPolicy(simulation: Simulation, request: AuthorizationRequest): JsonObject {
  const { resourcePolicy, resourceAccount, caller, sources } = simulation;
  const callerAccount = caller.split(':')[4];
  if (!resourcePolicy || resourceAccount === undefined || resourceAccount === callerAccount) return {};
  const local: AuthorizationRequest = { ...request, resourceAccount: callerAccount ?? '' };
  return {
    'IAM Policy': verdictOf(local, { identity: identity(sources) }),
    'Resource Policy': verdictOf(local, { resource: { ref: 'resource', policy: resourcePolicy.policy } }),
  };
}
