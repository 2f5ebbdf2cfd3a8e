import type { Context } from '../policy/request.ts';
import type { ApiError, JsonObject } from './call.ts';
import type { Identity } from './identity.ts';
import type { Account, Sandbox } from './sandbox.ts';

/** One request for permission that a call makes; some calls make several. */
export interface Permission {
  /** E.g. `iam:CreateUser`. */
  readonly action: string;
  /** ARN, or `*` where the action has no resource. */
  readonly resource: string;
  /** Keys of this call beyond the ones that the account fills for every request. */
  readonly context?: Context;
  /** True where the call makes the resource: whoever has one of that name already is not asked. */
  readonly creates?: boolean;
  /** How AWS's denial names the resource where it is not the ARN, e.g. `user Bob`. */
  readonly named?: string;
}

/** A call that passed the model's validation, made by somebody whose credentials are good. */
export interface Invocation {
  readonly sandbox: Sandbox;
  /** The caller's account: IAM calls act on it. */
  readonly account: Account;
  readonly identity: Identity;
  readonly input: JsonObject;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly region: string;
}

export type Result = { readonly sandbox: Sandbox; readonly output: JsonObject } | { readonly error: ApiError };

/**
 * One API operation of the sandbox. Model validation comes before `permissions`, authorization before `run`, so that
 * checks of state (existence, quotas, deletion order) belong in `run`. `permissions` may look at the state to find
 * ARNs and tags; for an entity that does not exist it names the ARN that the entity would have.
 */
export interface Operation {
  /** What AWS checks before it authorizes, beyond the model: a one-time code, say. */
  readonly before?: (invocation: Invocation) => ApiError | null;
  /** Who calls, where the input tells it and not a signature. */
  readonly caller?: (invocation: Invocation) => Identity;
  readonly permissions: (invocation: Invocation) => readonly Permission[];
  /** The answer to a denial where the service gives no reasons. */
  readonly denied?: ApiError;
  readonly run: (invocation: Invocation) => Result;
}

/** Operations of one service by name. */
export type Operations = Readonly<Record<string, Operation>>;
