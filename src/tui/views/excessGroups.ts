import { dividedExcess } from '../../training/excessReport.ts';
import type { ExcessEntry } from '../../training/report.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';

/** The same permissions too many, of everybody who has them. */
export interface ExcessGroup {
  readonly principals: readonly string[];
  /** Of the first of them. */
  readonly entry: ExcessEntry;
}

/** Puts together what several principals have too much of in the same way, in the order of the report. */
export function excessGroups(entries: readonly ExcessEntry[]): readonly ExcessGroup[] {
  const groups = new Map<string, { principals: string[]; entry: ExcessEntry }>();
  for (const entry of entries) {
    const { actions, actionCount, witness } = entry;
    const key = [actionCount, witness.resource, ...actions].join(' ');
    const group = groups.get(key) ?? { principals: [], entry };
    group.principals.push(entry.principal);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Of what only reads about resources one sentence; empty where there is nothing. */
export function readingText(entries: readonly ExcessEntry[]): string {
  const count = excessGroups(dividedExcess(entries).reading).reduce((sum, { entry }) => sum + entry.actionCount, 0);
  if (count === 0) return '';
  const many = count === 1 ? '1 permission only reads' : `${count} permissions only read`;
  return `Beyond the tasks, ${many} about resources; that costs no star`;
}

/** One line: what, on what, and who. */
export function excessLine({ principals, entry }: ExcessGroup, glyphs: Glyphs): Line {
  const { actions, actionCount, witness } = entry;
  const more = actionCount > 1 ? ` and ${actionCount - 1} more` : '';
  return [
    seg(`${glyphs.warning} `, 'excess'),
    seg(actions[0] ?? witness.action, 'excess'),
    seg(`${more} on ${witness.resource}`),
    seg(`  ${principals.join(', ')}`, 'muted'),
  ];
}
