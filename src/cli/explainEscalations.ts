import {
  type DocumentEscalation,
  escalationsOf,
  type OpenedEscalations,
} from '../analysis/escalation/documentEscalations.ts';
import type { Policy } from '../policy/document.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import { indented, wrapText } from './textTable.ts';

/** Ways that a text tells of each sort. */
const told = 5;

/** Ways to administrator that the identity policies of one principal open; those of services that are gone left out. */
export function openedBy(policies: readonly Policy[], kind: PolicyKind): OpenedEscalations | null {
  if (kind !== 'identity') return null;
  const opened = escalationsOf({ policies });
  return { ...opened, ways: opened.ways.filter(({ path }) => !path.retired) };
}

/** Why the ways may not be all. */
export const waysUnlooked = 'not every way to become administrator was looked at';

/** What only an account can tell. */
const unlooked = [
  'users, roles, groups and policies that are there already and could be changed first',
  'tags that could be set first',
  'boundaries of customer managed policies',
  'roles that lead on to others',
] as const;

/** `escalations`, `composed`, `administrator` and `notLookedAt` of the public result. */
export function escalationReport(opened: OpenedEscalations | null): object {
  if (opened === null) return { escalations: [], composed: [], administrator: false, notLookedAt: [] };
  const { ways, composed, administrator } = opened;
  return { escalations: ways.map(entryOf), composed: composed.map(entryOf), administrator, notLookedAt: unlooked };
}

function entryOf({ path: { id, name, category, says, sources }, requests }: DocumentEscalation): object {
  return { path: id, name, category, says, actions: actionsOf(requests), sources };
}

const actionsOf = (requests: DocumentEscalation['requests']): readonly string[] => [
  ...new Set(requests.map(({ action }) => action)),
];

/** Nothing is said of policies that open nothing and hold nothing dangerous. */
export function escalationText(opened: OpenedEscalations | null, dangerous: boolean, columns: number): string {
  if (opened === null) return '';
  const { ways, composed, administrator, complete } = opened;
  const width = Math.max(40, Math.min(columns, 160));
  const isOpen = ways.length + composed.length > 0;
  const left = complete ? [] : ['', ...wrapText(`Not complete: ${waysUnlooked}`, width)];
  const scope = `Not looked at, since only an account can tell: ${unlooked.join('; ')}.`;
  const lines = administrator
    ? ['', ...wrapText('Whoever has this is an administrator already, so no way to become one is told.', width)]
    : [
        ...section(
          'Ways to become administrator that this opens, where the account has what else they take:',
          ways,
          width,
        ),
        ...section('Ways over what is made first, which need nothing else to be there:', composed, width),
        ...(isOpen || dangerous ? ['', ...wrapText(scope, width)] : []),
      ];
  const all = [...lines, ...left];
  return all.length === 0 ? '' : `${all.join('\n')}\n`;
}

function section(title: string, ways: readonly DocumentEscalation[], width: number): string[] {
  if (ways.length === 0) return [];
  const more = ways.length - told;
  return [
    '',
    ...wrapText(title, width),
    ...ways.slice(0, told).flatMap(({ path }) => indented(`! ${path.name}: ${path.says}`, width, 2, 4)),
    ...(more > 0 ? [`  … and ${more} more ${more === 1 ? 'way' : 'ways'}; --format json lists all`] : []),
  ];
}
