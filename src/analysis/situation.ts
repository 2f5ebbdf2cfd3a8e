import { isAccountId, parseArn } from '../policy/arn.ts';
import { callerOf } from '../policy/caller.ts';
import { readDate } from '../policy/conditions/dates.ts';
import { type ContextReader, contextReader } from '../policy/context.ts';
import { canCarry, canonicalKey, isSettled, mfaPresent } from '../policy/contextRelations.ts';
import type { AuthorizationRequest, Context, ContextValue } from '../policy/request.ts';
import type { PrincipalView } from './accountView.ts';
import type { Candidate } from './resourceClasses.ts';

/** What is settled about requests of one action on one resource before their context is chosen. */
export interface Situation {
  readonly service: string;
  readonly principal: PrincipalView;
  /** An ordinary request. */
  readonly context: Context;
  /** Its values by any of their names, in lower case. */
  readonly reader: ContextReader;
  /** Its values by the names that it carries. */
  readonly exact: ContextReader;
  /** True for a canonical key that has its value, or its absence, already. */
  readonly isSettled: (key: string) => boolean;
  /** False for a value of a canonical key that does not count. */
  readonly admits: (key: string, value: ContextValue | undefined) => boolean;
  /** Milliseconds since 1970: requests lie ahead of it. */
  readonly floor: number;
}

/** Which sign-ins count. */
export type SignIn = 'with MFA' | 'without MFA' | null;

const remembered = new WeakMap<PrincipalView, Map<string, Situation>>();

/** Of what does not exist only service, Region and owner make a difference. */
export function situationOf(
  principal: PrincipalView,
  action: string,
  candidate: Pick<Candidate, 'resource' | 'ownerKnown'>,
  signIn: SignIn,
): Situation {
  const { resource, ownerKnown } = candidate;
  const service = action.slice(0, action.indexOf(':'));
  if (resource.exists) return makeSituation(principal, action, service, candidate, signIn);
  const known = remembered.get(principal) ?? new Map<string, Situation>();
  remembered.set(principal, known);
  const key = `${service} ${parseArn(resource.arn)?.region} ${resource.account} ${ownerKnown} ${signIn}`;
  const made = known.get(key) ?? makeSituation(principal, action, service, candidate, signIn);
  known.set(key, made);
  return made;
}

function makeSituation(
  principal: PrincipalView,
  action: string,
  service: string,
  { resource, ownerKnown }: Pick<Candidate, 'resource' | 'ownerKnown'>,
  signIn: SignIn,
): Situation {
  const plain = principal.context(action, resource.arn);
  const ordinary = principal.anyone ? { ...aliased(plain, principal, service, resource.account), ...plain } : plain;
  const context = signIn === null ? ordinary : signedIn(ordinary, signIn, principal.temporary);
  const values = new Map<string, ContextValue>();
  for (const [name, value] of Object.entries(context)) {
    const key = canonicalKey(name.toLowerCase());
    if (!values.has(key)) values.set(key, value);
  }
  const caller = callerOf({ ...callerRequest(principal), action, resource: resource.arn, context });
  const exact = contextReader(context, caller);
  const regional = Boolean(parseArn(resource.arn)?.region) || !choosesRegion(principal, service);
  const now = values.get('aws:currenttime');
  return {
    service,
    principal,
    context,
    reader: { get: (key) => values.get(canonicalKey(key)) ?? exact.get(key) },
    exact,
    isSettled: (key) =>
      principal.given?.has(key) ||
      !canCarry(caller.kind, key) ||
      isSettled(key, {
        principal: !principal.anyone,
        resource: resource.exists,
        owner: ownerKnown && !(principal.anyone && key.startsWith(organizationOf)),
      }) ||
      (key === 'aws:requestedregion' && regional) ||
      (signIn === 'with MFA' && key === mfaPresent),
    admits: (key, value) => signIn !== 'without MFA' || key !== mfaPresent || value !== 'true',
    floor: (typeof now === 'string' ? readDate(now) : null) ?? Number.NEGATIVE_INFINITY,
  };
}

/** Keys of the owner's organization: of nobody in particular it is as free as the caller's own. */
const organizationOf = 'aws:resourceorg';

/** What owner, caller and Region of a request tell, under every name that the service has for it. */
function aliased(plain: Context, { account: caller }: PrincipalView, service: string, account: string): Context {
  const owner = isAccountId(account) ? account : caller;
  const region = plain['aws:RequestedRegion'];
  return {
    ...(isAccountId(owner) ? { 'aws:ResourceAccount': owner } : {}),
    ...(isAccountId(owner) && service === 's3' ? { 's3:ResourceAccount': owner } : {}),
    ...(isAccountId(caller) && service === 'kms' ? { 'kms:CallerAccount': caller } : {}),
    ...(region !== undefined && /^(ec2|rds)$/.test(service) ? { [`${service}:Region`]: region } : {}),
  };
}

function signedIn(context: Context, signIn: SignIn, temporary: boolean): Context {
  const rest = Object.entries(context).filter(([key]) => !key.toLowerCase().startsWith('aws:multifactorauth'));
  const stated = signIn === 'with MFA' ? 'true' : temporary ? 'false' : null;
  return { ...Object.fromEntries(rest), ...(stated === null ? {} : { 'aws:MultiFactorAuthPresent': stated }) };
}

/** Who asks, without what is asked for. */
export function callerRequest(principal: PrincipalView): Pick<AuthorizationRequest, 'principal' | 'role'> {
  return { principal: principal.arn, ...(principal.role === null ? {} : { role: principal.role }) };
}

const choices = new WeakMap<PrincipalView, Map<string, boolean>>();

/** The Region is free unless the service has but one endpoint. */
export function choosesRegion(principal: PrincipalView, service: string): boolean {
  const known = choices.get(principal) ?? new Map<string, boolean>();
  choices.set(principal, known);
  const remembered = known.get(service);
  if (remembered !== undefined) return remembered;
  const elsewhere = 'eu-north-1';
  const free = principal.context(`${service}:*`, '*', elsewhere)['aws:RequestedRegion'] === elsewhere;
  known.set(service, free);
  return free;
}
