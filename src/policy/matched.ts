import type { Decision } from './decision.ts';
import type { Effect } from './document.ts';

/** A statement that applied to a request. */
export interface MatchedStatement {
  readonly policy: string;
  /** Counts from 0. */
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: Effect;
}

/** The statements that applied, in the order of AWS's checks. */
export function matchedStatements({ statements }: Decision): readonly MatchedStatement[] {
  return statements
    .filter(({ applies }) => applies)
    .map(({ policy, statement, sid, effect }) => ({ policy, statement, sid, effect }));
}
