import type { Policy } from '../../policy/document.ts';
import type { AttachedPolicy, PoliciesInForce } from '../../policy/request.ts';
import type { PrincipalView } from '../accountView.ts';

export const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** What somebody writes who may write any policy. */
export const allowsEverything: Policy = {
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
};

/** The principal with other policies in force. */
export function withPolicies(principal: PrincipalView, change: (policies: PoliciesInForce) => PoliciesInForce) {
  return { ...principal, policies: change(principal.policies) };
}

/** The principal with identity policies changed; references are numbered anew. */
export function withIdentity(
  principal: PrincipalView,
  change: (identity: readonly AttachedPolicy[]) => readonly AttachedPolicy[],
): PrincipalView {
  return withPolicies(principal, (policies) => ({
    ...policies,
    identity: change(policies.identity ?? []).map((one, index) => ({ ...one, ref: `identity[${index}]` })),
  }));
}

/** The principal with one more policy, which allows everything. */
export const withEverything = (principal: PrincipalView): PrincipalView =>
  withIdentity(principal, (identity) => [...identity, { ref: '', policy: allowsEverything, name: 'a new policy' }]);
