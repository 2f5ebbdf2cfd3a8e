import type { Place } from './fault.ts';

export type Effect = 'Allow' | 'Deny';

/** `Action`/`NotAction` or `Resource`/`NotResource`: the patterns as written. */
export interface PatternElement {
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** `Principal`/`NotPrincipal`. A bare `"*"` is `{type: 'AWS', value: '*'}` with `bare` set. */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly entries: readonly { readonly type: PrincipalType; readonly value: string }[];
  /** True where the element is the bare string `"*"`, which trust policies refuse. */
  readonly bare: boolean;
}

/** One key under one operator: all clauses of a statement must hold. */
export interface ConditionClause {
  /** As written, e.g. `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  /** Numbers and Booleans are kept in their text form. */
  readonly values: readonly string[];
  readonly place: Place | null;
}

export interface Statement {
  /** Counts from 0. */
  readonly index: number;
  readonly sid: string | null;
  readonly effect: Effect;
  readonly principal: PrincipalElement | null;
  readonly action: PatternElement;
  /** Null in trust policies. */
  readonly resource: PatternElement | null;
  readonly conditions: readonly ConditionClause[];
  readonly place: Place | null;
}

/** A policy document that AWS would store. */
export interface Policy {
  readonly version: '2012-10-17' | '2008-10-17' | null;
  readonly id: string | null;
  readonly statements: readonly Statement[];
}
