import { identityOf, isIdentity } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { Probe } from '../scenario/checkSchema.ts';
import { atTime, type Circumstances, decideProbe, probeOptions } from './probe.ts';

/**
 * Roles that an identity may assume, directly or from a role that it may assume, by ARN of a session. The context that
 * `asked` states, such as an external id, is given when assuming too.
 */
export function reachableRoles(
  sandbox: Sandbox,
  identity: Identity,
  asked: Probe,
  circumstances: Circumstances,
): string[] {
  const assume = { ...asked, action: 'sts:AssumeRole' };
  const later = atTime(sandbox, circumstances);
  const roles = [...later.accounts].flatMap(([account, { roles: all }]) =>
    [...all.values()].map((role) => ({ account, role })),
  );
  const reached = new Map<string, Identity>();
  const open = [identity];
  for (let from = open.pop(); from; from = open.pop()) {
    for (const { account, role } of roles) {
      if (reached.has(role.arn) || !mayAssume(later, from, { ...assume, on: role.arn }, circumstances)) continue;
      const session = identityOf(later, `role/${role.name}`, { ...probeOptions(later, circumstances), account });
      if (!isIdentity(session)) continue;
      reached.set(role.arn, session);
      open.push(session);
    }
  }
  return [...reached.values()].map(({ arn }) => arn);
}

function mayAssume(sandbox: Sandbox, from: Identity, asked: Probe, circumstances: Circumstances): boolean {
  return decideProbe(sandbox, from, asked, circumstances).decision === 'allowed';
}
