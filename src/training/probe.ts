import { policiesInForce, requestOf } from '../account/authorize.ts';
import type { ApiError } from '../account/call.ts';
import { identitiesOf } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import type { RequestFacts } from '../account/requestFacts.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { Decision } from '../policy/decision.ts';
import { decide } from '../policy/evaluate.ts';
import type { Context } from '../policy/request.ts';
import type { Probe } from '../scenario/checkSchema.ts';
import { resourceArn } from './resourceArn.ts';

/** The office that requests of checks come from where they state no address. */
export const officeAddress = '203.0.113.10';

/** Circumstances of a check beside its request. */
export interface Circumstances {
  /** Milliseconds that the clock has moved. */
  readonly after: number;
  readonly from: string | null;
  readonly mfa: boolean;
}

/** Decides a check's request for everybody whom its `as` means: one decision each, or why nobody is meant. */
export function probe(sandbox: Sandbox, asked: Probe, circumstances: Circumstances): readonly Decision[] | ApiError {
  const later = { ...sandbox, clock: sandbox.clock + circumstances.after };
  const identities = identitiesOf(later, asked.as, probeOptions(later, circumstances));
  if ('code' in identities) return identities;
  return identities.map((identity) => decideProbe(later, identity, asked, circumstances));
}

export function probeOptions(sandbox: Sandbox, { mfa }: Circumstances) {
  return { time: sandbox.clock, ...(mfa ? { mfa } : {}) };
}

/** Decides a check's request for one identity. */
export function decideProbe(
  sandbox: Sandbox,
  identity: Identity,
  asked: Probe,
  circumstances: Circumstances,
): Decision {
  const permission = { action: asked.action, resource: resourceArn(sandbox, asked.on) };
  const facts: RequestFacts = {
    time: sandbox.clock,
    sourceIp: circumstances.from ?? officeAddress,
    secureTransport: true,
    ...(asked.region ? { region: asked.region } : {}),
    context: { ...(circumstances.mfa && identity.temporary ? signedInWithMfa : {}), ...asked.context },
  };
  const request = requestOf(sandbox, identity, permission, facts);
  const context = lacking(request.context, asked.without ?? []);
  return decide({ ...request, context }, policiesInForce(sandbox, identity, permission));
}

/** Also for sessions of roles, whose caller signed in with MFA. */
const signedInWithMfa: Context = { 'aws:MultiFactorAuthPresent': 'true' };

function lacking(context: Context, keys: readonly string[]): Context {
  const dropped = new Set(keys.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(context).filter(([key]) => !dropped.has(key.toLowerCase())));
}
