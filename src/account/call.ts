import type { Decision } from '../policy/decision.ts';
import type { Sandbox } from './sandbox.ts';

/** JSON as the AWS APIs take and give it; timestamps are ISO 8601 text, blobs base64 text. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Who signs a call. What the credentials are worth is decided when the call is applied. */
export type Caller =
  /** A request signed with an access key; `sessionToken` with temporary credentials. */
  | { readonly type: 'accessKey'; readonly accessKeyId: string; readonly sessionToken?: string }
  /** A person signed in to the console, which works with temporary credentials. */
  | { readonly type: 'console'; readonly account: string; readonly user: string; readonly mfa: boolean }
  /** The root user signed in to the console. */
  | { readonly type: 'root'; readonly account: string; readonly mfa: boolean }
  /** Credentials from the metadata of an instance, through its profile. */
  | { readonly type: 'instance'; readonly account: string; readonly instanceId: string }
  /** Credentials that a function finds in its environment while it runs. */
  | { readonly type: 'function'; readonly account: string; readonly functionArn: string }
  /** A service that acts with a role that was passed to it, for a schedule, say. */
  | {
      readonly type: 'service';
      readonly account: string;
      /** E.g. `scheduler.amazonaws.com`. */
      readonly service: string;
      readonly roleArn: string;
      readonly sessionName: string;
    }
  /** Somebody of IAM Identity Center's directory who entered an account with a permission set, by name. */
  | {
      readonly type: 'identityCenter';
      readonly account: string;
      readonly user: string;
      readonly permissionSet: string;
    }
  | { readonly type: 'anonymous' };

/**
 * One API request. `service` is the model's name (`iam`, `sts`, `ec2`, `s3`), or `dojo` for what no API does: time
 * passing (`AdvanceClock {Seconds}`) and acts in the console (`EnableRootMFADevice {}`, `DisableRootMFADevice {}`,
 * `ConsoleLogin {UserName, Password, TokenCode}`, `SwitchRole {RoleName, Account}`).
 */
export interface ApiCall {
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
  readonly caller: Caller;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly time: number;
  readonly region?: string;
  readonly sourceIp?: string;
  readonly userAgent?: string;
}

/** AWS's own answer to a call that fails. */
export interface ApiError {
  /** Wire code, e.g. `NoSuchEntity`. */
  readonly code: string;
  readonly status: number;
  readonly message: string;
  /** Other members of the exception, e.g. `Reason`. */
  readonly detail?: JsonObject;
  /** The decision behind an AccessDenied, for "why?". */
  readonly decision?: Decision;
}

export type Outcome =
  | { readonly ok: true; readonly output: JsonObject; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly error: ApiError; readonly decisions: readonly Decision[] };

/** A CloudTrail record, version 1.11 of the event format. */
export type TrailEvent = JsonObject;

/** What applying a call gives: the next sandbox, the answer and the event that records both. */
export interface Applied {
  readonly sandbox: Sandbox;
  readonly outcome: Outcome;
  /** Null where no trail records the call: time passing, credentials that nobody knows. */
  readonly event: TrailEvent | null;
}
