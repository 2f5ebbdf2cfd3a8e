import { namesCallers } from '../analysis/summary/documentCases.ts';
import { type GrantWay, wayWords } from '../analysis/summary/grantWay.ts';
import type { ChangedAccess, PolicyChange } from '../analysis/summary/policyChange.ts';
import { indented, wrapText } from './textTable.ts';

/** Actions that a list names; its count tells all. */
const namedActions = 50;

/**
 * The public result of `iam-dojo explain --diff OTHER --format json`: `{schema, type, verdict, gained, lost, complete}`.
 * `verdict` is `equal`, `gained`, `lost` or `both`, from the files to OTHER. Entries of `gained` and `lost` are
 * `{says, actions, actionCount, before, after, witness}`; `before` and `after` are ways as in `iam-dojo-explanation/1`,
 * empty where the action is not allowed at all; the witness is a request that one version allows and the other does not.
 */
export function changeReport({ kind, gained, lost, complete, reasons }: PolicyChange): object {
  return {
    schema: 'iam-dojo-policy-change/1',
    type: kind,
    verdict: verdictOf(gained.length > 0, lost.length > 0),
    gained: gained.map(entryOf),
    lost: lost.map(entryOf),
    complete,
    ...(complete ? {} : { reasons }),
  };
}

function verdictOf(more: boolean, less: boolean): 'equal' | 'gained' | 'lost' | 'both' {
  if (more) return less ? 'both' : 'gained';
  return less ? 'lost' : 'equal';
}

function entryOf({ says, actions, before, after, witness }: ChangedAccess): object {
  const { principal, action, resource, context } = witness;
  return {
    says,
    actions: actions.slice(0, namedActions),
    actionCount: actions.length,
    before,
    after,
    witness: { principal, action, resource, context },
  };
}

const headlines = {
  equal: 'The other version allows exactly the same.',
  gained: 'The other version allows more, and all that this one allows.',
  lost: 'The other version allows less, and nothing new.',
  both: 'The other version allows some things more and some things less.',
} as const;

const unfinishedHeadlines = {
  equal: 'No difference was found, but not everything was looked at.',
  gained: 'The other version allows more; nothing was found that it allows less, but not everything was looked at.',
  lost: 'The other version allows less; nothing was found that is new, but not everything was looked at.',
  both: headlines.both,
} as const;

/** What a second version allows more and less, for people. */
export function changeText({ kind, gained, lost, complete, reasons }: PolicyChange, columns: number): string {
  const width = Math.max(40, Math.min(columns, 160));
  const told: Telling = { width, callers: namesCallers(kind) };
  const lines = [
    ...wrapText((complete ? headlines : unfinishedHeadlines)[verdictOf(gained.length > 0, lost.length > 0)], width),
    ...section('Gained (+):', '+', gained, told),
    ...section('Lost (-):', '-', lost, told),
    ...(reasons.length > 0 ? ['', 'Not complete:', ...reasons.flatMap((reason) => indented(reason, width, 2))] : []),
  ];
  return `${lines.join('\n')}\n`;
}

interface Telling {
  readonly width: number;
  /** True where it matters who asks. */
  readonly callers: boolean;
}

function section(title: string, sign: string, changes: readonly ChangedAccess[], telling: Telling): string[] {
  if (changes.length === 0) return [];
  return ['', title, ...changes.flatMap((change) => changeLines(change, sign, telling))];
}

function changeLines(
  { says, before, after, witness }: ChangedAccess,
  sign: string,
  { width, callers }: Telling,
): string[] {
  const context = Object.entries(witness.context).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`);
  const where = context.length > 0 ? `, with ${context.join(', ')}` : '';
  return [
    ...indented(`${sign} ${says}`, width, 2, 4),
    ...indented(`before: ${waysText(before, after)}`, width, 4, 6),
    ...indented(`after: ${waysText(after, before)}`, width, 4, 6),
    ...indented(
      `e.g. ${witness.action} on ${witness.resource}${callers ? ` by ${witness.principal}` : ''}${where}`,
      width,
      4,
      6,
    ),
  ];
}

/** The ways of one version; those that the other has as well are only counted. */
function waysText(ways: readonly GrantWay[], others: readonly GrantWay[]): string {
  if (ways.length === 0) return 'not allowed';
  const known = new Set(others.map(wayWords));
  const own = ways.map(wayWords).filter((words) => !known.has(words));
  const shared = ways.length - own.length;
  const same = shared > 0 ? [`in ${shared} ${shared === 1 ? 'way' : 'ways'} that both have`] : [];
  return [...own.map((words) => words || 'allowed'), ...same].join('; or ');
}
