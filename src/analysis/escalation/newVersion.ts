import type { AuthorizationRequest } from '../../policy/request.ts';
import type { PrincipalView } from '../accountView.ts';
import { allowedOn } from './ask.ts';
import type { EscalationView, ManagedPolicyView } from './escalationView.ts';

/** Versions that a managed policy may have (IAM User Guide, reference_iam-quotas). */
const mostVersions = 5;

/** The version that has to go before another one can be made; undefined where there is room. */
export const versionInTheWay = ({ others }: ManagedPolicyView): string | undefined =>
  others.length + 1 < mostVersions ? undefined : others[0]?.id;

/** Requests that put a new version of a policy in force, the last of them; null where one is refused. */
export function newVersion(
  view: EscalationView,
  caller: PrincipalView,
  policy: ManagedPolicyView,
): readonly AuthorizationRequest[] | null {
  const ask = (action: string) => allowedOn(view, caller, action, view.settle(policy.arn, 'iam:policy'));
  const made = ask('iam:CreatePolicyVersion');
  if (!made) return null;
  if (versionInTheWay(policy) === undefined) return [made];
  const room = ask('iam:DeletePolicyVersion');
  return room && [room, made];
}
