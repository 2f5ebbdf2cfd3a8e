import { callerOf } from '../policy/caller.ts';
import { mfaPresent } from '../policy/contextRelations.ts';
import type { PrincipalView } from './accountView.ts';
import { calling, type Settled } from './calling.ts';
import { callerRequest } from './situation.ts';

const withoutMfa: Settled = { 'aws:MultiFactorAuthPresent': 'false', 'aws:MultiFactorAuthAge': undefined };

const known = new WeakMap<PrincipalView, PrincipalView>();

/**
 * The principal whose requests carry MFA only where they can: sessions of roles and federated users never do (IAM User
 * Guide, id_credentials_mfa_configure-api-require), unless their context states it.
 */
export function withItsMfa(principal: PrincipalView): PrincipalView {
  const remembered = known.get(principal);
  if (remembered) return remembered;
  const made = lacksMfa(principal) ? calling(principal, withoutMfa) : principal;
  known.set(principal, made);
  known.set(made, made);
  return made;
}

function lacksMfa(principal: PrincipalView): boolean {
  const { kind } = callerOf({ ...callerRequest(principal), action: '', resource: '*', context: {} });
  if (kind !== 'session' && kind !== 'federated') return false;
  const context = Object.entries(principal.context('sts:GetCallerIdentity', '*'));
  return !context.some(([key, value]) => key.toLowerCase() === mfaPresent && value === 'true');
}
