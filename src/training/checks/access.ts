import type { ApiError } from '../../account/call.ts';
import type { Identity } from '../../account/identity.ts';
import type { Sandbox } from '../../account/sandbox.ts';
import type { Decision } from '../../policy/decision.ts';
import { sentence } from '../../policy/explain.ts';
import type { CheckOf } from '../../scenario/check.ts';
import { everybody } from '../exactAccess.ts';
import { asking, probe } from '../probe.ts';
import { reachableRoles } from '../reachableRoles.ts';
import { claim } from './claim.ts';
import { type Finding, failed, passed, resting, type Situation, skipped } from './situation.ts';

type Access = CheckOf<'allow' | 'deny'>;

/** The decisions of an `allow` or `deny` check: one for each principal meant, and for the roles it reaches. */
export function accessDecisions(sandbox: Sandbox, check: Access): readonly (readonly Decision[])[] | ApiError {
  const direct = probe(sandbox, check.probe, check);
  if ('code' in direct) return direct;
  if (check.through !== 'any') return direct.map((decision) => [decision]);
  const identities = asking(sandbox, check.probe, check);
  return direct.map((decision, index) => {
    const identity = 'code' in identities ? undefined : identities[index];
    return [decision, ...(identity ? throughRoles(sandbox, identity, check) : [])];
  });
}

function throughRoles(sandbox: Sandbox, identity: Identity, check: Access): Decision[] {
  return reachableRoles(sandbox, identity, check.probe, check).flatMap((role) => {
    const decisions = probe(sandbox, { ...check.probe, as: role }, check);
    return 'code' in decisions ? [] : decisions;
  });
}

/** Somebody meant must be allowed by some way, for everybody meant. */
export function checkAllow({ sandbox }: Situation, check: CheckOf<'allow'>): Finding {
  const ways = accessDecisions(sandbox, check);
  if ('code' in ways) return failed(`${claim(check)}: ${absent(check, ways)}`, null);
  const refused = ways.find((decisions) => !decisions.some(isAllowed));
  if (!refused) return resting(passed(`${claim(check)}: allowed`, null), ways[0]?.find(isAllowed));
  // By way of a role, the role's own decision tells more than that there is no direct way.
  const nearest = refused.at(-1);
  return resting(failed(`${claim(check)}: ${nearest ? sentence(nearest) : 'denied'}`, null), nearest);
}

/** Nobody meant may be allowed by any way. */
export function checkDeny({ sandbox, state }: Situation, check: CheckOf<'deny'>): Finding {
  const ways = accessDecisions(sandbox, check);
  if ('code' in ways) {
    const gone = !everybody(state.history.start, check.probe.as) && !/^(key|instance)\//.test(check.probe.as);
    return gone
      ? skipped(`${claim(check)}: ${absent(check, ways)}`)
      : passed(`${claim(check)}: denied, ${absent(check, ways)}`, null);
  }
  const allowed = ways.flat().find(isAllowed);
  if (!allowed) return resting(passed(`${claim(check)}: denied`, null), ways[0]?.[0]);
  const because = check.because ? `; ${check.because}` : '';
  const who = check.probe.as === 'others' ? `${allowed.request.principal} is let in; ` : '';
  return resting(failed(`${claim(check)}: ${who}${sentence(allowed).replace(/\.$/, '')}${because}`, null), allowed);
}

function isAllowed(decision: Decision): boolean {
  return decision.decision === 'allowed';
}

function absent({ probe: { as } }: Access, error: ApiError): string {
  const [kind, name] = as.split('/', 2);
  if (kind === 'key') return `the access key ${name ?? ''} does not authenticate`;
  if (kind === 'instance') return `the instance ${name ?? ''} has no credentials`;
  return error.code === 'NoSuchEntity' ? `there is no ${kind ?? ''} ${name ?? ''}`.trim() : error.message;
}
