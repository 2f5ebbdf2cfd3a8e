import { keyKeptOutBy } from '../policy/contextRelations.ts';
import type { Policy } from '../policy/document.ts';
import type { AttachedPolicy, Context, PoliciesInForce } from '../policy/request.ts';
import { verdictOf } from '../policy/verdict.ts';
import type { Witness } from './differences.ts';
import type { Asking } from './party.ts';

/**
 * The witness without the condition keys that no policy of either side speaks of. Keys that one does speak of stay,
 * also where the verdict would be the same without them: a request that AWS never sends proves nothing.
 */
export function shortened(witness: Witness): Witness {
  const spoken = new Set([...spokenKeys(witness.left), ...(witness.right ? spokenKeys(witness.right) : [])]);
  return Object.keys(witness.left.request.context).reduce((shortest, key) => {
    const lower = key.toLowerCase();
    if (spoken.has(lower) || spoken.has(keyKeptOutBy(lower) ?? '')) return shortest;
    const shorter = withoutKey(shortest, key);
    return proves(shorter) ? shorter : shortest;
  }, witness);
}

function spokenKeys({ policies }: Asking): string[] {
  return attachedPolicies(policies).flatMap(({ policy }) => keysOf(policy));
}

function attachedPolicies(policies: PoliciesInForce): AttachedPolicy[] {
  const { identity = [], boundary, session = [], resource, scp = [], rcp = [], endpoint = [] } = policies;
  const one = [boundary, resource].filter((policy) => policy !== undefined);
  return [...identity, ...one, ...session, ...scp.flat(), ...rcp.flat(), ...endpoint];
}

const known = new WeakMap<Policy, readonly string[]>();

/** Keys of conditions and of variables, in lower case. */
function keysOf(policy: Policy): readonly string[] {
  const found = known.get(policy);
  if (found) return found;
  const keys = policy.statements.flatMap(({ resource, conditions }) => {
    const texts = [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)];
    return [...conditions.map(({ key }) => key), ...texts.flatMap(variablesIn)].map((key) => key.toLowerCase());
  });
  known.set(policy, keys);
  return keys;
}

function variablesIn(text: string): string[] {
  return [...text.matchAll(/\$\{([^,}]+)/g)].map(([, name = '']) => name.trim());
}

function proves({ left, right }: Witness): boolean {
  return isAllowed(left) && !(right && isAllowed(right));
}

function isAllowed({ request, policies }: Asking): boolean {
  return verdictOf(request, policies) === 'allowed';
}

function withoutKey({ left, right }: Witness, key: string): Witness {
  return { left: lacking(left, key), right: right && lacking(right, key) };
}

function lacking({ request, policies }: Asking, key: string): Asking {
  const { [key]: _, ...context }: Context = request.context;
  return { request: { ...request, context }, policies };
}
