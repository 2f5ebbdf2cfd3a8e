import { type ArrangedTier, type PanelArrangement, usualArrangement } from '../stores/panelArrangement.ts';
import type { PanelName } from '../stores/uiStore.ts';
import type { Tier } from './layoutTier.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Places = Partial<Readonly<Record<PanelName, Rect>>>;

interface Columns {
  readonly account: number;
  readonly tasks: number;
}

const columnsOf: Readonly<Record<ArrangedTier, Columns>> = {
  wide: { account: 34, tasks: 50 },
  normal: { account: 26, tasks: 38 },
  tight: { account: 23, tasks: 34 },
};

/** What a wide screen has beyond the least of its tier goes to names and to what the checks say, up to what they need. */
function usualColumns(tier: ArrangedTier, columns: number): Columns {
  const usual = columnsOf[tier];
  const spare = tier === 'wide' ? Math.max(0, columns - 160) : 0;
  return {
    account: Math.min(48, usual.account + Math.floor(spare / 8)),
    tasks: Math.min(100, usual.tasks + Math.floor(spare / 2)),
  };
}

/** The least that a panel is drawn in: columns, and rows of the upper and the lower panels. */
export const least = { account: 20, detail: 30, tasks: 24, events: 24, console: 30, upper: 6, lower: 5 } as const;

/** Rows of the lower panel: some always, about half of the screen while it has the keys. */
function lowerRows(height: number, focused: boolean): number {
  const share = focused ? 0.55 : 0.2;
  return Math.max(least.lower, Math.min(focused ? 30 : 10, Math.round(height * share)));
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

const lower = ['console', 'events'] as const;

const isLower = (panel: PanelName): boolean => panel === 'console' || panel === 'events';

/** One panel: all there is. */
function alone(panel: PanelName, columns: number, rows: number): Places {
  return { [panel]: { x: 0, y: 0, width: columns, height: rows } };
}

export function isArranged(tier: Tier): tier is ArrangedTier {
  return tier !== 'single' && tier !== 'tooSmall';
}

/** Panels in sight: those that are not hidden, and the one that has the keys. Console and events may share a place. */
function panelsShown(
  tier: ArrangedTier,
  panel: PanelName,
  lowerPanel: 'console' | 'events',
  hidden: readonly PanelName[],
) {
  const isShown = (name: PanelName) => name === panel || !hidden.includes(name);
  const below = lower.filter(isShown);
  const one = below.includes(lowerPanel) ? lowerPanel : below[0];
  const chosen = tier === 'wide' ? below : one === undefined ? [] : [one];
  return { account: isShown('account'), detail: isShown('detail'), tasks: isShown('tasks'), below: chosen };
}

type Shown = ReturnType<typeof panelsShown>;

function columnWidths(tier: ArrangedTier, columns: number, shown: Shown, arrangement: PanelArrangement) {
  const isLeft = shown.account || shown.detail || shown.below.length > 0;
  const upper = (shown.account ? least.account : 0) + (shown.detail ? least.detail : 0);
  const below = shown.below.reduce((sum, name) => sum + least[name], 0);
  const leastLeft = Math.max(upper, below);
  const usual = usualColumns(tier, columns);
  const wanted = clamp(arrangement.tasks ?? usual.tasks, least.tasks, columns - leastLeft);
  const tasks = !shown.tasks ? 0 : isLeft ? wanted : columns;
  const left = columns - tasks;
  const beside = clamp(arrangement.account ?? usual.account, least.account, left - least.detail);
  const account = !shown.account ? 0 : shown.detail ? beside : left;
  return { account, left, tasks };
}

function lowerPlaces(shown: Shown, at: Rect, arrangement: PanelArrangement): Places {
  const [only, other] = shown.below;
  if (only === undefined) return {};
  if (other === undefined) return { [only]: at };
  const usual = Math.floor(at.width * 0.4);
  const events = clamp(arrangement.events ?? usual, least.events, at.width - least.console);
  return {
    console: { ...at, width: at.width - events },
    events: { ...at, x: at.width - events, width: events },
  };
}

/** Places of the panels in `columns` × `rows` cells. A panel without a place is not shown. */
export function workbenchLayout(
  tier: Tier,
  columns: number,
  rows: number,
  panel: PanelName,
  zoomed: boolean,
  lowerPanel: 'console' | 'events',
  arrangement: PanelArrangement = usualArrangement,
): Places {
  if (zoomed || !isArranged(tier)) return alone(panel, columns, rows);
  const shown = panelsShown(tier, panel, lowerPanel, arrangement.hidden);
  const { account, left, tasks } = columnWidths(tier, columns, shown, arrangement);
  const wanted = arrangement.lower ?? lowerRows(rows, isLower(panel));
  const isUpper = shown.account || shown.detail;
  const below = shown.below.length === 0 ? 0 : isUpper ? clamp(wanted, least.lower, rows - least.upper) : rows;
  const height = rows - below;
  return {
    ...(shown.account && { account: { x: 0, y: 0, width: account, height } }),
    ...(shown.detail && { detail: { x: account, y: 0, width: left - account, height } }),
    ...(shown.tasks && { tasks: { x: left, y: 0, width: tasks, height: rows } }),
    ...lowerPlaces(shown, { x: 0, y: height, width: left, height: below }, arrangement),
  };
}
