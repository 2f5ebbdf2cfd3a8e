import { type CompiledStatement, compilePolicy } from '../policy/compiled.ts';
import type { Policy } from '../policy/document.ts';
import type { AttachedPolicy, AuthorizationRequest, PoliciesInForce } from '../policy/request.ts';
import { verdictOf } from '../policy/verdict.ts';
import type { AccountView, PrincipalView, ResourceView } from './accountView.ts';

/** `limits`: an allow of a type of policy that must allow but grants nothing by itself. */
export type Role = 'grants' | 'limits' | 'denies';

/** A statement that can tell two requests apart. */
export interface PartyStatement {
  readonly compiled: CompiledStatement;
  readonly role: Role;
  /** The policy of a resource that it stands in, and the service whose actions ask it; null for all others. */
  readonly of: { readonly policy: Policy; readonly service: string } | null;
  /** True where an applying deny surely ends the matter: the layer binds every request of the principal. */
  readonly final: boolean;
}

/** One side of a comparison: policies that allow or deny the requests of one principal. */
export interface Party {
  readonly statements: readonly PartyStatement[];
  /** True where nothing needs to grant: the root user in its own account. */
  readonly unlimited: boolean;
  /** True where an applying allow without any applying deny is enough. */
  readonly simple: boolean;
  /** True for policies alone, outside of any account. */
  readonly document: boolean;
  /** What is decided, and by which policies. */
  readonly ask: (request: AuthorizationRequest, resource: ResourceView) => Asking;
}

/** Services whose resource policies must allow, whatever identity policies say. */
export const askResource: ReadonlySet<string> = new Set(['kms', 'sts']);

export interface Asking {
  readonly request: AuthorizationRequest;
  readonly policies: PoliciesInForce;
}

export function allows(party: Party, request: AuthorizationRequest, resource: ResourceView): boolean {
  const asking = party.ask(request, resource);
  return verdictOf(asking.request, asking.policies) === 'allowed';
}

/** The principal with everything that bears on it in the account. */
export function accountParty(view: AccountView, principal: PrincipalView): Party {
  const { policies } = principal;
  const statements = [
    ...statementsOf(policies.identity ?? [], 'grants'),
    ...statementsOf(policies.boundary ? [policies.boundary] : [], 'limits'),
    ...statementsOf(policies.session ?? [], 'limits'),
    ...statementsOf((policies.scp ?? []).flat(), 'limits', { final: false }),
    ...statementsOf(policies.endpoint ?? [], 'limits', { final: false }),
  ];
  const seen = new Set<Policy>();
  for (const { policy, policyService, rcp } of view.resources) {
    for (const attached of (rcp ?? []).flat()) {
      if (!seen.has(attached.policy)) statements.push(...statementsOf([attached], 'limits', { final: false }));
      seen.add(attached.policy);
    }
    if (!policy || !policyService || seen.has(policy.policy)) continue;
    seen.add(policy.policy);
    const of = { policy: policy.policy, service: policyService };
    statements.push(...statementsOf([policy], 'grants', { final: false, of }));
  }
  const { boundary, session, scp, endpoint } = policies;
  return {
    statements,
    unlimited: principal.arn.endsWith(':root'),
    simple: !(boundary || session || scp || endpoint),
    document: false,
    ask: (request, resource) => ({ request, policies: inForce(principal, request, resource) }),
  };
}

function statementsOf(
  policies: readonly AttachedPolicy[],
  allowing: Role,
  { final = true, of = null }: Partial<Pick<PartyStatement, 'final' | 'of'>> = {},
): PartyStatement[] {
  return policies.flatMap(({ policy }) =>
    compilePolicy(policy).map((compiled) => ({ compiled, role: compiled.denies ? 'denies' : allowing, of, final })),
  );
}

/** Actions on a role that ask its trust policy for the caller's account. */
const assuming = /^sts:(assumerole|tagsession|setsourceidentity|setcontext)$/i;

/**
 * Policies of the principal and of the resource. A KMS key that does not exist yet has the policy that AWS gives it, a
 * role one that trusts the account: more, nobody outside of an account can know of a role.
 */
function inForce(principal: PrincipalView, request: AuthorizationRequest, resource: ResourceView): PoliciesInForce {
  const service = request.action.slice(0, request.action.indexOf(':')).toLowerCase();
  const own = resource.policyService === service ? resource.policy : null;
  const usual = resource.type === 'kms:key' || (!resource.exists && assuming.test(request.action));
  const policy = own ?? (usual ? delegation(resource.account) : null);
  return {
    ...principal.policies,
    ...(policy ? { resource: policy } : {}),
    ...(resource.rcp ? { rcp: resource.rcp } : {}),
  };
}

/** Policies alone, as identity policies of the principal; whatever else could limit it is out of the way. */
export function documentParty(principal: PrincipalView, policies: readonly Policy[]): Party {
  const identity = policies.map((policy, index): AttachedPolicy => ({ ref: `identity[${index}]`, policy }));
  const inForce: PoliciesInForce = { identity, resource: delegation(principal.account) };
  return {
    statements: statementsOf(identity, 'grants'),
    unlimited: false,
    simple: true,
    document: true,
    ask: (request) => ({ request: { ...request, resourceAccount: principal.account }, policies: inForce }),
  };
}

const delegations = new Map<string, AttachedPolicy>();

/**
 * The policy of a resource that leaves the choice to the identity policies of an account, as the default policy of a
 * KMS key does (AWS KMS Developer Guide, key-policy-default).
 */
function delegation(account: string): AttachedPolicy {
  const known = delegations.get(account);
  if (known) return known;
  const made: AttachedPolicy = {
    ref: 'resource',
    policy: {
      version: '2012-10-17',
      id: null,
      statements: [
        {
          index: 0,
          sid: null,
          effect: 'Allow',
          principal: {
            negated: false,
            entries: [{ type: 'AWS', value: `arn:aws:iam::${account}:root` }],
            bare: false,
          },
          action: { negated: false, patterns: ['*'] },
          resource: { negated: false, patterns: ['*'] },
          conditions: [],
          place: null,
        },
      ],
    },
  };
  delegations.set(account, made);
  return made;
}
