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

const columnsOf: Readonly<Record<'wide' | 'normal' | 'tight', Columns>> = {
  wide: { account: 34, tasks: 50 },
  normal: { account: 26, tasks: 38 },
  tight: { account: 23, tasks: 34 },
};

/** Rows of the lower panel: some always, about half of the screen while it has the keys. */
function lowerRows(height: number, focused: boolean): number {
  const share = focused ? 0.55 : 0.2;
  return Math.max(5, Math.min(focused ? 30 : 10, Math.round(height * share)));
}

const lower: readonly PanelName[] = ['console', 'events'];

/** One panel: all there is. */
function alone(panel: PanelName, columns: number, rows: number): Places {
  return { [panel]: { x: 0, y: 0, width: columns, height: rows } };
}

/** Places of the panels in `columns` × `rows` cells. A panel without a place is not shown. */
export function workbenchLayout(
  tier: Tier,
  columns: number,
  rows: number,
  panel: PanelName,
  zoomed: boolean,
  lowerPanel: 'console' | 'events',
): Places {
  if (zoomed || tier === 'single' || tier === 'tooSmall') return alone(panel, columns, rows);
  const { account, tasks } = columnsOf[tier];
  const below = lowerRows(rows, lower.includes(panel));
  const height = rows - below;
  const detail = columns - account - tasks;
  const left = account + detail;
  const upper: Places = {
    account: { x: 0, y: 0, width: account, height },
    detail: { x: account, y: 0, width: detail, height },
    tasks: { x: left, y: 0, width: tasks, height: rows },
  };
  if (tier !== 'wide') return { ...upper, [lowerPanel]: { x: 0, y: height, width: left, height: below } };
  const events = Math.floor(left * 0.4);
  return {
    ...upper,
    console: { x: 0, y: height, width: left - events, height: below },
    events: { x: left - events, y: height, width: events, height: below },
  };
}
