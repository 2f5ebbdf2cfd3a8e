import type { Json } from '../account/call.ts';
import type { Policy } from '../policy/document.ts';
import type { Probe } from './checkSchema.ts';

/** What every check carries. */
export interface CheckHead {
  /** Unique in the scenario; the task's id and the position where the author gave none. */
  readonly id: string;
  /** Milliseconds that the clock has moved before the check. */
  readonly after: number;
  readonly from: string | null;
  readonly mfa: boolean;
  /** Points that the author set; null where the kind's share is divided. */
  readonly points: number | null;
  readonly because: string | null;
  /** What the learner sees of a held-out check; null for a visible one. */
  readonly publicly: string | null;
}

export type StateTest = 'equals' | 'not' | 'atLeast' | 'atMost' | 'contains' | 'lacks' | 'matches' | 'empty';

export type CheckBody =
  | { readonly kind: 'allow' | 'deny'; readonly probe: Probe; readonly through: 'any' | null }
  | { readonly kind: 'call'; readonly as: string | null; readonly line: string; readonly expect: string }
  | {
      readonly kind: 'never';
      readonly as: string;
      readonly actions: readonly string[];
      readonly on: readonly string[];
      readonly except: readonly string[];
    }
  | { readonly kind: 'atMost'; readonly as: string; readonly policy: Policy }
  | {
      readonly kind: 'state';
      readonly expression: string;
      readonly account: string | null;
      readonly tests: readonly { readonly test: StateTest; readonly value: Json }[];
    }
  | { readonly kind: 'answer'; readonly question: string };

/** One check of a scenario, as it is run. */
export type Check = CheckHead & CheckBody;
export type CheckOf<Kind extends CheckBody['kind']> = CheckHead & Extract<CheckBody, { kind: Kind }>;
