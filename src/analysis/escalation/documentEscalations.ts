import type { Policy } from '../../policy/document.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import type { AccountView, PrincipalView } from '../accountView.ts';
import { calling, type Settled } from '../calling.ts';
import { anybody } from '../documents/anybody.ts';
import { documentView } from '../documents/documentView.ts';
import { isSpent, limited, mostSteps } from '../work.ts';
import { isAdministrator } from './administrator.ts';
import { allowedSomewhere } from './ask.ts';
import { compositionsOf } from './documentCompositions.ts';
import type { EscalationPath, Need } from './escalationPath.ts';
import { escalationPaths } from './escalationPaths.ts';
import { agreedRequests } from './made.ts';
import { administratorAccess } from './policyOfEverything.ts';

/** A path that policies open by themselves, wherever the account has what else it takes. */
export interface DocumentEscalation {
  readonly path: EscalationPath;
  /** An allowed request for each action. */
  readonly requests: readonly AuthorizationRequest[];
}

export interface DocumentEscalations {
  /** Identity policies of one principal. */
  readonly policies: readonly Policy[];
  readonly boundary?: Policy | null;
  /** One policy for each level, from the root down. */
  readonly scps?: readonly Policy[];
  /** ARN of the principal; some user of some account where it is left out. */
  readonly principal?: string;
}

/** The paths found. */
export interface OpenedEscalations {
  readonly ways: readonly DocumentEscalation[];
  /** Ways of several parts over what is made first; they take nothing that has to be there. */
  readonly composed: readonly DocumentEscalation[];
  /** True for who needs none of them. */
  readonly administrator: boolean;
  /** False where a limit was reached: there may be more. */
  readonly complete: boolean;
}

const somebody = 'arn:aws:iam::111122223333:user/someone';

/**
 * The paths that policies open in an account of which nothing is known: whatever a path needs beside permissions is
 * taken to be there, and every role to trust the service that it would be passed to.
 */
export function escalationsOf(given: DocumentEscalations): OpenedEscalations {
  return limited(mostSteps, () => {
    const { view, principal } = whoHas(given);
    const ways = waysIn(view, principal);
    const administrator = isAdministrator(view, principal);
    const composed = administrator ? [] : compositionsOf(view, principal);
    return { ways, composed, administrator, complete: !isSpent() };
  });
}

function whoHas(given: DocumentEscalations): { readonly view: AccountView; readonly principal: PrincipalView } {
  const { policies, boundary = null, scps = [], principal: arn = somebody } = given;
  const identity = policies.map((policy, index) => ({ ref: `identity[${index}]`, policy }));
  const caller = anybody(arn);
  const principal: PrincipalView = {
    ...caller,
    policies: {
      identity,
      ...(boundary ? { boundary: { ref: 'boundary', policy: boundary } } : {}),
      ...(scps.length > 0 ? { scp: scps.map((policy, level) => [{ ref: `scp[${level}][0]`, policy }]) } : {}),
    },
  };
  return { view: documentView(caller.account), principal };
}

function waysIn(view: AccountView, principal: PrincipalView): readonly DocumentEscalation[] {
  return escalationPaths.flatMap((path) => {
    for (const set of [path.needs, ...(path.alternatives ?? [])]) {
      const requests = requestsOf(view, principal, path, set);
      if (requests) return [{ path, requests }];
    }
    return [];
  });
}

/** What a call settles: the service that a role is passed to, the policy that is attached, the boundary that is put. */
function settledBy({ passedTo }: EscalationPath, { action }: Need): Settled {
  return {
    ...(action === 'iam:PassRole' ? { 'iam:PassedToService': passedTo } : {}),
    ...(/^iam:Attach/.test(action) ? { 'iam:PolicyARN': administratorAccess } : {}),
    ...(/^iam:Put.*PermissionsBoundary$/.test(action) ? { 'iam:PermissionsBoundary': administratorAccess } : {}),
  };
}

function requestsOf(view: AccountView, principal: PrincipalView, path: EscalationPath, needs: readonly Need[]) {
  const found: AuthorizationRequest[] = [];
  for (const need of needs) {
    const caller = calling(principal, settledBy(path, need));
    const request = allowedSomewhere(view, caller, need.action, [], othersOnly(principal, path, need));
    if (!request) return null;
    found.push(request);
  }
  return needs.every(({ on }) =>
    agrees(
      view,
      principal,
      needs.filter((need) => need.on === on),
    ),
  )
    ? found
    : null;
}

/** What somebody may do to themselves makes them nobody else. */
function othersOnly(
  { arn, role, account }: PrincipalView,
  { target }: EscalationPath,
  { on }: Need,
): readonly string[] {
  if (target !== `other ${on}`) return [];
  const own = role ?? arn;
  const name = own.slice(own.lastIndexOf('/') + 1);
  const kind = role === null ? 'user' : 'role';
  return ['', '*/'].map((path) => `arn:*:iam::${account}:${kind}/${path}${name}`);
}

/** Actions on one thing have to be allowed on the same; roles that are passed and boundaries have one action alone. */
function agrees(view: AccountView, principal: PrincipalView, needs: readonly Need[]): boolean {
  if (needs.length < 2) return true;
  return (
    agreedRequests(
      view,
      principal,
      needs.map(({ action }) => action),
    ) !== null
  );
}
