import { compilePolicy } from '../../policy/compiled.ts';
import type { Policy } from '../../policy/document.ts';
import type { AttachedPolicy, PoliciesInForce } from '../../policy/request.ts';
import type { PrincipalView } from '../accountView.ts';
import type { Asking, Party, PartyStatement } from '../party.ts';

/** Stands for the owner of the resource, who is never the caller's account. */
const OWNER = '000000000000';

/**
 * Resource policies alone: whatever the caller's own policies could refuse is out of the way, so that the policies
 * decide. The resource counts as another account's, since within one account an identity policy would be enough.
 */
export function resourceParty(principal: PrincipalView, policies: readonly Policy[]): Party {
  const resource: AttachedPolicy = { ref: 'resource', policy: together(policies) };
  const own: PoliciesInForce = isFederated.test(principal.arn)
    ? { identity: everything, session: everything }
    : { identity: everything };
  const inForce: PoliciesInForce = { ...(principal.account === '' ? {} : own), resource };
  return {
    statements: statementsOf(policies),
    unlimited: false,
    simple: false,
    document: true,
    ask: (request): Asking => ({ request: { ...request, resourceAccount: OWNER }, policies: inForce }),
  };
}

const read = new WeakMap<readonly Policy[], readonly PartyStatement[]>();

/** The same list for every caller: thousands may be named. */
function statementsOf(policies: readonly Policy[]): readonly PartyStatement[] {
  const known = read.get(policies);
  if (known) return known;
  const made = policies
    .flatMap(compilePolicy)
    .map(
      (compiled): PartyStatement => ({ compiled, role: compiled.denies ? 'denies' : 'grants', of: null, final: false }),
    );
  read.set(policies, made);
  return made;
}

/** Federated user sessions have no more than their session policies. */
const isFederated = /:federated-user\//;

const merged = new WeakMap<readonly Policy[], Policy>();

/** Several documents as one: a resource has one policy. */
function together(policies: readonly Policy[]): Policy {
  const known = merged.get(policies);
  if (known) return known;
  const [first] = policies;
  const made: Policy =
    policies.length === 1 && first
      ? first
      : { version: first?.version ?? null, id: null, statements: policies.flatMap(({ statements }) => statements) };
  merged.set(policies, made);
  return made;
}

const everything: readonly AttachedPolicy[] = [
  {
    ref: 'identity[0]',
    policy: {
      version: '2012-10-17',
      id: null,
      statements: [
        {
          index: 0,
          sid: null,
          effect: 'Allow',
          principal: null,
          action: { negated: false, patterns: ['*'] },
          resource: { negated: false, patterns: ['*'] },
          conditions: [],
          place: null,
        },
      ],
    },
  },
];
