import type { Json } from '../account/call.ts';
import type { EscalationChain } from '../analysis/escalation/chain.ts';
import type { AccessLevel } from '../catalogue/shapes.ts';
import type { Context } from '../policy/request.ts';

/** The public report, `iam-dojo-report/1`. Same input, same bytes: no wall-clock time, no randomness. */
export interface Report {
  readonly schema: 'iam-dojo-report/1';
  readonly scenario: { readonly id: string; readonly slug: string; readonly version: string; readonly seed: number };
  readonly passed: boolean;
  readonly stars: 0 | 1 | 2 | 3;
  readonly score: { readonly points: number; readonly max: number };
  readonly tasks: readonly TaskReport[];
  readonly excess: readonly ExcessEntry[];
  /** Who can become an administrator and is not meant to be one, each by the shortest way. */
  readonly escalations: readonly EscalationChain[];
  readonly commands: readonly CommandReport[];
  readonly hintsUsed: number;
  /** By the sandbox's clock. */
  readonly durationMs: number;
  readonly tool: { readonly name: 'iam-dojo'; readonly version: string };
}

export interface TaskReport {
  readonly id: string;
  readonly checks: readonly CheckResult[];
}

export type CheckKind =
  | 'allow'
  | 'deny'
  | 'never'
  | 'atMost'
  | 'noEscalation'
  | 'state'
  | 'call'
  | 'hygiene'
  | 'answer';

export interface CheckResult {
  readonly id: string;
  readonly kind: CheckKind;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly points: number;
  readonly maxPoints: number;
  readonly visibility: 'visible' | 'held-out';
  /** One sentence a learner understands: what holds or what went wrong. */
  readonly message: string;
  /** What made the result: the request and decision, the excess, or the value found. */
  readonly evidence: Json;
}

/** Permissions too many, grouped by what grants them, with one request that proves it. */
export interface ExcessEntry {
  readonly principal: string;
  readonly actions: readonly string[];
  readonly actionCount: number;
  readonly accessLevel: AccessLevel;
  readonly witness: {
    readonly principal: string;
    readonly action: string;
    readonly resource: string;
    readonly context: Context;
  };
}

export interface CommandReport {
  readonly line: number;
  readonly text: string;
  readonly ok: boolean;
  readonly exit: number;
  readonly output: string;
}
