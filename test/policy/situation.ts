import type { Policy } from '../../src/policy/document.ts';
import { type PolicyKind, readPolicy } from '../../src/policy/parse.ts';
import type { AttachedPolicy, AuthorizationRequest, PoliciesInForce } from '../../src/policy/request.ts';

export const dana = 'arn:aws:iam::111122223333:user/dana';
export const session = 'arn:aws:sts::111122223333:assumed-role/Api/blue';
export const queue = 'arn:aws:sqs:eu-west-1:111122223333:events';

export function ask(more: Partial<AuthorizationRequest> = {}): AuthorizationRequest {
  return { principal: dana, action: 'sqs:SendMessage', resource: queue, context: {}, ...more };
}

export function allow(more: object = {}): object {
  return { Effect: 'Allow', Action: 'sqs:*', Resource: '*', ...more };
}

export function deny(more: object = {}): object {
  return { Effect: 'Deny', Action: 'sqs:*', Resource: '*', ...more };
}

export function policyOf(statements: readonly object[], kind: PolicyKind = 'identity'): Policy {
  const { policy, faults } = readPolicy({ Version: '2012-10-17', Statement: statements }, kind);
  if (!policy) throw new Error(faults.map(({ message }) => message).join('; '));
  return policy;
}

function attach(ref: string, statements: readonly object[], kind: PolicyKind = 'identity'): AttachedPolicy {
  return { ref, policy: policyOf(statements, kind) };
}

interface Layers {
  readonly identity?: readonly object[];
  readonly boundary?: readonly object[];
  readonly session?: readonly object[];
  readonly resource?: readonly object[];
  readonly trust?: readonly object[];
  readonly scp?: readonly (readonly object[])[];
  readonly rcp?: readonly object[];
  readonly endpoint?: readonly object[];
}

/** Policies in force, one policy a layer and for `scp` one a level, each given by its statements. */
export function inForce(layers: Layers): PoliciesInForce {
  const { identity, boundary, resource, trust, scp, rcp, endpoint } = layers;
  return {
    ...(identity ? { identity: [attach('identity[0]', identity)] } : {}),
    ...(boundary ? { boundary: attach('boundary', boundary) } : {}),
    ...(layers.session ? { session: [attach('session[0]', layers.session, 'session')] } : {}),
    ...(resource ? { resource: attach('resource', resource, 'resource') } : {}),
    ...(trust ? { resource: attach('resource', trust, 'trust') } : {}),
    ...(scp ? { scp: scp.map((level, index) => [attach(`scp[${index}][0]`, level, 'scp')]) } : {}),
    ...(rcp ? { rcp: [[attach('rcp[0][0]', rcp, 'rcp')]] } : {}),
    ...(endpoint ? { endpoint: [attach('endpoint[0]', endpoint, 'resource')] } : {}),
  };
}
