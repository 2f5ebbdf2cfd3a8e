import type { DocumentKind } from '../analysis/documents/comparePolicies.ts';
import type { Policy } from '../policy/document.ts';
import { decide } from '../policy/evaluate.ts';
import type { AttachedPolicy, AuthorizationRequest, PoliciesInForce } from '../policy/request.ts';
import type { CompareWitness } from './compareReport.ts';

/** What each side alone puts in force. */
export interface Sides {
  readonly allowing: readonly Policy[];
  readonly refusing: readonly Policy[];
  /** Boundary and SCPs by the side that they bind. */
  readonly allowingLimits: PoliciesInForce;
  readonly refusingLimits: PoliciesInForce;
}

export interface PlainWitness {
  readonly witness: CompareWitness;
  /** Null where the compared policies alone prove it. */
  readonly assumes: string | null;
}

const delegated = 'the policy of the resource leaves the choice to the identity policies of its account';
const cross = "the resource is another account's, and the identity policies of the caller allow everything";

/**
 * The request as a person would state it: with an owner only where neither ARN nor caller tells it. What it needs beside the two
 * sides to prove the difference is said.
 */
export function plainWitness(kind: DocumentKind, request: AuthorizationRequest, sides: Sides): PlainWitness {
  const { principal, role, action, resource, context, resourceAccount } = request;
  const bare: CompareWitness = { principal, ...(role === undefined ? {} : { role }), action, resource, context };
  if (proves(kind, bare, sides)) return { witness: bare, assumes: null };
  const owned: CompareWitness = resourceAccount === undefined ? bare : { ...bare, resourceAccount };
  if (kind !== 'identity') return { witness: owned, assumes: cross };
  // The ARN of what AWS provides, as `arn:aws:iam::aws:policy/…`, names no account.
  return proves(kind, owned, sides) ? { witness: owned, assumes: null } : { witness: bare, assumes: delegated };
}

function proves(kind: DocumentKind, request: AuthorizationRequest, sides: Sides): boolean {
  const allowed = decide(request, inForce(kind, sides.allowing, sides.allowingLimits)).decision === 'allowed';
  return allowed && decide(request, inForce(kind, sides.refusing, sides.refusingLimits)).decision !== 'allowed';
}

function inForce(kind: DocumentKind, policies: readonly Policy[], limits: PoliciesInForce): PoliciesInForce {
  if (kind === 'identity') {
    return {
      ...limits,
      identity: policies.map((policy, index): AttachedPolicy => ({ ref: `identity[${index}]`, policy })),
    };
  }
  const [first] = policies;
  const policy: Policy = {
    version: first?.version ?? null,
    id: null,
    statements: policies.flatMap(({ statements }) => statements),
  };
  return { ...limits, resource: { ref: 'resource', policy } };
}
