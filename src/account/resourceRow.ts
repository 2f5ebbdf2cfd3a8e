import type { Context } from '../policy/request.ts';
import type { ApiError } from './call.ts';
import type { FailureRow } from './fail.ts';
import type { Row, Target } from './iam/row.ts';
import type { Invocation, Result } from './operation.ts';
import { type Found, foundAt } from './resource.ts';
import type { ResourceKind } from './resourceState.ts';

/** A failure of a service; `ours` where AWS's code is known and the text is not. */
export interface ResourceFailure extends FailureRow {
  readonly ours?: true;
  /** Where the text was read, for one that no page of AWS has. */
  readonly source?: string;
}

export type ResourceFailures = Readonly<Record<string, ResourceFailure>>;

/** One line of the table resource × operation. */
export interface ResourceRow extends Row {
  /** Resource type of the catalogue that the call is authorized on, `*` for none. */
  readonly on: string;
  /** What a call that is allowed does, in a few words. */
  readonly effect: string;
  /** Ids of the failures that the operation answers beyond validation and denial. */
  readonly errors: readonly string[];
}

export type ResourceRows = Readonly<Record<string, ResourceRow>>;

/** All rows of one service with the failures that they speak of. */
export interface ServiceRows {
  readonly rows: ResourceRows;
  readonly failures: ResourceFailures;
}

/** How the calls of a service find the one resource that they act on. */
export interface Locator<Kind extends ResourceKind> {
  readonly kind: Kind;
  readonly on: string;
  /** ARN that the input names, whether or not it exists. */
  readonly arn: (call: Invocation) => string;
  readonly missing: (call: Invocation, arn: string) => { readonly error: ApiError };
  /** Ids of that failure and of what `before` answers. */
  readonly errors: readonly string[];
  readonly before?: (call: Invocation) => ApiError | null;
  readonly context?: (call: Invocation, found: Found<Kind> | null) => Context;
}

interface OnOne<Kind extends ResourceKind> {
  readonly effect: string;
  readonly errors?: readonly string[];
  /** Keys of this call beyond those that the locator gives. */
  readonly context?: (call: Invocation, found: Found<Kind> | null) => Context;
  /** Permissions besides the operation's own, e.g. on a KMS key. */
  readonly also?: (call: Invocation, found: Found<Kind> | null) => readonly Target[];
  readonly before?: (call: Invocation) => ApiError | null;
  readonly run: (call: Invocation, found: Found<Kind>) => Result;
}

/** A maker of rows for operations on one existing resource. Whether it exists is told after authorization. */
export const rowsOn =
  <Kind extends ResourceKind>(locator: Locator<Kind>) =>
  ({ effect, errors = [], context, also, before, run }: OnOne<Kind>): ResourceRow => ({
    on: locator.on,
    effect,
    errors: [...locator.errors, ...errors],
    before: (call) => locator.before?.(call) ?? before?.(call) ?? null,
    asks: (call) => {
      const resource = locator.arn(call);
      const found = foundAt(call.sandbox, resource, locator.kind);
      const own = { resource, context: { ...locator.context?.(call, found), ...context?.(call, found) } };
      return [own, ...(also?.(call, found) ?? [])];
    },
    run: (call) => {
      const arn = locator.arn(call);
      const found = foundAt(call.sandbox, arn, locator.kind);
      return found ? run(call, found) : locator.missing(call, arn);
    },
  });
