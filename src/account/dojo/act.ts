import type { ApiCall, ApiError, JsonObject, TrailEvent } from '../call.ts';
import type { Sandbox } from '../sandbox.ts';

/** What an act that no API has leads to. Events of it are in the sandbox's trail; `event` is the last of them. */
export type Done =
  | { readonly sandbox: Sandbox; readonly output: JsonObject; readonly event?: TrailEvent }
  | { readonly error: ApiError; readonly sandbox?: Sandbox; readonly event?: TrailEvent };

export type Act = (sandbox: Sandbox, call: ApiCall, account: string) => Done;

/** A member of an act's input, which no model has checked; undefined where it is no text. */
export function textIn(input: JsonObject, member: string): string | undefined {
  const value = input[member];
  return typeof value === 'string' ? value : undefined;
}
