import type { ApiError, Caller } from '../account/call.ts';
import { identify, isIdentity } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';

/** Somebody the learner may act as, as things stand. */
export interface Profile {
  readonly name: string;
  readonly caller: Caller;
  /** Empty where they do not authenticate any more. */
  readonly arn: string;
  /** What the scenario says of them; may be empty. */
  readonly says: string;
  /** Why they do not authenticate any more; null while they do. */
  readonly problem: string | null;
  readonly kind: Identity['kind'] | null;
  /** With MFA. */
  readonly mfa: boolean;
  /** When their session began and when it ends, in milliseconds since 1970; null without one. */
  readonly session: { readonly issued: number; readonly expires: number } | null;
  readonly sourceIdentity: string | null;
  /** `key=value` of the tags that the session carries. */
  readonly sessionTags: readonly string[];
  /** True for a session that was begun from another. */
  readonly chained: boolean;
  /** True where session policies hold them down. */
  readonly heldDown: boolean;
}

/** Whom the learner may act as: the identities of the scenario in its order, then the sessions begun since. */
export function profileList(state: AttemptState): readonly Profile[] {
  const sandbox = sandboxOf(state);
  return [...state.callers].map(([name, caller]) => {
    const identity = identify(sandbox, caller, sandbox.clock);
    const says = state.scenario.identities[name]?.says ?? '';
    return isIdentity(identity) ? known({ name, says, caller }, identity) : gone({ name, says, caller }, identity);
  });
}

type Given = Pick<Profile, 'name' | 'says' | 'caller'>;

function known(given: Given, { arn, kind, mfaAt, session, sessionPolicies }: Identity): Profile {
  return {
    ...given,
    arn,
    problem: null,
    kind,
    mfa: mfaAt !== null,
    session: session && { issued: session.issued, expires: session.expires },
    sourceIdentity: session?.sourceIdentity ?? null,
    sessionTags: (session?.tags ?? []).map(({ key, value }) => `${key}=${value}`),
    chained: session?.chained ?? false,
    heldDown: sessionPolicies !== null,
  };
}

/** Whose session ended, or whose user, key or role is gone, signs nothing any more. */
function gone(given: Given, { code }: ApiError): Profile {
  const problem = code === 'ExpiredToken' ? 'the session has expired' : 'does not authenticate any more';
  return {
    ...given,
    arn: '',
    problem,
    kind: null,
    mfa: false,
    session: null,
    sourceIdentity: null,
    sessionTags: [],
    chained: false,
    heldDown: false,
  };
}
