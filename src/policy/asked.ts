import { type ActionName, readAction } from './actions.ts';
import { parseArn } from './arn.ts';
import { type Caller, callerOf } from './caller.ts';
import { type ContextReader, contextReader } from './context.ts';
import type { AuthorizationRequest, PoliciesInForce } from './request.ts';

/** A request as the engine works with it. */
export interface Asked {
  readonly request: AuthorizationRequest;
  readonly action: ActionName;
  readonly caller: Caller;
  readonly context: ContextReader;
  /** True where caller and resource belong to one account. */
  readonly sameAccount: boolean;
  /** True where the caller has a permissions boundary. */
  readonly bounded: boolean;
  readonly resourceKind: ResourceKind;
}

/** What the policy of the resource is: a role's trust policy and a key policy must allow, others may. */
export type ResourceKind = 'trust' | 'key' | 'plain';

export function askedOf(request: AuthorizationRequest, policies: PoliciesInForce): Asked {
  const caller = callerOf(request);
  const action = readAction(request.action);
  const arn = request.resourceAccount === undefined ? accountPart(request.resource) : request.resourceAccount;
  const owner = arn === '' ? caller.account : arn;
  return {
    request,
    action,
    caller,
    context: contextReader(request.context, caller),
    sameAccount: caller.account !== null && caller.account === owner,
    bounded: policies.boundary !== undefined,
    resourceKind: resourceKind(action, request.resource),
  };
}

function accountPart(resource: string): string {
  return resource.charCodeAt(0) === 97 ? (parseArn(resource)?.account ?? '') : '';
}

/** `sts:AssumeRole…`, `sts:TagSession` and `sts:SetSourceIdentity` ask the trust policy of the role. */
function resourceKind(action: ActionName, resource: string): ResourceKind {
  if (action.service === 'sts') return isTrustAction(action.name, resource) ? 'trust' : 'plain';
  return action.service === 'kms' && parseArn(resource)?.resource.startsWith('key/') ? 'key' : 'plain';
}

/** Tags of a federated user session are asked of the identity policy alone. */
function isTrustAction(name: string, resource: string): boolean {
  if (name === 'tagsession' || name === 'setsourceidentity') return !resource.includes(':federated-user/');
  return name.startsWith('assumerole') && name !== 'assumeroot';
}
