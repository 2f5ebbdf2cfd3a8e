import type { Denied } from './butFor.ts';
import type { StatementTrace } from './decision.ts';
import type { Policy, PrincipalElement, Statement } from './document.ts';
import type { AttachedPolicy, PoliciesInForce, PolicyType } from './request.ts';

/** The policies without one statement, each layer still attached. */
export function withoutStatement(policies: PoliciesInForce, trace: StatementTrace): PoliciesInForce {
  return edited(policies, trace, (statements) => statements.filter(({ index }) => index !== trace.statement));
}

/** The policies with another statement in the place of one. */
export function withOther(policies: PoliciesInForce, trace: StatementTrace, other: Statement): PoliciesInForce {
  return edited(policies, trace, (statements) =>
    statements.map((statement) => (statement.index === trace.statement ? other : statement)),
  );
}

type Edit = (statements: readonly Statement[]) => readonly Statement[];

function edited(policies: PoliciesInForce, trace: StatementTrace, edit: Edit): PoliciesInForce {
  const ref = trace.policy === 'trust' ? policies.resource?.ref : trace.policy;
  const one = (attached: AttachedPolicy): AttachedPolicy =>
    attached.ref === ref
      ? { ...attached, policy: { ...attached.policy, statements: edit(attached.policy.statements) } }
      : attached;
  const { identity, boundary, session, resource, scp, rcp, endpoint } = policies;
  return {
    ...policies,
    ...(identity && { identity: identity.map(one) }),
    ...(boundary && { boundary: one(boundary) }),
    ...(session && { session: session.map(one) }),
    ...(resource && { resource: one(resource) }),
    ...(scp && { scp: scp.map((level) => level.map(one)) }),
    ...(rcp && { rcp: rcp.map((level) => level.map(one)) }),
    ...(endpoint && { endpoint: endpoint.map(one) }),
  };
}

/** The policy of a trace; null for a grant of a key. */
export function policyOf(policies: PoliciesInForce, trace: StatementTrace): Policy | null {
  const { identity = [], boundary, session = [], resource, scp = [], rcp = [], endpoint = [] } = policies;
  const alone = [boundary, resource].filter((policy) => policy !== undefined);
  const all = [...alone, ...identity, ...session, ...endpoint, ...scp.flat(), ...rcp.flat()];
  const ref = trace.policy === 'trust' ? resource?.ref : trace.policy;
  return all.find((attached) => attached.ref === ref)?.policy ?? null;
}

/** The principal that names the caller, and nobody else. */
export function naming({ asked }: Pick<Denied, 'asked'>): PrincipalElement {
  const { kind, principal } = asked.caller;
  const type = kind === 'service' ? 'Service' : kind === 'provider' ? 'Federated' : 'AWS';
  return { negated: false, entries: [{ type, value: principal }], bare: false };
}

/** The policies with an allow of just this request added to one type, on one level of control policies. */
export function withStatement(denied: Denied, type: PolicyType, level: number | null): PoliciesInForce {
  const { policies } = denied;
  const attached: AttachedPolicy = { ref: 'added', policy: allowing(denied) };
  const added: Partial<Record<PolicyType, () => Partial<PoliciesInForce>>> = {
    identity: () => ({ identity: [...(policies.identity ?? []), attached] }),
    session: () => ({ session: [...(policies.session ?? []), attached] }),
    endpoint: () => ({ endpoint: [...(policies.endpoint ?? []), attached] }),
    boundary: () => ({ boundary: joined(policies.boundary, attached) }),
    resource: () => ({ resource: joined(policies.resource, attached) }),
    scp: () => ({ scp: (policies.scp ?? []).map((on, index) => (index === level ? [...on, attached] : on)) }),
  };
  const more = added[type === 'trust' ? 'resource' : type]?.() ?? {};
  return { ...policies, ...more };
}

function joined(known: AttachedPolicy | undefined, added: AttachedPolicy): AttachedPolicy {
  if (!known) return added;
  const count = known.policy.statements.length;
  const statements = added.policy.statements.map((statement, index) => ({ ...statement, index: count + index }));
  return { ...known, policy: { ...known.policy, statements: [...known.policy.statements, ...statements] } };
}

function allowing(denied: Denied): Policy {
  const statement: Statement = {
    index: 0,
    sid: null,
    effect: 'Allow',
    principal: naming(denied),
    action: { negated: false, patterns: ['*'] },
    resource: { negated: false, patterns: ['*'] },
    conditions: [],
    place: null,
  };
  return { version: '2012-10-17', id: null, statements: [statement] };
}
