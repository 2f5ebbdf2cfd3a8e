import type { AccessLevel } from '../../catalogue/shapes.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';

/** Access levels, the gravest first. */
export const levelsByGravity: readonly AccessLevel[] = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];

export interface LevelCount {
  readonly level: AccessLevel;
  readonly count: number;
}

/** How many actions of each level, the gravest first; levels without any are left out. */
export function levelCounts(
  entries: readonly { readonly accessLevel: AccessLevel; readonly actionCount: number }[],
): readonly LevelCount[] {
  return levelsByGravity.flatMap((level) => {
    const own = entries.filter(({ accessLevel }) => accessLevel === level);
    const count = own.reduce((sum, { actionCount }) => sum + actionCount, 0);
    return count === 0 ? [] : [{ level, count }];
  });
}

/** Cells of the longest name. */
const NAME = 22;

/**
 * A bar for each level. Counts range from one to thousands, so that the length goes with the logarithm; the number beside
 * it is exact.
 */
export function levelBars(counts: readonly LevelCount[], width: number, glyphs: Glyphs): readonly Line[] {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const digits = String(most).length;
  const room = Math.max(4, Math.min(40, width - NAME - digits - 2));
  return counts.map(({ level, count }) => {
    const length = Math.max(1, Math.round((Math.log2(count + 1) / Math.log2(most + 1)) * room));
    return [
      seg(`${level.padEnd(NAME)} `, 'muted'),
      seg(String(count).padStart(digits), 'excess'),
      seg(' '),
      seg(glyphs.barFull.repeat(length), 'excess'),
    ];
  });
}

export function levelBarsText(counts: readonly LevelCount[]): readonly string[] {
  return counts.map(({ level, count }) => `${level}: ${count} ${count === 1 ? 'action' : 'actions'} too many`);
}
