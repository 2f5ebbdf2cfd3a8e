import { type ActionName, readAction } from './actions.ts';
import { parseArn } from './arn.ts';
import { type Caller, callerOf } from './caller.ts';
import { type ContextReader, contextReader } from './context.ts';
import type { AuthorizationRequest, PoliciesInForce } from './request.ts';
import { asksTrustPolicy } from './trustActions.ts';

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
  const named = request.resourceAccount === undefined ? accountPart(request.resource) : request.resourceAccount;
  const owner = named === '' || isRootTask(action) ? caller.account : named;
  return {
    request,
    action,
    caller,
    context: contextReader(request.context, caller),
    sameAccount: caller.account !== null && caller.account === owner,
    bounded: policies.boundary !== undefined,
    resourceKind: resourceKind(action, request),
  };
}

/** A member account has no say in the root tasks of its management account (IAM User Guide, id_root-user-privileged-task). */
function isRootTask(action: ActionName): boolean {
  return action.service === 'sts' && action.name === 'assumeroot';
}

function accountPart(resource: string): string {
  return resource.charCodeAt(0) === 97 ? (parseArn(resource)?.account ?? '') : '';
}

function resourceKind(action: ActionName, request: AuthorizationRequest): ResourceKind {
  if (action.service === 'sts') return asksTrustPolicy(request) ? 'trust' : 'plain';
  return action.service === 'kms' && parseArn(request.resource)?.resource.startsWith('key/') ? 'key' : 'plain';
}
