export type Tier = 'wide' | 'normal' | 'tight' | 'single' | 'tooSmall';

/** The least that the program can be played in. */
export const smallest = { columns: 60, rows: 12 } as const;

/** Rows that the panels side by side need; below that one panel fills the screen. */
const SIDE_BY_SIDE_ROWS = 20;

const tiers: readonly { readonly columns: number; readonly tier: Tier }[] = [
  { columns: 160, tier: 'wide' },
  { columns: 120, tier: 'normal' },
  { columns: 100, tier: 'tight' },
];

export function layoutTier(columns: number, rows: number): Tier {
  if (columns < smallest.columns || rows < smallest.rows) return 'tooSmall';
  if (rows < SIDE_BY_SIDE_ROWS) return 'single';
  return tiers.find((row) => columns >= row.columns)?.tier ?? 'single';
}
