import type { Context } from '../../policy/request.ts';
import type { ApiError, JsonObject } from '../call.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Sandbox } from '../sandbox.ts';

/** What a call asks permission for. */
export interface Target {
  /** ARN, or `*` where the action has no resource. */
  readonly resource: string;
  readonly context?: Context;
  /** Where it is not the action named after the operation, e.g. `iam:PassRole`. */
  readonly action?: string;
  /** True where the call makes the resource. */
  readonly creates?: boolean;
  /** How the denial names the resource where it is not the ARN. */
  readonly named?: string;
}

/** One operation as a row of the table; its name is its key. */
export interface Row {
  /** What AWS checks before it authorizes. */
  readonly before?: (call: Invocation) => ApiError | null;
  readonly asks: (call: Invocation) => Target | readonly Target[];
  readonly run: (call: Invocation) => Result;
}

export type Rows = Readonly<Record<string, Row>>;

/** Success: the next sandbox and the answer, empty for operations without one. */
export const done = (sandbox: Sandbox, output: JsonObject = {}): Result => ({ sandbox, output });

/** The target of operations on no resource. */
export const anything = (): Target => ({ resource: '*' });
