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
import { othersOn } from './others.ts';
import { resourceArn } from './resourceArn.ts';
import { withSessionPolicies } from './withSessionPolicies.ts';

/** The office that requests of checks come from where they state no address. */
export const officeAddress = '203.0.113.10';

/** Circumstances of a check beside its request. */
export interface Circumstances {
  /** Milliseconds that the clock has moved. */
  readonly after: number;
  /** What the clock shows instead, in milliseconds since 1970. */
  readonly at: number | null;
  readonly from: string | null;
  readonly mfa: boolean;
}

/** The sandbox at the time of a check. */
export function atTime(sandbox: Sandbox, { after, at }: Pick<Circumstances, 'after' | 'at'>): Sandbox {
  return { ...sandbox, clock: at ?? sandbox.clock + after };
}

/** Everybody whom a check's `as` means, or why nobody is meant. */
export function asking(sandbox: Sandbox, asked: Probe, circumstances: Circumstances): readonly Identity[] | ApiError {
  const then = atTime(sandbox, circumstances);
  const options = probeOptions(then, circumstances);
  if (asked.as !== 'others') return withSessionPolicies(identitiesOf(then, asked.as, options), asked.sessionPolicies);
  return othersOn(then, resourceArn(then, asked.on), asked.except ?? [], options);
}

/** Decides a check's request for everybody whom its `as` means: one decision each, or why nobody is meant. */
export function probe(sandbox: Sandbox, asked: Probe, circumstances: Circumstances): readonly Decision[] | ApiError {
  const identities = asking(sandbox, asked, circumstances);
  if ('code' in identities) return identities;
  const then = atTime(sandbox, circumstances);
  return identities.map((identity) => decideProbe(then, identity, asked, circumstances));
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
