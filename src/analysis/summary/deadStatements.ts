import { expandActions } from '../../policy/actions.ts';
import type { PatternElement, Statement } from '../../policy/document.ts';
import { unknownActions } from '../documents/unknownActions.ts';
import { fullName } from '../excessEntries.ts';
import { allowedBeyond, type DocumentCases, type PlacedStatement } from './documentCases.ts';
import type { Granted } from './grantedParts.ts';

/** A statement that could be removed without any difference to the documents. */
export interface DeadStatement {
  readonly policy: number;
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: Statement['effect'];
  /** The action pattern that alone is dead; null where the whole statement is. */
  readonly pattern: string | null;
  /** Lower case without a full stop. */
  readonly why: string;
}

const everything: PatternElement = { negated: false, patterns: ['*'] };

/** Statements that allow or deny nothing, or nothing that others do not, each with the reason. */
export function deadStatements(
  cases: DocumentCases,
  statements: readonly PlacedStatement[],
  { groups, live }: Granted,
): DeadStatement[] {
  // Only a search without gaps shows that nothing is allowed.
  if (cases.reasons.size > 0) return [];
  const used = new Set(groups.flatMap(({ parts }) => parts.map(({ allow }) => allow)));
  const denies = statements.filter(({ statement }) => statement.effect === 'Deny');
  const found = statements.flatMap((one): DeadStatement[] => {
    const { statement } = one;
    const head = {
      policy: one.policy,
      statement: statement.index,
      sid: statement.sid,
      effect: statement.effect,
      pattern: null,
    };
    if (statement.effect === 'Deny') {
      return deniesNothing(cases, one) ? [{ ...head, why: reasonOf(cases, one, true) }] : [];
    }
    if (used.has(one)) return deadPatterns(one, live.get(one)).map((pattern) => ({ ...head, pattern, why: nothing }));
    const isLive = (live.get(one)?.size ?? 0) > 0;
    return [{ ...head, why: isLive ? 'other statements allow all of it already' : whyNothing(cases, one, denies) }];
  });
  return cases.reasons.size > 0 ? [] : found;
}

const nothing = 'no request for it meets the resources and conditions of the statement, or a denial takes it away';

/** Patterns of an Allow statement that stand for actions of which it allows none. */
function deadPatterns({ statement }: PlacedStatement, live: ReadonlySet<string> | undefined): string[] {
  const { action } = statement;
  if (action.negated || live === undefined) return [];
  return action.patterns.filter((pattern) => {
    const actions = expandActions(pattern);
    return actions.length > 0 && !actions.some((one) => live.has(fullName(one)));
  });
}

function deniesNothing(cases: DocumentCases, deny: PlacedStatement): boolean {
  return allowedBeyond(cases, [allowing(deny)], [allowing(deny), deny]).size === 0;
}

/** Everything that the statement is about, allowed to everybody. */
function allowing({ policy, version, statement }: PlacedStatement): PlacedStatement {
  const principal = statement.principal && {
    negated: false,
    entries: [{ type: 'AWS', value: '*' } as const],
    bare: true,
  };
  const resource = statement.resource && everything;
  return { policy, version, statement: { ...statement, effect: 'Allow', principal, resource, conditions: [] } };
}

function whyNothing(cases: DocumentCases, allow: PlacedStatement, denies: readonly PlacedStatement[]): string {
  if (allowedBeyond(cases, [allow], null).size === 0) return reasonOf(cases, allow, false);
  const one = denies.find((deny) => allowedBeyond(cases, [allow, deny], null).size === 0);
  if (!one) return 'the denials together take all of it away';
  const name = one.statement.sid === null ? `statement ${one.statement.index + 1}` : `\`${one.statement.sid}\``;
  const where = one.policy === allow.policy ? '' : ` of policy ${one.policy + 1}`;
  return `${name}${where} denies all of it`;
}

/** The element that nothing meets. */
function reasonOf(cases: DocumentCases, placed: PlacedStatement, denies: boolean): string {
  const { statement } = placed;
  const unknown = unknownActions([{ version: placed.version, id: null, statements: [statement] }]);
  if (!statement.action.negated && unknown.length === statement.action.patterns.length) {
    return 'its actions are not in the catalogue of AWS actions';
  }
  const alone = (changed: Statement) => allowedBeyond(cases, [{ ...placed, statement: changed }], null).size > 0;
  const asAllow: Statement = { ...statement, effect: 'Allow' };
  if (statement.resource && alone({ ...asAllow, resource: everything })) {
    return 'none of its actions works on these resources';
  }
  if (alone({ ...asAllow, conditions: [] })) return 'no request meets its conditions';
  return denies ? 'no request meets it' : 'no request meets its actions, resources and conditions together';
}
