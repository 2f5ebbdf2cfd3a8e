import {
  type DocumentEscalation,
  escalationsOf,
  type OpenedEscalations,
} from '../analysis/escalation/documentEscalations.ts';
import type { Policy } from '../policy/document.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import { indented, wrapText } from './textTable.ts';

/** Ways that a text tells. */
const told = 5;

/** Ways to administrator that the identity policies of one principal open; those of services that are gone left out. */
export function openedBy(policies: readonly Policy[], kind: PolicyKind): OpenedEscalations {
  if (kind !== 'identity') return { ways: [], complete: true };
  const { ways, complete } = escalationsOf({ policies });
  return { ways: ways.filter(({ path }) => !path.retired), complete };
}

/** Why the ways may not be all. */
export const waysUnlooked = 'not every way to become administrator was looked at';

/** `escalations` of the public result: `{path, name, category, says, actions, sources}`. */
export function escalationReport(found: readonly DocumentEscalation[]): object[] {
  return found.map(({ path: { id, name, category, says, sources }, requests }) => ({
    path: id,
    name,
    category,
    says,
    actions: [...new Set(requests.map(({ action }) => action))],
    sources,
  }));
}

export function escalationText({ ways: found, complete }: OpenedEscalations, columns: number): string {
  const width = Math.max(40, Math.min(columns, 160));
  const left = complete ? '' : `\n${wrapText(`Not complete: ${waysUnlooked}`, width).join('\n')}\n`;
  if (found.length === 0) return left;
  const more = found.length - told;
  const lines = [
    '',
    ...wrapText('Ways to become administrator that this opens, where the account has what else they take:', width),
    ...found.slice(0, told).flatMap(({ path }) => indented(`! ${path.name}: ${path.says}`, width, 2, 4)),
    ...(more > 0 ? [`  … and ${more} more ways; --format json lists all`] : []),
  ];
  return `${lines.join('\n')}\n${left}`;
}
