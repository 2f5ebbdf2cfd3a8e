import type { Json } from '../account/call.ts';
import type { Policy } from '../policy/document.ts';
import type { Probe } from './checkSchema.ts';

/** What every check carries. */
export interface CheckHead {
  /** Unique in the scenario; the task's id and the position where the author gave none. */
  readonly id: string;
  /** Milliseconds that the clock has moved before the check. */
  readonly after: number;
  /** What the clock shows at the check, in milliseconds since 1970; null where it goes by the account's. */
  readonly at: number | null;
  readonly from: string | null;
  readonly mfa: boolean;
  /** Points that the author set; null where the kind's share is divided. */
  readonly points: number | null;
  readonly because: string | null;
  /** What the learner sees of a held-out check; null for a visible one. */
  readonly publicly: string | null;
}

export type StateTest = 'equals' | 'not' | 'atLeast' | 'atMost' | 'contains' | 'lacks' | 'matches' | 'empty';

interface Access {
  readonly probe: Probe;
  readonly through: 'any' | null;
}

/** What each kind of check carries of its own. */
export interface CheckBodies {
  readonly allow: Access;
  readonly deny: Access;
  readonly call: { readonly as: string | null; readonly line: string; readonly expect: string };
  readonly never: {
    readonly as: string;
    readonly actions: readonly string[];
    readonly on: readonly string[];
    readonly except: readonly string[];
    /** Which sign-ins the claim is about; all where it is null. */
    readonly signIn: 'with MFA' | 'without MFA' | null;
  };
  readonly atMost: { readonly as: string; readonly policy: Policy };
  readonly noEscalation: { readonly as: string };
  readonly state: {
    readonly expression: string;
    readonly account: string | null;
    /** Commands that are sent before, on a copy of the account. */
    readonly when: readonly { readonly as: string | null; readonly line: string }[];
    readonly tests: readonly { readonly test: StateTest; readonly value: Json }[];
  };
  readonly answer: { readonly question: string };
}

export type Kind = keyof CheckBodies;

export type CheckBody<Which extends Kind = Kind> = {
  [Name in Which]: { readonly kind: Name } & CheckBodies[Name];
}[Which];

/** One check of a scenario, as it is run. */
export type Check = CheckOf<Kind>;
export type CheckOf<Which extends Kind> = {
  [Name in Which]: CheckHead & { readonly kind: Name } & CheckBodies[Name];
}[Which];
