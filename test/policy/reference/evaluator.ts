import { clauseHolds } from './conditions.ts';
import { actionMatches, resourceMatches, type Values, written } from './patterns.ts';

type List = string | readonly string[];

export interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, List>>;
  readonly NotPrincipal?: '*' | Readonly<Record<string, List>>;
  readonly Action?: List;
  readonly NotAction?: List;
  readonly Resource?: List;
  readonly NotResource?: List;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, List>>>>;
}

export interface RawPolicy {
  readonly Version?: string;
  readonly Statement: RawStatement | readonly RawStatement[];
}

export interface RawLayers {
  readonly identity?: readonly RawPolicy[];
  readonly boundary?: RawPolicy;
  readonly session?: readonly RawPolicy[];
  readonly resource?: RawPolicy;
  readonly scp?: readonly (readonly RawPolicy[])[];
  readonly rcp?: readonly (readonly RawPolicy[])[];
  readonly endpoint?: readonly RawPolicy[];
}

export interface RawRequest {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount?: string;
  readonly context: Readonly<Record<string, List>>;
}

type Kind = 'user' | 'session' | 'federated' | 'root' | 'service' | 'anonymous';

/** Who asks; `names` are the ways to name the caller in a policy, from its account to itself. */
interface Caller {
  readonly kind: Kind;
  readonly account: string | null;
  readonly arn: string | null;
  readonly itself: string;
}

const all = (list: List | undefined): readonly string[] => (list === undefined ? [] : [list].flat());

function callerOf(principal: string): Caller {
  const [, , , , account = '', rest = ''] = principal.split(':');
  if (principal === '*') return { kind: 'anonymous', account: null, arn: null, itself: '*' };
  if (account === '') return { kind: 'service', account: null, arn: null, itself: principal };
  if (rest === 'root') return { kind: 'root', account, arn: principal, itself: principal };
  if (rest.startsWith('federated-user/')) return { kind: 'federated', account, arn: principal, itself: principal };
  if (!rest.startsWith('assumed-role/')) return { kind: 'user', account, arn: principal, itself: principal };
  const arn = `arn:aws:iam::${account}:role/${rest.split('/')[1]}`;
  return { kind: 'session', account, arn, itself: principal };
}

const types: Readonly<Record<Kind, string | undefined>> = {
  user: 'User',
  session: 'AssumedRole',
  federated: 'FederatedUser',
  root: 'Account',
  anonymous: 'Anonymous',
  service: undefined,
};

/** Condition keys by lower-case name: what the request gives, and what follows from the caller. */
function valuesOf({ context }: RawRequest, { kind, account, arn, itself }: Caller): Values {
  const name = itself.slice(itself.lastIndexOf('/') + 1);
  const derived: readonly (readonly [string, string | null | undefined])[] = [
    ['aws:principalarn', arn],
    ['aws:principalaccount', kind === 'anonymous' ? 'anonymous' : account],
    ['aws:principaltype', types[kind]],
    ['aws:username', kind === 'user' ? name : null],
    ['aws:userid', { root: account, federated: `${account}:${name}`, anonymous: 'anonymous' }[String(kind)]],
  ];
  const values = new Map<string, List>();
  for (const [key, value] of derived) if (value !== null && value !== undefined) values.set(key, value);
  for (const [key, value] of Object.entries(context)) values.set(key.toLowerCase(), value);
  return values;
}

type Way = 'account' | 'role' | 'caller';
const ways: readonly Way[] = ['account', 'role', 'caller'];

/** The ways in which an element names the caller (IAM User Guide, reference_policies_elements_principal). */
function namings(element: '*' | Readonly<Record<string, List>>, caller: Caller): ReadonlySet<Way> {
  const found = new Set<Way>();
  if (element === '*') return new Set(['caller']);
  for (const value of all(element.Service))
    if (caller.kind === 'service' && value === caller.itself) found.add('caller');
  for (const value of all(element.AWS)) {
    const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
    if (value === '*') found.add('caller');
    else if (caller.account === null) continue;
    else if (caller.kind === 'session' && value === caller.arn) found.add('role');
    else if (value === caller.itself) found.add('caller');
    else if (account === caller.account) found.add(caller.kind === 'root' ? 'caller' : 'account');
  }
  return found;
}

/** How closely a statement names the caller; null where it does not speak of the caller. */
function naming(statement: RawStatement, caller: Caller, bounded: boolean): Way | null {
  if (statement.Principal !== undefined) {
    const found = namings(statement.Principal, caller);
    return ways.findLast((way) => found.has(way)) ?? null;
  }
  const element = statement.NotPrincipal ?? '*';
  const found = namings(element, caller);
  if (statement.Effect === 'Allow') return found.size > 0 ? null : 'caller';
  if (bounded) return 'caller';
  if (element === '*' || all(element.AWS).includes('*')) return null;
  const needed: readonly Way[] =
    caller.account === null || caller.kind === 'root'
      ? ['caller']
      : caller.kind === 'session'
        ? ['account', 'role', 'caller']
        : ['account', 'caller'];
  return needed.every((way) => found.has(way)) ? null : 'caller';
}

interface Situation {
  readonly request: RawRequest;
  readonly caller: Caller;
  readonly values: Values;
  readonly bounded: boolean;
}

const statementsOf = ({ Statement }: RawPolicy): readonly RawStatement[] => [Statement].flat();

function matches(statement: RawStatement, policy: RawPolicy, { request, values }: Situation): boolean {
  const replaced = policy.Version === '2012-10-17' ? values : null;
  const isAction = (pattern: string) => actionMatches(pattern, request.action);
  const isResource = (pattern: string) => {
    const units = written(pattern, replaced);
    return units !== null && resourceMatches(units, request.resource);
  };
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  if (Action === undefined ? all(NotAction).some(isAction) : !all(Action).some(isAction)) return false;
  if (Resource === undefined ? all(NotResource).some(isResource) : !all(Resource).some(isResource)) return false;
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      clauseHolds(operator, all(wanted), values.get(key.toLowerCase()), replaced),
    ),
  );
}

/** What the policies of one level say: denied, or how closely an allow names the caller. */
function reading(policies: readonly RawPolicy[], situation: Situation, principals: boolean): 'deny' | Way | null {
  const applying = policies.flatMap((policy) =>
    statementsOf(policy).flatMap((statement) => {
      if (!matches(statement, policy, situation)) return [];
      const way = principals ? naming(statement, situation.caller, situation.bounded) : 'caller';
      return way === null ? [] : [{ effect: statement.Effect, way }];
    }),
  );
  if (applying.some(({ effect }) => effect === 'Deny')) return 'deny';
  return ways.findLast((way) => applying.some((statement) => statement.way === way)) ?? null;
}

export interface Outcome {
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  readonly decidedBy: string | null;
}

/**
 * Decides a request by the flow of the IAM User Guide (reference_policies_evaluation-logic_policy-eval-denyallow),
 * slowly and without any preparation, apart from the engine.
 */
export function referenceDecision(request: RawRequest, layers: RawLayers): Outcome {
  const caller = callerOf(request.principal);
  const situation = { request, caller, values: valuesOf(request, caller), bounded: layers.boundary !== undefined };
  const named = request.resourceAccount ?? (/^arn(:[^:]*){3}:(\d{12}):/.exec(request.resource)?.[2] || caller.account);
  const same = caller.account !== null && named === caller.account;
  const identified = caller.kind === 'user' || caller.kind === 'session' || caller.kind === 'federated';
  const { identity, boundary, session, resource, scp = [], rcp = [], endpoint = [] } = layers;
  const own = (policies: readonly RawPolicy[] | undefined) =>
    identified ? reading(policies ?? [], situation, false) : null;
  const rcps = request.resource === '*' ? [] : rcp.map((level) => reading(level, situation, true));
  const scps = caller.account === null ? [] : scp.map((level) => reading(level, situation, false));
  const said = {
    rcp: rcps.includes('deny') ? 'deny' : null,
    scp: scps.includes('deny') ? 'deny' : scps.includes(null) ? null : 'caller',
    endpoint: reading(endpoint, situation, true),
    resource: reading(resource ? [resource] : [], situation, true),
    identity: own(identity),
    boundary: own(boundary ? [boundary] : []),
    // The task policy of a root session only takes away (IAM User Guide, id_root-user-privileged-task).
    session: caller.kind === 'root' ? reading(session ?? [], situation, false) : own(session),
  };
  const denying = Object.entries(said).find(([, way]) => way === 'deny');
  if (denying) return { decision: 'explicitDeny', decidedBy: denying[0] };
  const direct = same && said.resource === 'caller';
  const needed: Readonly<Record<string, boolean>> = {
    scp: scps.length > 0,
    endpoint: endpoint.length > 0,
    resource: !same,
    identity: identified && !(direct || (same && said.resource === 'role')),
    boundary: identified && boundary !== undefined && !direct,
    session: identified && !direct && ((session ?? []).length > 0 || caller.kind === 'federated'),
  };
  const lacking = Object.entries(said).find(([type, way]) => needed[type] === true && way === null);
  if (lacking) return { decision: 'implicitDeny', decidedBy: lacking[0] };
  if (needed.identity) return { decision: 'allowed', decidedBy: 'identity' };
  return { decision: 'allowed', decidedBy: caller.kind === 'root' && same ? null : 'resource' };
}
