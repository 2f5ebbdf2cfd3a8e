import type { Statement } from '../../policy/document.ts';
import { actionSetWords, askedActions } from './actionWords.ts';
import { conditionWords } from './conditionWords.ts';
import { allowedBeyond, type DocumentCases, type PlacedStatement } from './documentCases.ts';
import { principalWords } from './principalWords.ts';
import { possibleActions } from './resourceWords.ts';

/** What a Deny statement never lets pass. */
export interface Denial {
  readonly policy: number;
  readonly statement: number;
  readonly sid: string | null;
  /** How many actions of the catalogue some request of which is denied. */
  readonly actionCount: number;
  /** `deleting (s3:Delete*)`. */
  readonly says: string;
  /** Null where everybody is meant. */
  readonly who: string | null;
  /** Patterns; null where every resource is meant. */
  readonly resources: readonly string[] | null;
  readonly notResources: readonly string[];
  /** All of them must hold for the denial. */
  readonly conditions: readonly string[];
}

/** Every Deny statement that denies something. */
export function denialsOf(cases: DocumentCases, statements: readonly PlacedStatement[]): Denial[] {
  return statements.flatMap((placed): Denial[] => {
    const { policy, statement } = placed;
    if (statement.effect === 'Allow') return [];
    const actions = allowedBeyond(cases, [{ ...placed, statement: { ...statement, effect: 'Allow' } }], null);
    if (actions.size === 0) return [];
    return [
      {
        policy,
        statement: statement.index,
        sid: statement.sid,
        actionCount: actions.size,
        says: actionSetWords(actions, (entry) => possibleActions(askedActions(entry), [resourcesOf(statement)])),
        who: statement.principal === null ? null : everybodyIsNull(principalWords(statement.principal)),
        ...resourcesOf(statement),
        conditions: statement.conditions.map(conditionWords),
      },
    ];
  });
}

function everybodyIsNull(words: string): string | null {
  return words === 'anybody' ? null : words;
}

function resourcesOf({ resource }: Statement): Pick<Denial, 'resources' | 'notResources'> {
  if (resource === null || (!resource.negated && resource.patterns.some((pattern) => /^\*+$/.test(pattern)))) {
    return { resources: null, notResources: [] };
  }
  return resource.negated
    ? { resources: null, notResources: resource.patterns }
    : { resources: resource.patterns, notResources: [] };
}
